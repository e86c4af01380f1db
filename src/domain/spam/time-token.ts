import type { Instant } from '../kernel/instant.js'

/** What a fresh key says of itself, while its signature is unchecked. */
export interface TimeToken {
  /** When the page was made that has it. */
  readonly shownAt: Instant
  /** What the signature must be about. */
  readonly signed: string
  readonly mac: string
}

/** How long a page's time is worth anything: 12 hours, in milliseconds. */
export const longestShown = 43_200_000

/** `k1.<milliseconds>.<random>.<mac>`: also a valid idempotency key. */
const pattern = /^(k1\.(\d{13})\.[\w-]{16,64})\.([\w-]{43})$/

const textOf = (form: string, unsigned: string): string => `${form}\0${unsigned}`

/** A fresh key for a page of this form, by whoever can sign. */
export const timeToken = (
  form: string,
  { shownAt, random }: { readonly shownAt: Instant; readonly random: string },
  sign: (text: string) => string,
): string => {
  const unsigned = `k1.${shownAt}.${random}`
  return `${unsigned}.${sign(textOf(form, unsigned))}`
}

/** The token in an idempotency key; none in a key of any other kind. */
export const timeTokenIn = (form: string, key: string | undefined): TimeToken | undefined => {
  const [, unsigned = '', shownAt = '', mac = ''] = (key === undefined ? null : pattern.exec(key)) ?? []
  return mac === '' ? undefined : { shownAt: Number(shownAt), signed: textOf(form, unsigned), mac }
}

/**
 * Seconds between showing and sending; `undefined` where they are not known: a page older than 12 hours, or a clock
 * that went back.
 */
export const secondsShown = (shownAt: Instant, now: Instant): number | undefined =>
  now < shownAt || now - shownAt > longestShown ? undefined : (now - shownAt) / 1000
