/** What a request may bring. The README has the same table. */
export const limits = {
  /** Bytes of a body after decoding: 64 KiB. */
  body: 64 * 1024,
  /** What a deployment may raise that to: 256 KiB, which the store's items can hold. */
  mostBody: 256 * 1024,
  /** Levels of nested arrays and objects in JSON. */
  depth: 20,
  /** Names in one submission, repetitions counted. */
  names: 500,
} as const
