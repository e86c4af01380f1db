/**
 * Characters that a terminal acts on or that reorder text: C0 (except tab and line feed), DEL and C1, direction marks
 * and overrides, line and paragraph separators, deprecated format characters.
 */
const active = /[\0-\x08\v-\x1f\x7f-\x9f\u061c\u180e\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]/g

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Text that is safe to print on a terminal: active characters appear as JSON escapes. CR LF remains a line end. */
export const visible = (text: string): string =>
  text.replace(active, (character, at: number) =>
    character === '\r' && text[at + 1] === '\n' ? character : escaped(character),
  )
