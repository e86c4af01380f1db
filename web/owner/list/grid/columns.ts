import { labelOf } from '../../../../src/domain/kernel/label.js'
import type { FieldSummary, FormSummary } from '../../../../src/domain/contract/owner/form-answers.js'
import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import { h } from '../../dom.js'
import { capital, dateText, exactText } from '../../texts/formats.js'
import { reasonText } from '../../texts/reason-text.js'
import { leadFieldsOf } from '../../texts/naming-fields.js'
import { words } from '../../words/words.js'
import { answerColumn, leadColumn } from './answer-columns.js'
import type { Column } from './column-types.js'

/** Fields in a form's list. */
export const listedIn = ({ fields }: FormSummary): readonly FieldSummary[] =>
  fields.filter(({ listed }) => listed)

/** Reasons in words, in their given order. */
export const reasonsText = (why: readonly string[] = []): string =>
  capital(why.map(reasonText).join(words().comma))

const reasonsOf = (row: PageRow): string => reasonsText('why' in row ? row.why : [])

const whyColumn = (): Column => ({
  label: words().list.whyHeld,
  kind: 'why',
  text: reasonsOf,
  key: reasonsOf,
  cell: (row) => ({ content: reasonsOf(row), title: reasonsOf(row) }),
})

const erasedColumn = (): Column => ({
  label: words().list.erasedOn,
  kind: 'erased',
  text: ({ expiresAt }) => (expiresAt === undefined ? '–' : dateText(expiresAt)),
  key: ({ expiresAt = '' }) => expiresAt,
  cell: ({ expiresAt }) =>
    expiresAt === undefined
      ? { content: '–', title: words().list.neverErased }
      : {
          // Labelled, as narrow rows have no column headers.
          content: h(
            'span',
            {},
            h('span', { class: 'lead' }, `${words().list.erasedOn} `),
            dateText(expiresAt),
          ),
          title: words().list.erasedAt(exactText(expiresAt)),
        },
})

/** Columns of a form's list, the sender first; held submissions also have their reasons and the day of erasure. */
export const columnsOf = (form: FormSummary, state: 'held' | undefined): readonly Column[] => {
  const listed = listedIn(form)
  const lead = leadFieldsOf(listed)
  return [
    ...(lead.length === 0 ? [] : [leadColumn(lead, listed)]),
    ...listed.filter((field) => !lead.includes(field)).map(answerColumn),
    ...(state === 'held' ? [whyColumn(), erasedColumn()] : []),
  ]
}

/** Columns of fields that the form no longer has and some rows still do, unless there are such columns already. */
export const goneColumns = (
  { fields }: FormSummary,
  columns: readonly Column[],
  rows: readonly PageRow[],
): readonly Column[] => {
  const known = new Set([...fields, ...columns].map(({ name }) => name))
  const gone = new Set(rows.flatMap(({ listed }) => Object.keys(listed)).filter((name) => !known.has(name)))
  return [...gone].map((name) =>
    answerColumn({
      name,
      label: words().one.noLongerAsked(labelOf(name)),
      kind: 'custom',
      listed: true,
    }),
  )
}
