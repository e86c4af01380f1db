import { expect, it } from '@jest/globals'
import { describeBrowser } from '../../browser.js'
import { elsewhere } from './elsewhere-steps.js'
import { alone, go, post, steps } from './form-steps.js'
import { sideBySide } from './side-by-side.js'
import { pressMarked } from './stage.js'

const thankful = (inside: string): string =>
  post(`<input name=a value=1>${inside}${go}`, `action="/api/forms/thankful"`)

const leads: readonly [to: string, html: string, at: string][] = [
  ['the page that thanks', thankful(''), '/thanks.html'],
  ['the page that the form names', thankful('<input type=hidden name=_next value="/done?x=1">'), '/done?x=1'],
]

const sheet = [...steps, ...elsewhere, ...leads].map(([, html]) => html)

describeBrowser('what the HTML standard has submitted, with script as without', (browser) => {
  const { both, totals } = sideBySide(browser, sheet)

  it.each([...steps, ...alone])('%s', async (_, html, wanted, act = pressMarked) => {
    const { off, on } = await both({ html, act, wanted: wanted.length })
    expect(on.stored).toEqual(off.stored)
    expect(on.stored.map(({ fields }) => fields)).toEqual(wanted)
  })

  it.each(elsewhere)('left to the browser: %s', async (_, html, at) => {
    const { off, on } = await both({ html, act: pressMarked, wanted: 0, at })
    expect(on).toEqual(off)
    expect(on).toEqual({ stored: [], led: at === undefined ? [] : [at] })
  })

  it.each(leads)('leads to %s', async (_, html, at) => {
    const { off, on } = await both({ html, act: pressMarked, wanted: 1, at })
    expect(on).toEqual(off)
    expect(on).toEqual({ stored: [{ form: 'thankful', fields: { a: '1' } }], led: [at] })
  })

  it('left to the browser: an address that is invalid', async () => {
    const html = post(`<input name=a value=1>${go}`, 'action="http://["')
    const { off, on } = await both({
      html,
      wanted: 0,
      act: async (hands) => {
        await pressMarked(hands)
        await hands.gone()
      },
    })
    expect(on).toEqual(off)
    expect(on).toEqual({ stored: [], led: [] })
  })

  it('is all that was ever stored', () => {
    const { wanted, off, on } = totals()
    expect([off, on]).toEqual([wanted, wanted])
  })
})
