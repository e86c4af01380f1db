import type { Currency } from '../money/currencies.js'
import type { Condition } from './conditions/condition.js'
import type { PhoneCountry } from './phone-country.js'
import type { Wording } from './wording.js'
import type { PatternName } from './patterns/text-patterns.js'

/** The options of every kind of field. */
export interface FieldOptions {
  /** The text beside the input. */
  readonly label: string
  /** A sentence of help below the label. */
  readonly hint?: string
  /** An HTML `autocomplete` token, such as `email`. */
  readonly autocomplete?: string
  /** Whether the field may be left empty. Fields are required by default. */
  readonly optional?: boolean
  /** The value of an empty field, as it would be stored. The field is then never missing. */
  readonly default?: unknown
  /**
   * Whether the owner's lists show the field and can be filtered by it. All listed fields together may take up to 400
   * bytes.
   */
  readonly listed?: boolean
  /**
   * Whether the page fills in the field from its URL, such as `/signup/?course=advanced`, with up to 2,000 characters.
   */
  readonly prefill?: boolean
  /** The condition under which the field is shown, required and stored, such as `is('diet', 'other')`. */
  readonly shownWhen?: Condition
  /** The names of the field in earlier versions of the form. Values stored under them are read under this one. */
  readonly was?: readonly string[]
  /** Whether the input is masked, and its value never shown again, whether on an error page or in a list. */
  readonly secret?: boolean
}

/** Further options of a field with a text input. */
export interface TypedFieldOptions extends FieldOptions {
  /** An example inside the empty input. It disappears when somebody types, so put necessary help in `hint`. */
  readonly placeholder?: string
}

/** A line or a paragraph of text. */
export interface TextDescription extends TypedFieldOptions {
  readonly kind: 'text'
  /** Minimum length, in code points. */
  readonly minLength?: number
  /** Maximum length, in code points. */
  readonly maxLength?: number
  readonly multiline?: boolean
  readonly pattern?: PatternName
}

/** An e-mail address. */
export interface EmailDescription extends TypedFieldOptions {
  readonly kind: 'email'
}

/** A web address. */
export interface UrlDescription extends TypedFieldOptions {
  readonly kind: 'url'
}

/** A telephone number. */
export interface PhoneDescription extends TypedFieldOptions {
  readonly kind: 'phone'
  /** The country whose national numbers are accepted as well. */
  readonly country?: PhoneCountry
}

/** A whole number. */
export interface IntegerDescription extends TypedFieldOptions {
  readonly kind: 'integer'
  readonly min: number
  readonly max: number
}

/** An exact number with digits after the point. */
export interface DecimalDescription extends TypedFieldOptions {
  readonly kind: 'decimal'
  /** Digits after the point. */
  readonly scale: number
  /** Minimum, as decimal text. */
  readonly min?: string
  /** Maximum, as decimal text. */
  readonly max?: string
}

/** An amount of money. */
export interface MoneyDescription extends Omit<DecimalDescription, 'kind'> {
  readonly kind: 'money'
  readonly currency: Currency
}

export interface BooleanDescription extends FieldOptions {
  readonly kind: 'boolean'
}

export interface ChoiceDescription extends FieldOptions {
  readonly kind: 'choice'
  readonly options: readonly string[]
  /** Labels by option. */
  readonly labels: Readonly<Record<string, string>>
}

/** Several answers from a list. */
export interface ChoicesDescription extends Omit<ChoiceDescription, 'kind'> {
  readonly kind: 'choices'
  readonly min: number
  readonly max: number
}

export interface DateDescription extends FieldOptions {
  readonly kind: 'date'
  /** The earliest date, YYYY-MM-DD, inclusive. */
  readonly min?: string
  /** The latest date, YYYY-MM-DD, inclusive. */
  readonly max?: string
}

export interface ConsentDescription extends FieldOptions {
  readonly kind: 'consent'
  /** The version of the wording: the stored value. */
  readonly version: string
  /** The label with its links, if it has any. */
  readonly wording?: Wording
}

export interface TimeDescription extends FieldOptions {
  readonly kind: 'time'
  /** The earliest time, HH:MM, inclusive. */
  readonly min?: string
  /** The latest time, HH:MM, inclusive. */
  readonly max?: string
}

export interface RatingDescription extends FieldOptions {
  readonly kind: 'rating'
  /** The highest rating; the lowest is 1. */
  readonly max: number
  readonly low?: string
  readonly high?: string
}

export interface HiddenDescription extends FieldOptions {
  readonly kind: 'hidden'
  readonly from: 'query' | 'referrer'
  /** The name of the parameter in the page's address. */
  readonly parameter?: string
  /** Maximum length, in UTF-16 code units. */
  readonly maxLength: number
}

/** A value that a custom codec reads. */
export interface CustomDescription extends TypedFieldOptions {
  readonly kind: 'custom'
  /** A JSON Schema of the JSON input. Default: anything. */
  readonly schema?: Readonly<Record<string, unknown>>
}

/** A field's description, from which its HTML, its schema and its complaints are derived. */
export type Description =
  | TextDescription
  | EmailDescription
  | UrlDescription
  | PhoneDescription
  | IntegerDescription
  | DecimalDescription
  | MoneyDescription
  | BooleanDescription
  | ChoiceDescription
  | ChoicesDescription
  | DateDescription
  | TimeDescription
  | RatingDescription
  | HiddenDescription
  | ConsentDescription
  | CustomDescription

/** The name of a kind of field. */
export type Kind = Description['kind']

/** The description of one kind, for tables with an entry for every kind. */
export type DescriptionOf<K extends Kind> = Extract<Description, { readonly kind: K }>

/** Whether a field may be empty. A checkbox may: unticked is an answer. */
export const mayBeEmpty = ({ kind, optional, default: fallback }: Description): boolean =>
  optional === true || fallback !== undefined || kind === 'boolean'
