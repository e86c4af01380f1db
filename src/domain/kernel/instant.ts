/** A moment, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** The same moment in whole epoch seconds, the unit of `expiresAt`, which DynamoDB prescribes. */
export const epochSeconds = (at: Instant): number => Math.floor(at / 1000)

/** Past its `expiresAt` an item counts as absent, whether or not the store has swept it. */
export const hasExpired = (now: Instant, item: { readonly expiresAt?: number | undefined }): boolean =>
  item.expiresAt !== undefined && item.expiresAt <= epochSeconds(now)
