/** By UTF-16 code. */
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

/** A text that HTML shows as it is, between tags and inside quoted attributes. */
export const escapeHtml = (text: string): string => {
  let [escaped, done] = ['', 0]
  // Three times as fast as replacing by a pattern where a text consists of such characters.
  for (let at = 0; at < text.length; at += 1) {
    const entity = entities[text.charCodeAt(at)]
    if (entity === undefined) continue
    escaped += text.slice(done, at) + entity
    done = at + 1
  }
  return done === 0 ? text : escaped + text.slice(done)
}

/** Attributes by name: `true` stands without a value; `undefined` and `false` are left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Attributes as they stand in a tag, each after a space. Names are the program's own, never a stranger's. */
export const attributesHtml = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`))
    .join('')
