import { expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeBrowser } from '../../browser.js'
import { outbox } from '../../page-parts.js'
import { go, post, press } from './form-steps.js'
import { sideBySide } from './side-by-side.js'

const thanked = (page: Page) => page.locator('.panel.stored').first().waitFor()

/** Enhances every form with a check that has nothing against what is filled in. */
const checked = 'for (const form of document.querySelectorAll("form")) enhance(form, { check: () => [] })'

describeBrowser('an enhanced form', (browser) => {
  const { open, stored } = sideBySide(browser)
  const values = () => stored().map(({ fields }) => fields['a'])

  it('is sent once by two presses in a row, and again by a third of another text', async () => {
    const page = await open(post(`<input name=a value=1>${go}`))
    await page.locator('[data-press]').dblclick()
    await thanked(page)
    expect(values()).toEqual(['1'])
    await page.getByRole('button', { name: 'Send another' }).click()
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

  it.each([
    ['required', '<input name=a required>', ['Please fill out this field.']],
    ['pattern', '<input name=a pattern="[0-9]+" value=x>', ['Please match the requested format.']],
    ['minlength and a length typed', '<input name=a minlength=3>', ['Please lengthen this text'], 'x'],
    ['setCustomValidity', `<input name=a oninput="this.setCustomValidity('Not so.')">`, ['Not so.'], 'x'],
    [
      'a group of radio buttons',
      '<input type=radio name=a value=1 required><input type=radio name=a value=2>',
      ['Please select'],
    ],
  ])('honours the page’s own %s beside a check of its own', async (_, inside, said, typed = '') => {
    const page = await open(post(inside + go), checked)
    if (typed !== '') await page.locator('[name=a]').pressSequentially(typed)
    await press(page)
    const items = page.locator('.error-summary li')
    await items.first().waitFor()
    for (const [at, each] of (await items.allTextContents()).entries()) expect(each).toContain(said[at])
    expect(await items.count()).toBe(said.length)
    expect(stored()).toEqual([])
  })

  it.each([
    [
      'novalidate on the form',
      post(`<input name=a required><input name=b value=1>${go}`, 'action="/api/forms/probe" novalidate'),
    ],
    [
      'formnovalidate on the button',
      post('<input name=a required><input name=b value=1><button data-press formnovalidate>Send</button>'),
    ],
    ['a control that is disabled', post(`<input name=a required disabled><input name=b value=1>${go}`)],
  ])('asks nothing of the page’s own beside a check of its own: %s', async (_, html) => {
    const page = await open(html, checked)
    await press(page)
    await thanked(page)
    expect(stored().map(({ fields }) => fields['b'])).toEqual(['1'])
  })

  it('puts back every choice of what waited and was refused, and nothing else', async () => {
    const page = await open(
      post(`<select name=many multiple size=4><option selected>one<option>two<option>three<option>four</select>
<select name=many><option value="">none<option>two<option>four</select>
<input type=checkbox name=many value=one checked><input type=checkbox name=b value=x>
<input type=radio name=c value=1 checked><input type=radio name=c value=2>
<select name=d multiple><option>1<option selected>2</select><input name=e disabled value=kept>
<textarea name=a></textarea>${go}`),
    )
    const [list, single] = [
      page.locator('select[name=many]').nth(0),
      page.locator('select[name=many]').nth(1),
    ]
    await list.selectOption(['two', 'three', 'four'])
    await single.selectOption('two')
    await page.locator('[type=checkbox]').nth(0).uncheck()
    await page.locator('[type=checkbox]').nth(1).check()
    await page.locator('[value="2"]').first().check()
    await page.locator('[name=d]').selectOption([])
    await page.locator('[name=a]').fill('x'.repeat(10_001))
    const filled = (): Promise<unknown> =>
      page.evaluate(
        `[...document.querySelectorAll('input, option, textarea')].map((each) => each.selected ?? (/radio|checkbox/.test(each.type) ? each.checked : each.value))`,
      )
    const before = await filled()
    await page.context().setOffline(true)
    await press(page)
    await outbox(page).getByRole('heading').waitFor()
    expect(await filled()).not.toEqual(before)
    await page.context().setOffline(false)
    await outbox(page).getByRole('button', { name: 'Fix it in the form' }).click()
    await page.locator('.error-summary').waitFor()
    expect(await filled()).toEqual(before)
  })
})
