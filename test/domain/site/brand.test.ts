import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { brandCss, frameOf } from '../../../src/domain/site/brand/frame.js'
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
    [{ font: 'a;}body{display:none' }, /^brand\.font: must be names of fonts/],
    [{ radius: '4' }, /^brand\.radius: must be a length/],
  ])('is refused: %j', (brand, complaint) => {
    expect(complaintsOf(brand).join('\n')).toMatch(complaint)
  })

  it('suggests a colour that does', () => {
    const [complaint = ''] = complaintsOf({ colours: { accent: '#0b1f61' } })
    const [, dark] = /dark: '(#[0-9a-f]{6})'/.exec(complaint) ?? []
    expect(complaintsOf({ colours: { accent: { light: '#0b1f61', dark } } })).toEqual([])
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
