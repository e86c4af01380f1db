import { attributesHtml, escapeHtml } from '../../kernel/escape.js'
import type { Frame } from '../../html/page.js'
import { type Brand, fontFile } from './brand.js'
import { propertiesOf } from './palette.js'

const declarations = (properties: readonly (readonly [string, string])[]): string =>
  properties.map(([name, value]) => `--dynamosync-${name}:${value}`).join(';')

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

/** What a brand says as a style sheet: custom properties, in light and in dark. Empty where it says none. */
export const brandCss = (brand: Brand): string => {
  const { font, radius } = brand
  const both = [...fontProperty(font), ...(radius === undefined ? [] : [['radius', radius] as const])]
  const [light, dark] = [propertiesOf(brand, 'light'), propertiesOf(brand, 'dark')]
  const rules = [
    both.length + light.length > 0 ? `:root{${declarations([...both, ...light])}}\n` : '',
    dark.length > 0 ? `@media(prefers-color-scheme:dark){:root{${declarations(dark)}}}\n` : '',
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

/** A frame as the functions that have pages are told it. */
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
 * What stands around every page of a site.
 *
 * @param sheet the address of `brandCss`; without one it is inside the page, where nothing else may be loaded
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
