/**
 * Characters that show nothing themselves and may change how others are shown: controls other than tab and line feed,
 * overrides, isolates and marks of the writing direction, zero-width spaces, separators, tags. The joiners stay, as
 * scripts and emoji need them.
 */
const unseen = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A text as a person may be shown it, in one line or several. */
export const visible = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unseen, '')

/** The text cut to a number of code points, its ellipsis included. */
export const cut = (text: string, most: number): string => {
  if (text.length <= most) return text
  const points = Array.from(text.slice(0, most * 2 + 2))
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`
}

/** A text as one line of at most this many code points: for subjects and headings. */
export const oneLine = (text: string, most: number): string =>
  cut(
    visible(text.slice(0, most * 8))
      .replace(/\s+/g, ' ')
      .trim(),
    most,
  )

/** A label in front of what it introduces: with one colon, unless it ends a sentence by itself. */
export const introduced = (label: string): string => {
  const name = label.replace(/[\s:：]+$/u, '')
  return /[.!?…。！？]["'”’»)]?$/u.test(name) ? name : `${name}:`
}
