import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeBrowser } from '../browser.js'
import { axeViolations, isTooWide } from '../page/served-site.js'
import { bot, person } from './held-submissions.js'
import { ownerPages } from './owner-pages.js'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const saved = async (page: Page, name: string): Promise<string> => {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()])
  return readFile(await file.path(), 'utf8')
}

describeBrowser('all of one person, in the owner’s pages', (browser) => {
  const pages = ownerPages(browser)
  const evil = '<script>document.title = 1</script>'
  beforeAll(async () => {
    await pages.submit('contact', { ...person, message: evil })
    await pages.submit('contact', { ...bot, email: person.email })
    await pages.submit('contact', { ...person, email: 'grace@example.org' })
  })
  afterAll(() => expect(pages.complaints()).toEqual([]))

  it('is found in every form and state, saved as a page and as JSON, and erased once somebody says so', async () => {
    const page = await pages.enter()
    await page.getByRole('link', { name: 'Find a person' }).click()
    await page.getByLabel('Address, number or name').fill('ADA@example.org')
    await page.keyboard.press('Enter')
    await page.getByText('2 submissions found in all forms.').waitFor()
    await page.getByRole('region', { name: 'Contact us' }).getByText('· held').waitFor()
    expect([await isTooWide(page), await axeViolations(page)]).toEqual([false, []])
    const readable = await saved(page, 'Save as a page')
    expect(readable).toContain('&lt;script&gt;')
    expect(readable).not.toContain('<script')
    expect(readable).toContain('2 submissions found in all forms. <time')
    expect(JSON.parse(await saved(page, 'Save as JSON'))).toMatchObject({
      value: 'ADA@example.org',
      forms: [{ form: 'contact', submissions: [{ fields: { message: evil } }, { state: 'held' }] }],
    })
    await button(page, 'Erase all…').click()
    await button(page, 'Erase for good').click()
    await page.getByRole('status').filter({ hasText: '2 submissions were erased.' }).first().waitFor()
    await page.reload()
    expect(await (await pages.ask('/forms/contact/submissions')).text()).not.toContain('ada@example.org')
  })
})
