import type { Kind } from './description.js'

/** What a stored value is, as JSON and the store tell values apart. */
export type Shape = 'text' | 'number' | 'boolean' | 'list'

/** What the values of each kind are; undefined where a codec of one's own decides. */
export const shapeOfKind: Readonly<Record<Kind, Shape | undefined>> = {
  text: 'text',
  email: 'text',
  url: 'text',
  phone: 'text',
  integer: 'number',
  decimal: 'text',
  money: 'text',
  boolean: 'boolean',
  choice: 'text',
  choices: 'list',
  date: 'text',
  time: 'text',
  rating: 'number',
  hidden: 'text',
  consent: 'text',
  custom: undefined,
}

const shapes: Readonly<Record<string, Shape>> = { string: 'text', number: 'number', boolean: 'boolean' }

/** What a value is; undefined for null and for objects. */
export const shapeOf = (value: unknown): Shape | undefined =>
  Array.isArray(value) ? 'list' : shapes[typeof value]
