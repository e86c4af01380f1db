import type { Currency } from '../money/currencies.js'
import type { PhoneCountry } from './phone-country.js'
import type { PatternName } from './text-patterns.js'

/** What every kind of field may say of itself. */
export interface FieldOptions {
  /** What the person reads beside the input. */
  readonly label: string
  /** One more sentence of help below the label. */
  readonly hint?: string
  /** An HTML `autocomplete` token, such as `email`. */
  readonly autocomplete?: string
  /** Left empty without a complaint. Fields are required unless they say so. */
  readonly optional?: boolean
  /** The value of a field that was left empty, in the form in which it is stored. It is then never missing. */
  readonly default?: unknown
  /** Shown and filtered in the owner's lists (all listed fields together: 400 bytes). */
  readonly listed?: boolean
  /** Never shown again: not on an error page, not in a list. */
  readonly secret?: boolean
}

export interface TextDescription extends FieldOptions {
  readonly kind: 'text'
  /** Code points. */
  readonly minLength?: number
  /** Code points. */
  readonly maxLength?: number
  readonly multiline?: boolean
  readonly pattern?: PatternName
}

export interface EmailDescription extends FieldOptions {
  readonly kind: 'email'
}

export interface UrlDescription extends FieldOptions {
  readonly kind: 'url'
}

export interface PhoneDescription extends FieldOptions {
  readonly kind: 'phone'
  /** The country whose national numbers are taken too. */
  readonly country?: PhoneCountry
}

export interface IntegerDescription extends FieldOptions {
  readonly kind: 'integer'
  readonly min: number
  readonly max: number
}

export interface DecimalDescription extends FieldOptions {
  readonly kind: 'decimal'
  /** Digits after the point. */
  readonly scale: number
  /** Decimal text. */
  readonly min?: string
  /** Decimal text. */
  readonly max?: string
}

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
  /** What the person reads, by option. */
  readonly labels: Readonly<Record<string, string>>
}

export interface ChoicesDescription extends Omit<ChoiceDescription, 'kind'> {
  readonly kind: 'choices'
  readonly min: number
  readonly max: number
}

export interface DateDescription extends FieldOptions {
  readonly kind: 'date'
  /** YYYY-MM-DD, inclusive. */
  readonly min?: string
  /** YYYY-MM-DD, inclusive. */
  readonly max?: string
}

export interface ConsentDescription extends FieldOptions {
  readonly kind: 'consent'
  /** The version of the wording that is consented to: the stored value. */
  readonly version: string
}

export interface CustomDescription extends FieldOptions {
  readonly kind: 'custom'
  /** A JSON Schema of what JSON may send; by default anything. */
  readonly schema?: Readonly<Record<string, unknown>>
}

/** A field's description: the source of its HTML, its schema and the words of its complaints. */
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
  | ConsentDescription
  | CustomDescription

/** The name of a kind of field. */
export type Kind = Description['kind']

/** The description of one kind: for tables that are total by kind. */
export type DescriptionOf<K extends Kind> = Extract<Description, { readonly kind: K }>

/** Whether a field may be left empty. A checkbox may: unticked is its other answer. */
export const mayBeEmpty = ({ kind, optional, default: fallback }: Description): boolean =>
  optional === true || fallback !== undefined || kind === 'boolean'
