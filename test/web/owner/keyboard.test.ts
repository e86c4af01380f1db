import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeBrowser } from '../browser.js'
import { axeViolations } from '../page/served-site.js'
import { person } from './held-submissions.js'
import { ownerPages } from './owner-pages.js'

const foot = (page: Page, text: string) => page.locator('.grid-foot').filter({ hasText: text }).waitFor()
const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

const nameOfFocused = `(({ activeElement: e }) =>
  e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent ?? '')(document)`

/** Tab leads to it, as it does somebody who has no pointer: from where the focus is, forwards or backwards. */
const tabTo = async (page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  const isThere = async (): Promise<boolean> => {
    const label = await page.evaluate<string>(nameOfFocused)
    return typeof name === 'string' ? label.trim() === name : name.test(label)
  }
  for (let n = 0; n < 60; n += 1) {
    if (await isThere()) return
    await page.keyboard.press(key)
  }
  throw new Error(`Tab does not lead to ${String(name)}`)
}

describeBrowser('the keyboard, in the owner’s pages', (browser) => {
  const pages = ownerPages(browser)
  beforeAll(async () => {
    for (const name of ['Ada', 'Grace', 'Joan', 'Mary'])
      await pages.submit('contact', { ...person, name, email: `${name.toLowerCase()}@example.org` })
  })
  afterAll(() => expect(pages.complaints()).toEqual([]))

  /** Nothing is wrong for a screen reader, and the focus is somewhere on the page. */
  const check = async (page: Page): Promise<void> => {
    expect(await axeViolations(page)).toEqual([])
    expect(await page.evaluate<string>('document.activeElement.tagName')).not.toBe('BODY')
  }

  it('signs in, opens a form, finds, filters, saves a view and takes it all away', async () => {
    const page = await pages.open()
    await page.getByLabel('Token').waitFor()
    await page.keyboard.insertText(pages.token())
    await press(page, 'Enter')
    await page.getByRole('heading', { name: 'Contact us' }).waitFor()
    await check(page)
    await tabTo(page, 'Contact us')
    await press(page, 'Enter')
    await foot(page, '4 submissions, all loaded.')
    await check(page)
    await press(page, '/')
    await page.keyboard.insertText('grace')
    await press(page, 'Enter')
    await foot(page, '1 found among 4 submissions')
    await check(page)
    await tabTo(page, 'Remove filter Contains: grace')
    await press(page, 'Enter')
    await foot(page, '4 submissions, all loaded.')
    await tabTo(page, 'Topic')
    await page.keyboard.type('Sales')
    await press(page, 'Enter')
    await page.getByRole('button', { name: 'Remove filter Topic: Sales' }).waitFor()
    await check(page)
    await tabTo(page, 'Save this view')
    await press(page, 'Enter')
    await page.getByRole('dialog').waitFor()
    await check(page)
    await page.keyboard.insertText('Mine')
    await press(page, 'Enter')
    await page.getByRole('link', { name: 'Mine', exact: true }).waitFor()
    await check(page)
    await tabTo(page, 'Remove view Mine', 'Shift+Tab')
    await press(page, 'Enter')
    await page.getByRole('link', { name: 'Mine', exact: true }).waitFor({ state: 'detached' })
    await check(page)
  })

  it('opens a submission, works on it, replies, and goes on to the next one and back', async () => {
    const page = await pages.enter('#/forms/contact')
    await foot(page, '4 submissions, all loaded.')
    await press(page, 'j', 'j', 'Enter')
    await page.getByText(/^Opened by /).waitFor()
    expect(await page.locator('h1').textContent()).toBe('Joan')
    await check(page)
    await tabTo(page, 'Reply')
    await tabTo(page, 'State')
    await page.keyboard.type('Doing')
    await tabTo(page, 'For')
    await page.keyboard.insertText('Grace')
    await tabTo(page, 'Note')
    await page.keyboard.insertText('Call back')
    await tabTo(page, 'Save')
    await press(page, 'Enter')
    await page.getByText('Saved.').waitFor()
    await check(page)
    await press(page, 'j')
    await page.getByRole('heading', { name: 'Grace', exact: true }).waitFor()
    await page.getByText(/^Opened by /).waitFor()
    await check(page)
    await page.getByRole('link', { name: 'Previous' }).waitFor()
    await press(page, 'k')
    await page.getByRole('heading', { name: 'Joan', exact: true }).waitFor()
    await page.getByText(/^Written by /).waitFor()
    await press(page, '?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await check(page)
    await press(page, 'Escape')
    await check(page)
  })

  it('selects, marks as done, exports, holds, erases, and signs out', async () => {
    const page = await pages.enter('#/forms/contact')
    await foot(page, '4 submissions, all loaded.')
    await press(page, 'j', 'x', 'j', 'x')
    await page.getByText('2 selected').waitFor()
    await check(page)
    await press(page, 'd')
    await page.locator('.outcome').getByText('2 submissions were marked as done.').waitFor()
    await check(page)
    await press(page, 'x')
    await page.getByText('1 selected').waitFor()
    await tabTo(page, 'Export', 'Shift+Tab')
    await press(page, 'Enter')
    await page.getByRole('dialog').waitFor()
    await check(page)
    await tabTo(page, /^Excel workbook/)
    await press(page, 'ArrowDown')
    await tabTo(page, 'Export')
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')])
    expect(file.suggestedFilename()).toMatch(/^contact-.*\.csv$/)
    await page.getByText(/^1 submission exported to /).waitFor()
    await check(page)
    await press(page, 'Escape')
    await check(page)
    await tabTo(page, 'Hold')
    await press(page, 'Enter')
    await page.locator('.outcome').getByText('1 submission was held.').waitFor()
    await foot(page, '3 submissions, all loaded.')
    await check(page)
    await press(page, 'x', 'e')
    await page.getByRole('dialog', { name: 'Erase 1 submission?' }).waitFor()
    await check(page)
    await press(page, 'e')
    await foot(page, '2 submissions, all loaded.')
    await check(page)
    await tabTo(page, 'Sign out', 'Shift+Tab')
    await press(page, 'Enter')
    await page.getByLabel('Token').waitFor()
    await check(page)
  })

  it('finds a person in every form, and erases what was found', async () => {
    const page = await pages.enter()
    await page.getByRole('heading', { name: 'Contact us' }).waitFor()
    await tabTo(page, 'Find a person')
    await press(page, 'Enter')
    await page.getByRole('heading', { name: 'Everything about one person' }).waitFor()
    await tabTo(page, 'Address, number or name')
    await page.keyboard.insertText('ada@example.org')
    await press(page, 'Enter')
    await page.getByText('1 submission found in all forms.').waitFor()
    await check(page)
    await tabTo(page, 'Erase all…')
    await press(page, 'Enter')
    await page.getByRole('dialog').waitFor()
    await check(page)
    await press(page, 'e')
    await page.getByRole('status').getByText('1 submission was erased.').first().waitFor()
    await check(page)
  })
})
