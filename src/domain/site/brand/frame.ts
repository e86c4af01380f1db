import { attributesHtml, escapeHtml } from '../../kernel/escape.js'
import type { Frame } from '../../html/page.js'
import { type Brand, fontFile } from './brand.js'
import { nativeScheme, propertiesOf, type Scheme } from './palette.js'

const declarations = (properties: readonly (readonly [string, string])[]): readonly string[] =>
  properties.map(([name, value]) => `--dynamosync-${name}:${value}`)

const colourDeclarations = (brand: Brand, scheme: Scheme): readonly string[] => {
  const native = nativeScheme(brand, scheme)
  return [
    ...(native === undefined ? [] : [`color-scheme:${native}`]),
    ...declarations(propertiesOf(brand, scheme)),
  ]
}

const fontProperty = (font: string | undefined): readonly (readonly [string, string])[] => {
  if (font === undefined) return []
  return [['font', fontFile(font) === undefined ? font : 'brand, system-ui, sans-serif']]
}

const fontFace = (font = ''): string => {
  const file = fontFile(font)
  return file === undefined
    ? ''
    : `@font-face{font-family:brand;src:url("${file}");font-weight:100 900;font-display:swap}\n`
}

/** A brand's style sheet: custom properties for light and dark. Empty if the brand sets none. */
export const brandCss = (brand: Brand): string => {
  const { font, radius } = brand
  const both = declarations([
    ...fontProperty(font),
    ...(radius === undefined ? [] : [['radius', radius] as const]),
  ])
  const light = [...both, ...colourDeclarations(brand, 'light')]
  const dark = colourDeclarations(brand, 'dark')
  const rules = [
    light.length > 0 ? `:root{${light.join(';')}}\n` : '',
    dark.length > 0 ? `@media(prefers-color-scheme:dark){:root{${dark.join(';')}}}\n` : '',
  ]
  return fontFace(font) + rules.join('')
}

const iconType = (path: string): string | undefined => (path.endsWith('.svg') ? 'image/svg+xml' : undefined)

const link = (attributes: Readonly<Record<string, string | undefined>>): string =>
  `<link${attributesHtml(attributes)}>`

const wordmark = (name: string, logo: string | undefined): string =>
  logo === undefined
    ? escapeHtml(name)
    : `<img${attributesHtml({ class: 'logo', src: logo, alt: name, height: 32 })}>`

/** A frame as environment variables of the functions that have pages. */
export const frameVariables = ({ head, bar, foot }: Frame) => ({
  SITE_HEAD: head,
  SITE_BAR: bar,
  SITE_FOOT: foot,
})

const headOf = ({ favicon, stylesheet }: Brand, style: string): string =>
  [
    link({ rel: 'icon', href: favicon ?? 'data:,', type: iconType(favicon ?? '') }),
    style,
    stylesheet === undefined ? '' : link({ rel: 'stylesheet', href: stylesheet }),
  ]
    .filter((line) => line !== '')
    .join('\n')

/**
 * The frame around every page of a site.
 *
 * @param sheet the address of `brandCss`; without one, the styles are inside the page, for pages that may load
 * nothing
 */
export const frameOf = (name: string | undefined, brand: Brand = {}, sheet?: string): Frame => {
  const { logo, footer = false } = brand
  const css = brandCss(brand)
  const style = sheet === undefined ? `<style>${css}</style>` : link({ rel: 'stylesheet', href: sheet })
  const title = brand.name ?? name
  return {
    head: headOf(brand, css === '' ? '' : style),
    bar: title === undefined ? '' : `<a class="wordmark" href="/">${wordmark(title, logo)}</a>\n`,
    foot: footer === false ? '' : `<footer class="foot"><p>${escapeHtml(footer)}</p></footer>\n`,
  }
}
