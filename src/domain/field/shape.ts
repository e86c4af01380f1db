import type { Kind } from './description.js'

/** The type of a stored value, among those that both JSON and the store distinguish. */
export type Shape = 'text' | 'number' | 'boolean' | 'list'

/** The shape of each kind's values; undefined for custom codecs. */
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

/** The shape of a value; undefined for null and objects. */
export const shapeOf = (value: unknown): Shape | undefined =>
  Array.isArray(value) ? 'list' : shapes[typeof value]
