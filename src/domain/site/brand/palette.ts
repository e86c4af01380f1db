import type { Brand, Colour } from './brand.js'
import { contrast, type Hex, longHex, mixed, nearestReadable, readableOn } from './colour.js'

export type Scheme = 'light' | 'dark'

/** The colours that a brand may choose. */
export type ColourName = 'accent' | 'background' | 'surface' | 'text' | 'error'

type Palette = Readonly<Record<ColourName, Hex>>

/** The colours of `web/page/styles.css`. */
const usual: Readonly<Record<Scheme, Palette>> = {
  light: {
    accent: '#0b6157',
    background: '#f4f3ee',
    surface: '#fffefb',
    text: '#1a1f1d',
    error: '#a8261d',
  },
  dark: {
    accent: '#6fd3c3',
    background: '#0e1211',
    surface: '#171d1b',
    text: '#e9edea',
    error: '#ffb0a6',
  },
}

const inScheme = (colour: Colour, scheme: Scheme): Hex =>
  longHex(typeof colour === 'string' ? colour : colour[scheme])

/** The colours that a brand chooses for a scheme; undefined ones are left out. */
const chosenOf = ({ colours = {} }: Brand, scheme: Scheme): readonly (readonly [ColourName, Hex])[] =>
  Object.entries<Colour | undefined>(colours).flatMap(([name, colour]) =>
    colour === undefined ? [] : [[name as ColourName, inScheme(colour, scheme)] as const],
  )

const paletteOf = (brand: Brand, scheme: Scheme): Palette => ({
  ...usual[scheme],
  ...Object.fromEntries(chosenOf(brand, scheme)),
})

/** Colours of text with the backgrounds on which each must be readable, at a contrast of 4.5. */
const texts: readonly (readonly [ColourName, readonly ColourName[]])[] = [
  ['text', ['background', 'surface']],
  ['accent', ['background', 'surface']],
  ['error', ['background', 'surface']],
]

const least = 4.5

const rounded = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1)

const advice = (fit: Hex | undefined, name: ColourName, { colours = {} }: Brand, scheme: Scheme): string => {
  if (fit === undefined) return 'No shade of it is readable: choose another background.'
  const chosen = colours[name]
  if (typeof chosen !== 'string') return `${fit} would do.`
  const pair = scheme === 'dark' ? { light: chosen, dark: fit } : { light: fit, dark: chosen }
  return `${name}: { light: '${pair.light}', dark: '${pair.dark}' } would do.`
}

/** Complaints about colours of a brand that are unreadable, in light and in dark, one sentence each. */
export const contrastComplaints = (brand: Brand): readonly string[] =>
  (['light', 'dark'] as const).flatMap((scheme) => {
    const palette = paletteOf(brand, scheme)
    return texts.flatMap(([name, grounds]) => {
      const isChosen = [name, ...grounds].some((each) => brand.colours?.[each] !== undefined)
      const [worst = name] = [...grounds].sort(
        (a, b) => contrast(palette[name], palette[a]) - contrast(palette[name], palette[b]),
      )
      const ratio = contrast(palette[name], palette[worst])
      if (!isChosen || ratio >= least) return []
      const fit = nearestReadable(
        palette[name],
        grounds.map((each) => palette[each]),
        least,
      )
      return [
        `brand.colours.${name}: ${palette[name]} on the ${worst} ${palette[worst]} has a contrast of ${rounded(ratio)} in ${scheme} mode; ${least} is needed. ${advice(fit, name, brand, scheme)}`,
      ]
    })
  })

/** Returns the first mixture with enough contrast to each of the other colours, or the last mixture if none has it. */
const firstReadable = (
  [from, to]: readonly [Hex, Hex],
  shares: readonly number[],
  { others, least: wanted }: { readonly others: readonly Hex[]; readonly least: number },
): Hex => {
  const mixtures = shares.map((share) => mixed(from, to, share))
  const fits = (each: Hex): boolean => others.every((other) => contrast(each, other) >= wanted)
  return mixtures.find(fits) ?? mixtures.at(-1) ?? from
}

/** The backgrounds and lines that follow from a palette: tinted as far as the text on them stays readable. */
const derivedFrom = ({ accent, background, surface, text, error }: Palette) => {
  const ground = (tint: Hex, share: number, others: readonly Hex[]): Hex =>
    firstReadable([surface, tint], [share, share / 2, 0], { others, least })
  const sunken = ground(text, 0.03, [text])
  const success = ground(accent, 0.08, [text, accent])
  return {
    sunken,
    quiet: firstReadable([text, surface], [0.2, 0.15, 0.1, 0.05, 0], {
      others: [background, surface, sunken, success],
      least,
    }),
    line: mixed(surface, text, 0.15),
    control: firstReadable([surface, text], [0.6, 0.7, 0.8, 0.9, 1], { others: [surface], least: 3 }),
    'error-ground': ground(error, 0.06, [text, error]),
    'success-ground': success,
  }
}

/** Colours whose change affects every derived colour. */
const all: readonly ColourName[] = ['text', 'surface', 'background']

/** The derived colours that follow from each of the other colours. */
const followers: Readonly<Partial<Record<ColourName, readonly string[]>>> = {
  accent: ['success-ground'],
  error: ['error-ground'],
}

/** The custom properties of a scheme: the brand's own, and those derived from them. */
export const propertiesOf = (brand: Brand, scheme: Scheme): readonly (readonly [string, string])[] => {
  const { colours = {} } = brand
  const palette = paletteOf(brand, scheme)
  const { accent, text } = palette
  const chosen = chosenOf(brand, scheme)
  const isDerived = (name: string): boolean =>
    chosen.some(([each]) => all.includes(each) || followers[each]?.includes(name))
  return [
    ...chosen,
    ...(colours.accent === undefined
      ? []
      : [['accent-strong', mixed(accent, text, 0.3)] as const, ['on-accent', readableOn(accent)] as const]),
    ...Object.entries(derivedFrom(palette)).filter(([name]) => isDerived(name)),
  ]
}

/**
 * The scheme for the parts that the browser draws itself, such as the icons in date inputs; undefined if the usual one
 * fits.
 */
export const nativeScheme = (brand: Brand, scheme: Scheme): Scheme | undefined => {
  const { surface } = paletteOf(brand, scheme)
  const seen: Scheme = readableOn(surface) === '#ffffff' ? 'dark' : 'light'
  return seen === scheme ? undefined : seen
}
