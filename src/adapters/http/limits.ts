import { bodyLimits } from '../../domain/form/room.js'

/** What a request may bring. docs/reference/http.md has the same table. */
export const limits = {
  /** Bytes of what is sent, once it is decoded: 64 KiB, or what the form's own fields may hold, which may be 300 KiB. */
  body: bodyLimits.usual,
  /** What a deployment may raise that to: 256 KiB. */
  mostBody: bodyLimits.most,
  /** Bytes on the wire for one of the decoded: three, as in a percent-encoding. */
  wire: 3,
  /** Levels of nested arrays and objects in JSON. */
  depth: 20,
  /** Members of all lists and objects in JSON, those themselves included. */
  values: 2000,
  /** Names in one submission, repetitions counted. */
  names: 500,
} as const
