/** What the domain uses of `URL`, which every host has: the one reading of domains and addresses that browsers share. */
interface Address {
  readonly href: string
  readonly protocol: string
  readonly hostname: string
  readonly username: string
  readonly password: string
}

declare const URL: new (text: string) => Address

/** A web address as a browser reads it; undefined where it reads none. */
export const addressOf = (text: string): Address | undefined => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

const isAsciiName = /^[a-z0-9.-]+$/

/**
 * A domain as DNS has it: small letters, international labels as `xn--` writes them (UTS 46). Two spellings of one
 * domain are one text.
 *
 * @returns or undefined where a browser takes it for no domain
 */
export const domainOf = (text: string): string | undefined => {
  if (isAsciiName.test(text) && !text.includes('xn--')) return text
  return addressOf(`http://${text}/`)?.hostname
}
