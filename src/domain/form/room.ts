import type { Description } from '../field/description.js'
import { longestEmail, longestUrl } from '../field/line-patterns.js'
import type { Schema } from '../field/schema.js'

/** Bytes that all fields of one form may hold together: 300 KiB, to which a result is added in an item of 400 KB. */
export const mostRoom = 300 * 1024

/** Bytes of a submission, once it is decoded: what a deployment takes by default, and the most that it may be told to take. */
export const bodyLimits = { usual: 64 * 1024, most: 256 * 1024 } as const

/** Whether a deployment may be told to take so many bytes. */
export const isBodyLimit = (bytes: number): boolean =>
  Number.isSafeInteger(bytes) && bytes >= bodyLimits.usual && bytes <= bodyLimits.most

/** What a limit must be, as a sentence goes on. */
export const bodyLimitRule = `a whole number of bytes from ${bodyLimits.usual} (64 KiB) to ${bodyLimits.most} (256 KiB)`

/** UTF-8 has three bytes for a character of any living script, and four for an emoji. */
const [usual, widest] = [3, 4]

/** Characters of a kind whose values are short. */
const short = 256

/** Characters that a field may hold. What a codec of one's own takes is not known. */
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

/** Bytes that a form's fields need together where each is as long as it may be; at most `mostRoom`. */
export const roomOf = (fields: Schema): number => Math.min(roomFor(fields, widest), mostRoom)

/** Whether a form's fields, each as long as it may be and in any living script, fit together. */
export const fits = (fields: Schema): boolean => roomFor(fields, usual) <= mostRoom
