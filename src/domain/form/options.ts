import type { Notify } from './notify.js'
import type { Computation } from './computation.js'
import type { Instant } from '../kernel/instant.js'
import type { Lang } from '../kernel/lang.js'
import type { Objection } from './objection.js'
import type { Fields } from '../field/schema.js'
import type { SpamOptions } from '../spam/spam-option.js'

export type { Objection } from './objection.js'

/** A rule across fields, asked when each field is right by itself: true, or what is wrong. It must be pure. */
export type Rule<Name extends string = string, Values = Fields> = (values: Values) => true | Objection<Name>

/** What to do with a form's submissions. Every member may be left out. */
export interface FormOptions<Name extends string = string, Values = Fields, Result = Fields> {
  /** The heading of its page; by default the name, capitalised. */
  readonly title?: string
  /** A sentence under the heading: what it is for. */
  readonly intro?: string
  /** Named in every stored submission and its receipt; change it when the meaning of the fields changes. */
  readonly version?: string
  /** The language of its page and of its complaints; English by default. */
  readonly lang?: Lang
  /** The first moment of its time, as milliseconds since 1970 or ISO 8601 text in UTC; before it nothing is taken. */
  readonly opens?: Instant | string
  /** The end of its time, exclusive. */
  readonly closes?: Instant | string
  /** Of the deployment's origins those whose pages may post to it; by default all. */
  readonly origins?: readonly string[]
  /** What becomes of names that it does not declare: a complaint, by default. */
  readonly unknownFields?: 'ignore' | 'complain'
  /** What its button says; by default “Submit” in its language. */
  readonly button?: string
  /**
   * What thanks for a submission: a text, or the path of a page, such as `/thanks/`, on the origin that the submission
   * came from.
   */
  readonly thanks?: string
  /** Rules across fields. */
  readonly rules?: readonly Rule<Name, Values>[]
  /** What it computes from its fields, once they are right: part of what is stored and answered. */
  readonly compute?: Computation<Name, Values, Result>
  /** Who is told of a submission: targets of the deployment by name, or `by` an answer. By default nobody. */
  readonly notify?: Notify<Name>
  /** The field that identifies a submission: a second one with the same value meets the first. */
  readonly naturalKey?: Name
  /** What a new submission does to an older one with the same natural key. By default it is refused. */
  readonly whenTaken?: 'refuse' | 'replace'
  /** Accept that whoever knows an address can find out whether it has submitted: for a natural key that is one. */
  readonly existenceIsPublic?: boolean
  /** Refuse a submission without an idempotency key. */
  readonly keyRequired?: boolean
  /** Erased by the store after this many days. By default never. */
  readonly retain?: { readonly days: number }
  /** What to do against spam: a trap and the time are watched by default. What looks like spam is held, not refused. */
  readonly spam?: SpamOptions<Name>
  /** Partitions of the time index, 1 to 1,024; more than one only for thousands of writes a second. Only ever grows. */
  readonly shards?: number
}
