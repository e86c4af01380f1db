import type { Complaint, Stored } from './answer.js'
import type { Words } from './words.js'

/** How a form is enhanced. Everything may be left out. */
export interface EnhanceOptions {
  /** What to call the form where one of its submissions waits; by default the heading of the page. */
  readonly title?: string
  /**
   * Complaints about what is filled in, before anything is sent; an empty list sends it. `npm run build` writes one for
   * every form, with the server's own words, to `assets/check/<form>.js`. The server has the last word in any case.
   */
  readonly check?: (contents: URLSearchParams) => readonly Complaint[]
  /** What the helper says by itself, in another language than English; what is left out stays English. */
  readonly words?: Partial<Words>
  /** Called after a submission was stored and the person told so, with what was sent. */
  readonly onStored?: (stored: Stored, contents: URLSearchParams) => void
}
