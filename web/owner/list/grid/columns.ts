import type { FieldSummary, FormSummary } from '../../../../src/domain/contract/owner/form-answers.js'
import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import { answerText } from '../../answer-text.js'
import { h } from '../../dom.js'
import { capital, dateText, exactText } from '../../formats.js'
import { valueText } from '../../values.js'
import { reasonText } from '../../reason-text.js'
import { leadFieldOf } from '../../person.js'
import { words } from '../../words/words.js'

/** A column of a list, beside the time. */
export interface Column {
  readonly label: string
  /** For the style sheet: the person comes first. */
  readonly kind: 'lead' | 'answer' | 'why' | 'erased'
  /** What is in its cell, as text. */
  readonly text: (row: PageRow) => string
  /** What it is sorted by, as text. */
  readonly key: (row: PageRow) => string
  readonly cell: (row: PageRow) => { readonly content: Node | string; readonly title?: string | undefined }
}

/** The fields that a form's list shows. */
export const listedIn = ({ fields }: FormSummary): readonly FieldSummary[] =>
  fields.filter(({ listed }) => listed)

const fieldColumn =
  (kind: 'lead' | 'answer') =>
  (field: FieldSummary): Column => {
    const { name, label } = field
    const text = ({ listed }: PageRow): string =>
      answerText(field, Object.hasOwn(listed, name) ? listed[name] : undefined)
    return {
      label,
      kind,
      text,
      key: (row) => (field.kind === 'date' ? valueText(row.listed[name]) : text(row)),
      cell: (row) => {
        const content = text(row)
        return { content, title: content.length > 24 ? content : undefined }
      },
    }
  }

/** Reasons in words, in the order in which they were given. */
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
          // Where there is no room for the names of columns, the row says it.
          content: h(
            'span',
            {},
            h('span', { class: 'lead' }, `${words().list.erasedOn} `),
            dateText(expiresAt),
          ),
          title: words().list.erasedAt(exactText(expiresAt)),
        },
})

/** The columns of a form's list, who sent it first: what is held has its reasons, and the day on which it is erased. */
export const columnsOf = (form: FormSummary, state: 'held' | undefined): readonly Column[] => {
  const listed = listedIn(form)
  const lead = leadFieldOf(listed)
  return [
    ...(lead === undefined ? [] : [fieldColumn('lead')(lead)]),
    ...listed.filter((field) => field !== lead).map(fieldColumn('answer')),
    ...(state === 'held' ? [whyColumn(), erasedColumn()] : []),
  ]
}
