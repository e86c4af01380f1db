/** A start or an end tag, as far as forms are concerned. */
export interface Tag {
  readonly name: string
  readonly ends: boolean
  readonly attributes: ReadonlyMap<string, string>
  /** What stands between this tag and the next one of interest. */
  readonly text: string
}

/** What a page never ends goes on to the page's end: no pattern looks at anything twice, whatever a server sends. */
const unseenPattern = /<!--[^]*?(?:-->|$)|<(script|style|template)\b[^]*?(?:<\/\1\s*>|$)/gi
const tagPattern =
  /<(\/?)(form|input|select|option|textarea)\b((?:[^"'>]|"[^"]*"|'[^']*')*)(?:>|["'][^]*$|$)/gi

/** A page with more of them is not meant for people. */
const mostTags = 5_000

const attributePattern = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The few references that attributes of forms hold. */
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
 * The tags of a page that make its forms, in order. Enough of HTML to fill a form in; what scripts make of a page is
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
