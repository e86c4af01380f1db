/** A colour, `#rrggbb`, or `#rgb` in a configuration. */
export type Hex = string

export const isHex = (text: unknown): text is Hex =>
  typeof text === 'string' && /^#(?:[0-9a-f]{3}){1,2}$/i.test(text)

/** A colour with two digits for each channel. */
export const longHex = (colour: Hex): Hex =>
  colour.length === 4 ? colour.replace(/[0-9a-f]/gi, (digit) => digit + digit) : colour

const channels = (colour: Hex): readonly number[] =>
  [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))

/** Mixes two colours; the share of the second is 0 to 1. */
export const mixed = (colour: Hex, other: Hex, share: number): Hex => {
  const [from, to] = [channels(colour), channels(other)]
  const hex = from.map((value, at) => Math.round(value + ((to[at] ?? 0) - value) * share).toString(16))
  return `#${hex.map((value) => value.padStart(2, '0')).join('')}`
}

/** Relative luminance, as defined by WCAG 2. */
const luminance = (colour: Hex): number => {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, 1 to 21, as defined by WCAG 2. */
export const contrast = (a: Hex, b: Hex): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** White or black, whichever is easier to read on a colour. */
export const readableOn = (ground: Hex): Hex =>
  contrast('#ffffff', ground) >= contrast('#000000', ground) ? '#ffffff' : '#000000'

/** The nearest darker or lighter colour with enough contrast to all given backgrounds; undefined if no colour has enough. */
export const nearestReadable = (colour: Hex, grounds: readonly Hex[], least: number): Hex | undefined => {
  const shares = Array.from({ length: 21 }, (_, at) => at / 20)
  const towards = (end: Hex) => shares.map((share) => ({ share, made: mixed(colour, end, share) }))
  return [...towards('#000000'), ...towards('#ffffff')]
    .sort((a, b) => a.share - b.share)
    .find(({ made }) => grounds.every((ground) => contrast(made, ground) >= least))?.made
}
