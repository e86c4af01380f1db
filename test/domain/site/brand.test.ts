import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { brandCss, frameOf } from '../../../src/domain/site/brand/frame.js'
import type { Brand } from '../../../src/domain/site/brand/brand.js'
import { propertiesOf } from '../../../src/domain/site/brand/palette.js'
import { contrast } from '../../../src/domain/site/brand/colour.js'
import { pageHtml } from '../../../src/domain/html/page.js'
import { readSite } from '../../../src/domain/site/site.js'

const complaintsOf = (brand: object): readonly string[] => {
  const read = readSite({ brand })
  return E.isLeft(read) ? read.left : []
}

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

describe('a brand', () => {
  it('takes what can be read in light and in dark', () => {
    const colours = {
      accent: { light: '#0b1f61', dark: '#8aa0ff' },
      text: { light: '#111111', dark: '#eeeeee' },
    }
    expect(complaintsOf({ colours, logo: '/logo.svg', footer: false, radius: '4px' })).toEqual([])
    const undecided = readSite({ brand: { colours: { ...colours, error: undefined } } })
    expect(E.isRight(undecided) && brandCss(undecided.right.brand ?? {})).toBe(brandCss({ colours }))
  })

  it.each([
    [
      { colours: { accent: '#0b1f61' } },
      /^brand\.colours\.accent: #0b1f61 on the surface .* in dark mode; 4\.5 is needed\./,
    ],
    [{ colours: { accent: '#ffe680' } }, /accent: #ffe680 on .* in light mode/],
    [
      { colours: { background: '#111111' } },
      /colours\.text: #1a1f1d on the background #111111 .* in light mode/,
    ],
    [{ colours: { accent: 'navy' } }, /^brand\.colours\.accent: must be a colour such as/],
    [{ colours: { acent: '#0b1f61' } }, /unknown setting acent\. Did you mean accent\?/],
    [{ logo: 'https://cdn.example/logo.svg' }, /^brand\.logo: must be the path of a file in public\//],
    [{ logo: 'javascript:alert(1)' }, /^brand\.logo: must be the path/],
    ...['a;}body{display:none', "Bob's, serif", '"Inter', 'Source Sans 3, serif', 'Inter,, serif', ''].map(
      (font) => [{ font }, /^brand\.font: must be names of fonts/] as const,
    ),
    [{ radius: '4' }, /^brand\.radius: must be a length/],
  ])('is refused: %j', (brand, complaint) => {
    expect(complaintsOf(brand).join('\n')).toMatch(complaint)
  })

  it('suggests a colour that does', () => {
    const [complaint = ''] = complaintsOf({ colours: { accent: '#0b1f61' } })
    const [, dark] = /dark: '(#[0-9a-f]{6})'/.exec(complaint) ?? []
    expect(complaintsOf({ colours: { accent: { light: '#0b1f61', dark } } })).toEqual([])
  })

  it.each(['Georgia, serif', '"Source Sans 3", sans-serif', '"Bob\'s & Co."', '-apple-system,Arial'])(
    'has fonts by name: %s',
    (font) => {
      expect(complaintsOf({ font })).toEqual([])
      expect(brandCss({ font })).toContain(`--dynamosync-font:${font}`)
    },
  )

  it.each(['light', 'dark'] as const)(
    'keeps every text readable on what follows from its colours in %s mode',
    (scheme) => {
      const brands: readonly Brand[] = [
        {
          colours: {
            background: '#0b0b0b',
            surface: '#111111',
            text: '#ffffff',
            accent: '#8aa0ff',
            error: '#ff9a8f',
          },
        },
        {
          colours: {
            background: '#ffffff',
            surface: '#ffffff',
            text: '#757575',
            accent: '#757575',
            error: '#d5281e',
          },
        },
        {
          colours: {
            background: '#eeeeee',
            surface: '#ffffff',
            text: '#222222',
            accent: '#0b6157',
            error: '#a8261d',
          },
        },
      ]
      for (const brand of brands) {
        expect(complaintsOf(brand)).toEqual([])
        const {
          text = '',
          accent = '',
          error = '',
          surface = '',
          ...rest
        } = Object.fromEntries(propertiesOf(brand, scheme))
        const pairs = [
          [text, rest['sunken']],
          [text, rest['error-ground']],
          [error, rest['error-ground']],
          [text, rest['success-ground']],
          [accent, rest['success-ground']],
          [rest['quiet'], surface],
          [rest['quiet'], rest['background']],
          [rest['quiet'], rest['success-ground']],
        ]
        for (const [one = '', other = ''] of pairs) expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5)
      }
    },
  )

  it('has the browser’s own parts in the scheme that its surface is seen in', () => {
    const surface = '#111111'
    expect(brandCss({ colours: { surface } })).toMatch(/^:root\{color-scheme:dark;/)
    expect(brandCss({ colours: { surface: '#ffffff' } })).toMatch(/dark\)\{:root\{color-scheme:light;/)
    const both = { surface: { light: '#fff', dark: surface } }
    expect(brandCss({ colours: both })).not.toMatch(/[{;]color-scheme:/)
    expect(brandCss({ colours: both })).toContain('--dynamosync-surface:#ffffff')
  })

  it.each(['url("/brand.woff2")', "url('/brand.woff2')", '/brand.woff2'])(
    'has the font of a file: %s',
    (font) => {
      expect(brandCss({ font })).toContain('@font-face{font-family:brand;src:url("/brand.woff2")')
    },
  )
})

it('puts nothing on a page that nobody asked for', () => {
  const html = pageHtml({ title: 'Record', main: '' })
  expect(html).not.toMatch(/dynamosync|<header|<footer|<svg/i)
  expect(pageHtml({ title: 'Record', main: '', site: frameOf(undefined) })).not.toMatch(
    /dynamosync|<header|<footer|<svg/i,
  )
  const branded = pageHtml({
    title: 'R',
    main: '',
    site: frameOf('<Kettle>', { footer: 'A & B', logo: '/l.svg' }),
  })
  expect(branded).toContain('<img class="logo" src="/l.svg" alt="&lt;Kettle&gt;" height="32">')
  expect(branded).toContain('<p>A &amp; B</p>')
})
