import { addressOf } from '../kernel/address.js'
import { defect } from '../kernel/defect.js'

/** A link within a wording: to http or https, or to a path of the site. */
export interface WordingLink {
  readonly text: string
  readonly href: string
}

/** A text with links, in order. */
export type Wording = readonly (string | WordingLink)[]

/** A link as Markdown writes it. Balanced brackets within the address are part of it. */
const link = /\[([^[\]]+)\]\(((?:[^()\s]|\([^()\s]*\))*)\)/

/** A path of the same site: `//host` and `/\host` lead elsewhere. */
const path = /^\/(?![/\\])[!-[\]-~]*$/

const isSafe = (href: string): boolean =>
  path.test(href) || (/^https?:\/\/[!-[\]-~]+$/i.test(href) && addressOf(href) !== undefined)

/**
 * A text with links as Markdown writes them, `[privacy policy](/privacy/)`, and no other markup.
 *
 * @throws when a link leads to anything but http, https or a path of the site
 */
export const wordingOf = (text: string): Wording =>
  text.split(new RegExp(link, 'g')).flatMap((part, at, parts): Wording => {
    if (at % 3 === 2) return []
    if (at % 3 === 0 && part.includes(']('))
      return defect(`“${part}”: a link must be written as [text](/path/)`)
    if (at % 3 === 0) return part === '' ? [] : [part]
    const href = parts[at + 1] ?? ''
    return isSafe(href)
      ? [{ text: part, href }]
      : defect(`“${part}”: a link must lead to http, https or a path such as /privacy/, not to “${href}”`)
  })

/** The text of a wording, without its links' addresses. */
export const plainText = (wording: Wording): string =>
  wording.map((part) => (typeof part === 'string' ? part : part.text)).join('')

/** A short digest of a text, to tell texts apart: 32-bit FNV-1a. */
export const shortDigest = (text: string): string => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
