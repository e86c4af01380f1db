import * as t from 'io-ts'
import type { Kind } from './description.js'

const kinds = {
  text: null,
  email: null,
  url: null,
  phone: null,
  integer: null,
  decimal: null,
  money: null,
  boolean: null,
  choice: null,
  choices: null,
  date: null,
  time: null,
  rating: null,
  hidden: null,
  consent: null,
  custom: null,
} as const satisfies Record<Kind, null>

/** A codec of the kinds of fields. */
export const FieldKind = t.keyof(kinds)
