import { reasonText } from '../../../../src/domain/spam/reason-text.js'
import type { FieldSummary, FormSummary } from '../../../../src/domain/contract/owner/form-answers.js'
import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import { h } from '../../dom.js'
import { capital, dateText, momentText } from '../../formats.js'
import { valueText } from '../../values.js'

/** A column of a list, beside the time. */
export interface Column {
  readonly label: string
  /** For the style sheet. */
  readonly kind: 'answer' | 'why' | 'erased'
  readonly cell: (row: PageRow) => { readonly content: Node | string; readonly title?: string | undefined }
}

/** The fields that a form's list shows. */
export const listedIn = ({ fields }: FormSummary): readonly FieldSummary[] =>
  fields.filter(({ listed }) => listed)

const fieldColumn = ({ name, label }: FieldSummary): Column => ({
  label,
  kind: 'answer',
  cell: ({ listed }) => {
    const content = valueText(Object.hasOwn(listed, name) ? listed[name] : undefined)
    return { content, title: content.length > 24 ? content : undefined }
  },
})

/** Reasons in words, in the order in which they were given. */
export const reasonsText = (why: readonly string[] = []): string => capital(why.map(reasonText).join(', '))

const whyColumn: Column = {
  label: 'Why it is held',
  kind: 'why',
  cell: (row) => {
    const reasons = reasonsText('why' in row ? row.why : [])
    return { content: reasons, title: reasons }
  },
}

const erasedColumn: Column = {
  label: 'Erased on',
  kind: 'erased',
  cell: ({ expiresAt }) =>
    expiresAt === undefined
      ? { content: '–', title: 'Kept until somebody erases it' }
      : {
          // Where there is no room for the names of columns, the row says it.
          content: h('span', {}, h('span', { class: 'lead' }, 'Erased on '), dateText(expiresAt)),
          title: `Erased on ${momentText(expiresAt)}`,
        },
}

/** The columns of a form's list: what is held has its reasons, and the day on which it is erased. */
export const columnsOf = (form: FormSummary, state: 'held' | undefined): readonly Column[] => [
  ...listedIn(form).map(fieldColumn),
  ...(state === 'held' ? [whyColumn, erasedColumn] : []),
]
