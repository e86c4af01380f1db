import type { Instant } from '../kernel/instant.js'

/** The content of a time token whose signature is not checked yet. */
export interface TimeToken {
  /** The time at which its page was made. */
  readonly shownAt: Instant
  /** The text that the signature must cover. */
  readonly signed: string
  readonly mac: string
}

/** Maximum age of a page whose time counts, in milliseconds: 12 hours. */
export const longestShown = 43_200_000

/** `k1.<milliseconds>.<random>.<mac>`; it is a valid idempotency key as well. */
const pattern = /^(k1\.(\d{13})\.[\w-]{16,64})\.([\w-]{43})$/

const textOf = (form: string, unsigned: string): string => `${form}\0${unsigned}`

/** A fresh key for a page of this form, signed by `sign`. */
export const timeToken = (
  form: string,
  { shownAt, random }: { readonly shownAt: Instant; readonly random: string },
  sign: (text: string) => string,
): string => {
  const unsigned = `k1.${shownAt}.${random}`
  return `${unsigned}.${sign(textOf(form, unsigned))}`
}

/** The token in an idempotency key; undefined for any other key. */
export const timeTokenIn = (form: string, key: string | undefined): TimeToken | undefined => {
  const [, unsigned = '', shownAt = '', mac = ''] = (key === undefined ? null : pattern.exec(key)) ?? []
  return mac === '' ? undefined : { shownAt: Number(shownAt), signed: textOf(form, unsigned), mac }
}

/**
 * Seconds between showing the page and sending the form; undefined if the page is older than 12 hours or the clock was
 * set back.
 */
export const secondsShown = (shownAt: Instant, now: Instant): number | undefined =>
  now < shownAt || now - shownAt > longestShown ? undefined : (now - shownAt) / 1000
