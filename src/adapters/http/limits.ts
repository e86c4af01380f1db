import { bodyLimits } from '../../domain/form/room.js'

/** Limits of a request. docs/reference/http.md has the same table. */
export const limits = {
  /** Maximum decoded bytes: 64 KiB, or the maximum of the form's own fields, which may be 300 KiB. */
  body: bodyLimits.usual,
  /** Maximum decoded bytes that a deployment may configure: 256 KiB. */
  mostBody: bodyLimits.most,
  /** Bytes on the wire per decoded byte: three, as in a percent-encoding. */
  wire: 3,
  /** Maximum levels of nested arrays and objects in JSON. */
  depth: 20,
  /** Maximum members of all lists and objects in JSON; an empty list or object counts as one. */
  values: 2000,
  /** Maximum names in one submission, counting repetitions. */
  names: 500,
} as const
