import type { Bounds } from '../field/bounds.js'
import type { ComplaintCode } from '../kernel/complaint.js'
import type { Kind } from '../field/description.js'

/** What a sentence may name of a field. What was typed is not among it. */
export interface Subject extends Bounds {
  readonly label: string
  readonly kind: Kind
}

/** Everything that a person reads in one language, besides what a form's author wrote. */
export interface Catalogue {
  /** Which field, and what to do. */
  readonly complaints: Readonly<Record<ComplaintCode, (subject: Subject) => string>>
  readonly created: string
  readonly replaced: string
  /** What was only sent to try the deployment. */
  readonly tested: string
  readonly optional: string
  readonly submit: string
  /** What stands beside the field that people do not see, for those who do. */
  readonly leaveEmpty: string
  /** The heading of an error summary. */
  readonly problem: string
  /** How far a limit goes. */
  readonly limitIs: (limit: string) => string
  /** How many complaints are not among those that were said. */
  readonly moreFields: (count: number) => string
  /** The first link of a page, past what is the same on each. */
  readonly skip: string
  /** What the links to the other forms are called. */
  readonly forms: string
  /** What stands at the foot of a page. */
  readonly foot: string
  /** Before the title of a page that has one. */
  readonly error: string
  /** What the id of a submission is called, and what proves it. */
  readonly submission: string
  readonly receipt: string
  /** The way back to an empty form. */
  readonly another: string
  /** The empty option of a list. */
  readonly choose: string
  /** The heading of what is computed while a person types. */
  readonly resultSoFar: string
  readonly notSentYet: string
  /** In its place, while fields are wanting. */
  readonly resultToCome: string
  /** The heading of what was stored. */
  readonly storedResult: string
}
