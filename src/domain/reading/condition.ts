import * as E from 'fp-ts/lib/Either.js'
import { readBoolean } from '../field/kinds/boolean.js'
import { canonical } from '../kernel/canonical.js'
import { comparable } from '../field/comparable.js'
import type { FieldView } from './view.js'
import { readDate } from '../field/kinds/date.js'
import { numeral } from '../field/numerals/numeral.js'
import { canonicalDecimal } from '../money/decimal-text.js'
import type { Kind } from '../field/description.js'
import { readEmail } from '../field/kinds/email.js'
import type { Read } from '../field/field-of.js'
import type { Fields } from '../form/form.js'
import { readInteger } from '../field/kinds/integer.js'
import { trimmed } from '../kernel/typed.js'
import { readPhone } from '../field/kinds/international-phone.js'
import { readText } from '../field/kinds/text.js'
import { readTime } from '../field/kinds/time.js'
import { readUrl } from '../field/kinds/url.js'

/** A test for a typed value. */
export interface Condition {
  readonly name: string
  readonly holds: (fields: Fields) => boolean
}

/** Digits after the point: as many as any stored number has. At one scale, equal numbers are equal texts. */
const scale = 19

const readDecimal: Read<string> = (input) => canonicalDecimal(numeral(String(input)), scale)
const asText = readText(0, 100_000)
const asOption: Read<unknown> = (input) => E.right(trimmed(String(input)))

/** Reads typed text as a field of the kind would, ignoring the field's bounds. */
const readers: Readonly<Record<Kind, Read<unknown>>> = {
  text: asText,
  email: readEmail,
  url: readUrl,
  phone: readPhone,
  integer: readInteger(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  decimal: readDecimal,
  money: readDecimal,
  boolean: readBoolean,
  choice: asOption,
  choices: asOption,
  date: readDate({}),
  time: readTime({}),
  rating: readInteger(1, 10),
  hidden: asText,
  consent: asOption,
  custom: asText,
}

/** A stored value in comparable form: numbers at one scale, structured values as JSON. */
const compared = (kind: Kind, stored: unknown): unknown => {
  if (kind !== 'decimal' && kind !== 'money')
    return typeof stored === 'object' ? canonical(stored).normalize('NFC') : comparable(kind, stored)
  const number = typeof stored === 'string' ? readDecimal(stored) : E.left(undefined)
  return E.isRight(number) ? number.right : stored
}

const folded = (value: unknown, ignoreCase: boolean): unknown =>
  ignoreCase && typeof value === 'string' ? value.toLowerCase() : value

/**
 * A condition that a field has a value. Typed text is read as the field would read it, so ` Ada@Example.ORG` finds the
 * stored address, and `1.5` finds 1.50. Of several choices, one is enough.
 *
 * @returns undefined if the field cannot have such a value
 */
export const condition = (
  { name, kind }: FieldView,
  typed: string,
  { ignoreCase = false }: { readonly ignoreCase?: boolean } = {},
): Condition | undefined => {
  const read = readers[kind](typed)
  if (E.isLeft(read)) return undefined
  const wanted = folded(compared(kind, read.right), ignoreCase)
  const isWanted = (stored: unknown): boolean => folded(compared(kind, stored), ignoreCase) === wanted
  return {
    name,
    holds: (fields) => {
      const stored = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (stored === undefined) return false
      return Array.isArray(stored) && kind === 'choices' ? stored.some(isWanted) : isWanted(stored)
    },
  }
}
