import { expect, it } from '@jest/globals'
import { describeBrowser } from '../browser.js'
import { elsewhere, go, post, press, steps } from './form-steps.js'
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
