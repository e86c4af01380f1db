/**
 * Invisible characters that may change how others are shown: controls except tab and line feed, direction overrides,
 * isolates and marks, zero-width spaces, separators, tags. Joiners stay, as scripts and emoji need them.
 */
const unseen = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A text that is safe to show, in one line or several. */
export const visible = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unseen, '')

/** The text cut to `most` code points, its ellipsis included. */
export const cut = (text: string, most: number): string => {
  if (text.length <= most) return text
  const points = Array.from(text.slice(0, most * 2 + 2))
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`
}

/** A text as one line of at most `most` code points, for subjects and headings. */
export const oneLine = (text: string, most: number): string =>
  cut(
    visible(text.slice(0, most * 8))
      .replace(/\s+/g, ' ')
      .trim(),
    most,
  )

/** A label as an introduction: with a colon, unless it ends in a punctuation mark of its own. */
export const introduced = (label: string): string => {
  const name = label.replace(/[\s:：]+$/u, '')
  return /[.!?…。！？]["'”’»)]?$/u.test(name) ? name : `${name}:`
}
