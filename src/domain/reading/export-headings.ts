/** Headings of the columns of an export that are not a form's own. */
export interface Headings {
  readonly id: string
  readonly received: string
  readonly formVersion: string
  readonly result: string
  readonly resultVersion: string
  readonly receipt: string
  readonly keptUntil: string
  /** Everything without a column. */
  readonly other: string
}

export const englishHeadings: Headings = {
  id: 'Submission ID',
  received: 'Received',
  formVersion: 'Form version',
  result: 'Result',
  resultVersion: 'Result version',
  receipt: 'Receipt',
  keptUntil: 'Kept until',
  other: 'Other',
}
