import { blank } from '../../kernel/typed.js'

/** A label of a domain: letters, marks and digits of any script, with hyphens inside. */
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?'

/** The last label of a domain. It is not a number, or the host would have to be an IPv4 address. */
const lastLabel = '\\p{L}(?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?'

/**
 * Sources of regular expressions (flag `u`) that codecs and their JSON Schemas share. Each decides within a bounded
 * number of characters, and codecs limit the length of their input.
 */
export const lines = {
  /** HTML's rule for `type=email`, without misplaced dots, with a dot in the domain, which may be international. */
  email: `[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+)*@(?:${label}[.\\u3002\\uFF0E])+${lastLabel}`,
  /** A domain in its DNS form, with at least one dot. */
  domain: '(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?',
  /** The http and https addresses that other programs read as a browser does; `URL` makes the final check. */
  url: '[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#@\\\\\\p{Cc}\\p{Cs}]+(?:[/?#][^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*)?',
} as const

/** Maximum characters of an address in SMTP (RFC 5321, erratum 1690). */
export const longestEmail = 254

/** Maximum characters before the `@` (RFC 5321, 4.5.3.1.1). */
export const longestLocalPart = 64

/** Maximum characters of a URL that every browser and proxy supports. */
export const longestUrl = 2048

/** A pattern of a whole text, with any invisible characters around it. */
export const around = (source: string): string => `^[${blank}]*(?:${source})[${blank}]*$`
