import { blank } from '../kernel/typed.js'

/** What may stand between the labels' dots: letters, marks and digits of any script, hyphens inside. */
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?'

/** The last label of a host is no number, or it would have to be an IPv4 address. */
const lastLabel = '\\p{L}(?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?'

/**
 * Sources of regular expressions (flag `u`) that a codec and its JSON Schema share. Each decides within a bounded
 * number of characters, and the codecs bound the length of what they are asked.
 */
export const lines = {
  /** HTML's rule for `type=email`, without misplaced dots, with a dot in the domain, which may be international. */
  email: `[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+)*@(?:${label}[.\\u3002\\uFF0E])+${lastLabel}`,
  /** A domain as DNS has it, with a dot. */
  domain: '(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?',
  /** What of an http or https address other programs read as a browser does; whether it is one, `URL` decides. */
  url: '[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#@\\\\\\p{Cc}\\p{Cs}]+(?:[/?#][^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*)?',
} as const

/** Longest address that SMTP carries (RFC 5321, erratum 1690). */
export const longestEmail = 254

/** Longest part before the `@` (RFC 5321, 4.5.3.1.1). */
export const longestLocalPart = 64

/** Longest address that every browser and proxy carries. */
export const longestUrl = 2048

/** A source as the whole of a text, what shows nothing around it aside. */
export const around = (source: string): string => `^[${blank}]*(?:${source})[${blank}]*$`
