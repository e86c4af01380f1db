/**
 * What a terminal acts on, or shows in another order than it is stored: C0 (tab and line feed aside), DEL and C1,
 * marks and overrides of the writing direction, the line and paragraph separators, deprecated format characters.
 */
const active = /[\0-\x08\v-\x1f\x7f-\x9f\u061c\u180e\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]/g

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Text as a terminal may have it: what it would act on is written as JSON escapes it. CR LF stays a line end. */
export const visible = (text: string): string =>
  text.replace(active, (character, at: number) =>
    character === '\r' && text[at + 1] === '\n' ? character : escaped(character),
  )
