import type * as t from 'io-ts'
import { settings, textLike, value } from '../settings.js'
import { type Hex, isHex } from './colour.js'

/** One colour for light and dark, or one for each. */
export type Colour = Hex | { readonly light: Hex; readonly dark: Hex }

const isColour = (each: unknown): each is Colour =>
  isHex(each) ||
  (typeof each === 'object' &&
    each !== null &&
    Object.keys(each).sort().join() === 'dark,light' &&
    Object.values(each).every(isHex))

const Colour = value("a colour such as '#0b6157', or { light: '#0b6157', dark: '#6fd3c3' }", isColour)

/** A file in `public/`, by its address on the site. */
const File = textLike('the path of a file in public/, such as /logo.svg', (text) =>
  /^\/(?!\/)[\w./~-]*[\w~-]$/.test(text),
)

/** The path of a font: bare, or within `url("…")`. */
export const fontFile = (font: string): string | undefined =>
  /^(?:url\((["']?))?(\/[\w./~-]+\.(?:woff2?|ttf|otf))\1?\)?$/.exec(font.trim())?.[2]

const word = '-?[\\p{L}_][\\p{L}\\p{N}_-]*'
const quotable = '\\p{L}\\p{N} _.&\\-'
const fontName = `(?:"[${quotable}']+"|'[${quotable}"]+'|${word}(?: +${word})*)`

/** Font names separated by commas, each in quotes or made of words that CSS accepts without quotes. */
const fontNames = new RegExp(`^${fontName}(?: *, *${fontName})*$`, 'u')

const Font = textLike(
  'names of fonts, such as "Georgia, serif" (in its own quotes if a word begins with a digit), or a file in public/, such as url("/brand.woff2")',
  (text) => fontFile(text) !== undefined || (text.length <= 200 && fontNames.test(text.trim())),
)

const Radius = textLike('a length such as 0, 4px or 0.5rem', (text) =>
  /^(?:0|\d*\.?\d+(?:px|rem|em))$/.test(text),
)

const Footer = value(
  'a text, or false for none',
  (each): each is string | false => each === false || (typeof each === 'string' && each.trim() !== ''),
)

const text = textLike('a text that is not empty', (each) => each.trim() !== '')

/** The appearance of a site. Every member is optional. */
export const Brand = settings(
  {},
  {
    name: text,
    logo: File,
    favicon: File,
    footer: Footer,
    colours: settings(
      {},
      { accent: Colour, background: Colour, surface: Colour, text: Colour, error: Colour },
    ),
    font: Font,
    radius: Radius,
    stylesheet: File,
  },
)
export type Brand = t.TypeOf<typeof Brand>

/** The files that a brand names, each with its setting. */
export const filesOf = ({ logo, favicon, stylesheet, font }: Brand): readonly (readonly [string, string])[] =>
  Object.entries({ logo, favicon, stylesheet, font: font && fontFile(font) }).flatMap(([name, path]) =>
    path === undefined ? [] : [[name, path] as const],
  )
