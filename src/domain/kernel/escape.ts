/** HTML entities by UTF-16 code. */
const entities: readonly (string | undefined)[] = Object.assign(
  Array.from<string | undefined>({ length: 63 }),
  {
    34: '&quot;',
    38: '&amp;',
    39: '&#39;',
    60: '&lt;',
    62: '&gt;',
  },
)

/** A text escaped for HTML, between tags and inside quoted attributes. */
export const escapeHtml = (text: string): string => {
  let [escaped, done] = ['', 0]
  // For a text full of such characters, this is three times as fast as a regular expression.
  for (let at = 0; at < text.length; at += 1) {
    const entity = entities[text.charCodeAt(at)]
    if (entity === undefined) continue
    escaped += text.slice(done, at) + entity
    done = at + 1
  }
  return done === 0 ? text : escaped + text.slice(done)
}

/** HTML attributes by name: `true` has no value; `undefined` and `false` are left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Attributes as HTML, each preceded by a space. Names are not escaped: they must come from the program itself. */
export const attributesHtml = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`))
    .join('')
