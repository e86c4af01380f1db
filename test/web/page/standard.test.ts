import { expect, it } from '@jest/globals'
import { describeBrowser } from '../browser.js'
import { type Act, elsewhere, go, post, press, steps } from './form-steps.js'
import { sideBySide } from './side-by-side.js'

describeBrowser('what the HTML standard has submitted, with script as without', (browser) => {
  const { both } = sideBySide(browser)

  it.each(steps)('%s', async (_, html, wanted, act = press) => {
    const { off, on } = await both(html, act, wanted.length)
    expect(on.stored).toEqual(off.stored)
    expect(on.stored.map(({ fields }) => fields)).toEqual(wanted)
  })

  it.each(elsewhere)('left to the browser: %s', async (_, html, at, act = press) => {
    const { off, on } = await both(html, act, 0)
    expect(on).toEqual(off)
    expect(on).toEqual({ stored: [], at })
  })

  it.each([
    ['the page that thanks', 'thankful', '', '/thanks.html'],
    [
      'the page that the form names',
      'thankful',
      '<input type=hidden name=_next value="/done?x=1">',
      '/done?x=1',
    ],
  ])('leads to %s', async (_, name, extra, at) => {
    const html = post(`<input name=a value=1>${extra}${go}`, `action="/api/forms/${name}"`)
    const arrived: Act = async (page) => {
      await press(page)
      await page.waitForURL((url) => `${url.pathname}${url.search}` === at)
    }
    const { off, on } = await both(html, arrived, 1)
    expect(on).toEqual(off)
    expect(on).toEqual({ stored: [{ form: name, fields: { a: '1' } }], at })
  })

  it.each(['target=_blank', 'target=frame'])('left to the browser: %s', async (target) => {
    const html = `<iframe name=frame></iframe>${post(`<input name=a value=1>${go}`, `action="/api/forms/probe" ${target}`)}`
    const { off, on } = await both(
      html,
      async (page) => {
        const answered = page
          .context()
          .waitForEvent('response', (response) => response.url().includes('/api/'))
        await press(page)
        await answered
      },
      1,
    )
    expect(on.stored).toEqual(off.stored)
    expect(on.stored.length).toBe(1)
  })
})
