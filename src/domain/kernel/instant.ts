/** A moment, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** A moment in whole epoch seconds, the unit that DynamoDB prescribes for `expiresAt`. */
export const epochSeconds = (at: Instant): number => Math.floor(at / 1000)

/** Whether an item is past its `expiresAt`. It then counts as absent, even if the store has not swept it yet. */
export const hasExpired = (now: Instant, item: { readonly expiresAt?: number | undefined }): boolean =>
  item.expiresAt !== undefined && item.expiresAt <= epochSeconds(now)
