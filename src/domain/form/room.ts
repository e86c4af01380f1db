import type { Description } from '../field/description.js'
import { longestEmail, longestUrl } from '../field/patterns/line-patterns.js'
import type { Schema } from '../field/schema.js'

/** Maximum bytes of all fields of one form: 300 KiB, which leaves room for a result in an item of 400 KB. */
export const mostRoom = 300 * 1024

/** Maximum bytes of a decoded submission: a deployment's default, and the highest that it may set. */
export const bodyLimits = { usual: 64 * 1024, most: 256 * 1024 } as const

/** Whether a deployment may set this limit, in bytes. */
export const isBodyLimit = (bytes: number): boolean =>
  Number.isSafeInteger(bytes) && bytes >= bodyLimits.usual && bytes <= bodyLimits.most

/** The end of the sentence “the limit must be …”. */
export const bodyLimitRule = `a whole number of bytes from ${bodyLimits.usual} (64 KiB) to ${bodyLimits.most} (256 KiB)`

/** Bytes in UTF-8 of a character of any living script, and of an emoji. */
const [usual, widest] = [3, 4]

/** Maximum characters assumed for kinds with short values. */
const short = 256

/** Maximum characters of a field; 0 for custom codecs, whose maximum is unknown. */
const lengthOf = (description: Description): number => {
  switch (description.kind) {
    case 'text':
      return description.maxLength ?? 0
    case 'hidden':
      return description.maxLength
    case 'email':
      return longestEmail
    case 'url':
      return longestUrl
    case 'choices':
      return description.options.join('').length
    case 'custom':
      return 0
    default:
      return short
  }
}

const roomFor = (fields: Schema, bytes: number): number =>
  Object.entries(fields).reduce(
    (room, [name, { description }]) =>
      room +
      bytes * lengthOf(description) +
      (name.length + 2) * ('options' in description ? description.options.length : 1),
    0,
  )

/** Bytes that a form's fields need if each is as long as it may be; at most `mostRoom`. */
export const roomOf = (fields: Schema): number => Math.min(roomFor(fields, widest), mostRoom)

/** Whether a form's fields fit together, each as long as it may be and in any living script. */
export const fits = (fields: Schema): boolean => roomFor(fields, usual) <= mostRoom
