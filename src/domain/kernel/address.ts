/** The part of `URL` that the domain uses. Every host has `URL`, and it parses domains and addresses as browsers do. */
interface Address {
  readonly href: string
  readonly protocol: string
  readonly hostname: string
  readonly username: string
  readonly password: string
}

declare const URL: new (text: string) => Address

/** A web address as a browser parses it; undefined if a browser would reject it. */
export const addressOf = (text: string): Address | undefined => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

const isAsciiName = /^[a-z0-9.-]+$/

/**
 * A domain in its DNS form: lower case, with international labels in their `xn--` form (UTS 46), so that two spellings
 * of one domain give the same text.
 *
 * @returns undefined if a browser would not accept the domain
 */
export const domainOf = (text: string): string | undefined => {
  if (isAsciiName.test(text) && !text.includes('xn--')) return text
  return addressOf(`http://${text}/`)?.hostname
}
