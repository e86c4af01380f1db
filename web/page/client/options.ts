import type { Complaint, Stored } from './answer.js'
import type { Words } from './words.js'

/** Options of an enhanced form. All are optional. */
export interface EnhanceOptions {
  /** The form's name for submissions that wait. Default: the heading of the page. */
  readonly title?: string
  /**
   * Finds complaints before anything is sent; an empty list sends the form. `npm run build` writes a check for every
   * form, with the server's own words, to `assets/check/<form>.js`. The server checks in any case.
   */
  readonly check?: (contents: URLSearchParams) => readonly Complaint[]
  /** The helper's texts in another language. Missing ones are in English. */
  readonly words?: Partial<Words>
  /** Called after a submission was stored and confirmed to the person, with the values sent. */
  readonly onStored?: (stored: Stored, contents: URLSearchParams) => void
}
