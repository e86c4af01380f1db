import type { Brand, Colour } from './brand.js'
import { contrast, type Hex, mixed, nearestReadable, readableOn } from './colour.js'

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
  typeof colour === 'string' ? colour : colour[scheme]

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
  if (fit === undefined) return 'No shade of it would do: choose another ground.'
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

/** The custom properties of a scheme: the brand's own, and those derived from them. */
export const propertiesOf = (brand: Brand, scheme: Scheme): readonly (readonly [string, string])[] => {
  const { colours = {} } = brand
  const { accent, surface, text } = paletteOf(brand, scheme)
  const grounds = colours.surface ?? colours.text ?? colours.background
  return [
    ...chosenOf(brand, scheme),
    ...(colours.accent === undefined
      ? []
      : [['accent-strong', mixed(accent, text, 0.3)] as const, ['on-accent', readableOn(accent)] as const]),
    ...(grounds === undefined
      ? []
      : [
          ['sunken', mixed(surface, text, 0.03)] as const,
          ['quiet', mixed(text, surface, 0.2)] as const,
          ['line', mixed(surface, text, 0.15)] as const,
          ['control', mixed(surface, text, 0.6)] as const,
        ]),
  ]
}
