import type { Notify } from './notify.js'
import type { Computation } from './computation.js'
import type { Instant } from '../kernel/instant.js'
import type { Lang } from '../kernel/lang.js'
import type { Objection } from './objection.js'
import type { Fields } from '../field/schema.js'
import type { SpamOptions } from '../spam/spam-option.js'

export type { Objection } from './objection.js'

/** A rule across fields, checked once each field is valid: true, or an objection. It must be pure. */
export type Rule<Name extends string = string, Values = Fields> = (values: Values) => true | Objection<Name>

/**
 * Converts the fields that an earlier version of a form stored, under their names at the time, to today's meaning. It
 * must be pure.
 */
export type Earlier<Values = Fields> = (
  stored: Fields,
) => { readonly [Name in keyof Values]?: Values[Name] | undefined } & Fields

/** The options of a form. All of them are optional. */
export interface FormOptions<Name extends string = string, Values = Fields, Result = Fields> {
  /** The heading of the form's page. By default the name, capitalised. */
  readonly title?: string
  /** A sentence under the heading that says what the form is for. */
  readonly intro?: string
  /** The form's version, kept in every submission and its receipt. Change it when the meaning of the fields changes. */
  readonly version?: string
  /**
   * Functions that convert submissions of earlier versions, by version, if the meaning of the fields has changed. Each
   * function is pure and returns the fields that differ; an undefined field is left out. Stored items are never
   * rewritten.
   *
   * @example
   * earlier: { '1': ({ years }) => ({ months: Number(years) * 12, years: undefined }) }
   */
  readonly earlier?: Readonly<Record<string, Earlier<Values>>>
  /** The language of the form's page and messages: `'en'` (the default), `'de'`, `'fr'`, `'es'` or `'ar'`. */
  readonly lang?: Lang
  /**
   * The time at which the form opens, in milliseconds since 1970 or as ISO 8601 text in UTC. Earlier submissions are
   * refused.
   */
  readonly opens?: Instant | string
  /** The time at which the form closes, written like `opens`. Submissions from then on are refused. */
  readonly closes?: Instant | string
  /** The origins, among the deployment's, whose pages may post to this form. By default all of them. */
  readonly origins?: readonly string[]
  /** Whether names that the form does not declare are complained about (the default) or ignored. */
  readonly unknownFields?: 'ignore' | 'complain'
  /** The text of the button. By default “Submit” in the form's language. */
  readonly button?: string
  /**
   * Where the page's script puts the fields in its request: in the body (the default) or in the URL, which proxies may
   * log. Fields longer than 2,000 characters, and forms with a secret, always use the body.
   */
  readonly send?: 'body' | 'query'
  /**
   * The thanks after a submission: a text, or the path of a page, such as `/thanks/`, on the origin that the submission
   * came from.
   */
  readonly thanks?: string
  /**
   * Rules that look at several fields together. Each returns true, or an object with the `field` to fix and a `message`
   * that says how.
   *
   * @example
   * rules: [({ from, to }) => from <= to || { field: 'to', message: 'Choose a day after the first one.' }]
   */
  readonly rules?: readonly Rule<Name, Values>[]
  /** A pure computation from the valid fields. Its result is stored with them and included in the answer. */
  readonly compute?: Computation<Name, Values, Result>
  /** The targets notified of a submission, by name, or `by` an answer. By default nobody. */
  readonly notify?: Notify<Name>
  /**
   * The field that identifies a submission, such as `id`. A second submission with the same value conflicts with the
   * first; see `whenTaken`.
   */
  readonly naturalKey?: Name
  /** Whether a second submission with the same natural key is refused (the default) or replaces the first. */
  readonly whenTaken?: 'refuse' | 'replace'
  /**
   * Required if the natural key is an `email` or `phone` field: accepts that anyone who knows a value can find out
   * whether it is stored.
   */
  readonly existenceIsPublic?: boolean
  /** Whether a submission without an idempotency key is refused. Default: false. */
  readonly keyRequired?: boolean
  /** Days until a submission counts as absent and the store may erase it. By default it is kept for good. */
  readonly retain?: { readonly days: number }
  /** The rules for holding submissions as spam. By default a hidden trap field and the time taken are checked. */
  readonly spam?: SpamOptions<Name>
  /**
   * Partitions of the time index, 1 (the default) to 1,024. More than one is needed only for thousands of writes per
   * second. The number may grow but never shrink.
   */
  readonly shards?: number
}
