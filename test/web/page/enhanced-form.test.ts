import { expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeBrowser } from '../browser.js'
import { go, post, press } from './form-steps.js'
import { sideBySide } from './side-by-side.js'

const thanked = (page: Page) => page.locator('.panel.stored').first().waitFor()

describeBrowser('an enhanced form', (browser) => {
  const { open, stored } = sideBySide(browser)
  const values = () => stored().map(({ fields }) => fields['a'])

  it('is sent once by two presses in a row, and again by a third of another text', async () => {
    const page = await open(post(`<input name=a value=1>${go}`))
    await page.locator('[data-press]').dblclick()
    await thanked(page)
    expect(values()).toEqual(['1'])
    await page.locator('[name=a]').fill('2')
    await press(page)
    await page.waitForFunction('!document.querySelector("form[aria-busy=true]")')
    expect(values()).toEqual(['1', '2'])
  })

  it('keeps what is in a button: an icon, and words with an element beside them', async () => {
    const inside = '<svg width="9" height="9"></svg><b>Send</b> now'
    const page = await open(post(`<input name=a value=1><button data-press>${inside}</button>`))
    const before = await page.locator('button').first().innerHTML()
    await press(page)
    await thanked(page)
    expect(await page.locator('[data-press]').innerHTML()).toBe(before)
  })

  it('has ids of its own beside another with the same address, and messages at the right one', async () => {
    const file = (id: string) => `<label>CV <input type=file name=cv id=${id}></label>`
    const page = await open(post(`${file('x')}${go}`) + post(`${file('x')}<button id=second>Send</button>`))
    await page
      .locator('[name=cv]')
      .nth(1)
      .setInputFiles({
        name: 'cv.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('x'),
      })
    await page.locator('#second').click()
    await page.locator('.error-summary').waitFor()
    expect(await page.locator('form').nth(0).locator('[aria-invalid=true]').count()).toBe(0)
    expect(await page.locator('form').nth(1).locator('[aria-invalid=true]').count()).toBe(1)
    const ids = await page.evaluate<string[]>(
      'Array.from(document.querySelectorAll("[id]:not(input)"), ({ id }) => id)',
    )
    expect(new Set(ids).size).toBe(ids.length)
    expect(stored()).toEqual([])
  })

  it('refuses a chosen file by its field before anything is sent, and sends the rest without it', async () => {
    const page = await open(post(`<input name=a value=1><input type=file name=cv>${go}`))
    await page.locator('[name=cv]').setInputFiles({ name: '', mimeType: '', buffer: Buffer.from('x') })
    await press(page)
    expect(await page.locator('.error-summary').textContent()).toContain('Files cannot be sent here')
    expect(stored()).toEqual([])
    await page.locator('[name=cv]').setInputFiles([])
    await press(page)
    await thanked(page)
    expect(values()).toEqual(['1'])
  })

  it('says nothing any more of what was wrong once it is reset', async () => {
    const page = await open(post(`<input type=file name=cv>${go}<button type=reset>Reset</button>`))
    await page.locator('[name=cv]').setInputFiles({ name: 'a', mimeType: '', buffer: Buffer.from('x') })
    await press(page)
    await page.locator('.error-summary').waitFor()
    await page.locator('[type=reset]').click()
    await page.locator('.error-summary').waitFor({ state: 'hidden' })
    expect(await page.locator('[aria-invalid]').count()).toBe(0)
  })

  it('can be sent again when the person comes back from the page that thanks', async () => {
    const page = await open(post(`<input name=a value=1>${go}`, 'action="/api/forms/thankful"'))
    await press(page)
    await page.waitForURL('**/thanks.html')
    await page.goBack()
    await page.locator('html[data-ready]').waitFor()
    await page.locator('[name=a]').fill('2')
    await press(page)
    await page.waitForURL('**/thanks.html')
    expect(values()).toEqual(['1', '2'])
  })

  it('stores 20,000 Chinese characters of one text', async () => {
    const page = await open(post(`<textarea name=a></textarea>${go}`, 'action="/api/forms/long"'))
    await page.locator('[name=a]').fill('漢'.repeat(20_000))
    await press(page)
    await thanked(page)
    expect(values()).toEqual(['漢'.repeat(20_000)])
  })
})
