/** A start or end tag that matters to forms. */
export interface Tag {
  readonly name: string
  readonly ends: boolean
  readonly attributes: ReadonlyMap<string, string>
  /** Text between this tag and the next. */
  readonly text: string
}

/**
 * Content to skip. Unclosed content extends to the page's end, and no text is scanned twice, whatever a server sends.
 */
const unseenPattern = /<!--[^]*?(?:-->|$)|<(script|style|template)\b[^]*?(?:<\/\1\s*>|$)/gi
const tagPattern =
  /<(\/?)(form|input|select|option|textarea)\b((?:[^"'>]|"[^"]*"|'[^']*')*)(?:>|["'][^]*$|$)/gi

/** Maximum tags per page; a page with more is not meant for people. */
const mostTags = 5_000

const attributePattern = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Decodes the few character references that occur in attributes of forms. */
const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

const attributesIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(attributePattern)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decoded(double ?? single ?? bare ?? ''),
    ]),
  )

/**
 * Parses the tags of a page that make up its forms, in order. Enough of HTML to fill in a form; changes by scripts are
 * not seen.
 */
export const tagsIn = (html: string): readonly Tag[] => {
  const visible = html.replace(unseenPattern, '')
  const found = [...visible.matchAll(tagPattern)].slice(0, mostTags)
  return found.map((match, at) => ({
    name: (match[2] ?? '').toLowerCase(),
    ends: match[1] === '/',
    attributes: attributesIn(match[3] ?? ''),
    text: visible.slice(match.index + match[0].length, found[at + 1]?.index).split('<')[0] ?? '',
  }))
}
