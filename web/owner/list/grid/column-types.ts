import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'

/** A column by which rows can be sorted. */
export interface SortColumn {
  readonly label: string
  /**
   * Sort key: a number for amounts, otherwise a text; empty for a row that comes last in either direction, undefined
   * while it is not known.
   */
  readonly key: (row: PageRow) => string | number | undefined
}

/** A column of a list, besides the state of work and the time. */
export interface Column extends SortColumn {
  /** Name of its field, if it has one. */
  readonly name?: string
  /** Style class; `lead` is the person. */
  readonly kind: 'lead' | 'answer' | 'why' | 'erased'
  /** Text of its cell. */
  readonly text: (row: PageRow) => string
  readonly cell: (row: PageRow) => {
    readonly content: Node | string
    readonly title?: string | undefined
    /** Whether the row has no answer here. */
    readonly isNone?: boolean
  }
}
