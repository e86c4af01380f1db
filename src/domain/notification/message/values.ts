import { canonical } from '../../kernel/canonical.js'
import type { Description, DescriptionOf, Kind } from '../../field/description.js'
import { instantFrom } from '../../field/iso-instant.js'
import type { Lang } from '../../kernel/lang.js'
import { visible } from './clean.js'
import { day } from '../../words/day.js'
import { notificationWords } from '../../words/notification.js'

type Shown<D extends Description> = (value: unknown, description: D, lang: Lang) => string | undefined

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const isDecimal = (value: unknown): value is Intl.StringNumericLiteral =>
  typeof value === 'string' && /^-?\d{1,60}(?:\.\d{1,60})?$/.test(value)

/** Decimal text reaches the formatter as text, since converting it to a float could lose digits. */
const amount: Shown<DescriptionOf<'money'>> = (value, { currency }, lang) =>
  isDecimal(value)
    ? new Intl.NumberFormat(lang, { style: 'currency', currency, currencyDisplay: 'code' }).format(value)
    : undefined

const exact: Shown<DescriptionOf<'decimal'>> = (value, { scale }, lang) =>
  isDecimal(value) ? new Intl.NumberFormat(lang, { maximumFractionDigits: scale }).format(value) : undefined

const date = (value: unknown, _: unknown, lang: Lang): string | undefined =>
  typeof value === 'string' && instantFrom(`${value}T00:00Z`) !== undefined ? day(value, lang) : undefined

const labelOf = (option: unknown, { labels }: Pick<DescriptionOf<'choice'>, 'labels'>): string | undefined =>
  typeof option === 'string' ? (Object.hasOwn(labels, option) ? labels[option] : option) : undefined

const shownAs: { readonly [K in Kind]: Shown<DescriptionOf<K>> } = {
  text: asText,
  email: asText,
  url: asText,
  phone: asText,
  integer: (value, _, lang) =>
    typeof value === 'number' ? new Intl.NumberFormat(lang).format(value) : undefined,
  decimal: exact,
  money: amount,
  boolean: (value, _, lang) => {
    const { yes, no } = notificationWords(lang)
    return typeof value === 'boolean' ? (value ? yes : no) : undefined
  },
  choice: labelOf,
  choices: (value, description) =>
    Array.isArray(value)
      ? value.flatMap((option) => labelOf(option, description) ?? []).join(', ')
      : undefined,
  date,
  time: asText,
  rating: (value, { max }) => (typeof value === 'number' ? `${value}/${max}` : undefined),
  hidden: asText,
  consent: (value, _, lang) =>
    typeof value === 'string' ? notificationWords(lang).agreed(value) : undefined,
  custom: asText,
}

/**
 * A stored value in the format of the form's language. A value left by an earlier version of the form that does not
 * suit the field's present kind is shown as JSON.
 */
export const shownValue = (value: unknown, description: Description, lang: Lang): string => {
  if (value === undefined || value === null) return notificationWords(lang).none
  const shown = (shownAs[description.kind] as Shown<Description>)(value, description, lang)
  return visible(shown ?? canonical(value))
}
