import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { writeAll } from '../../adapters/dynamodb/bulk.js'
import { describeBrowser } from '../browser.js'
import { axeViolations } from '../page/served-site.js'
import { focused } from '../page-parts.js'
import { manyAttempts } from './held-submissions.js'
import { ownerPages } from './owner-pages.js'

const person = {
  name: 'José Núñez',
  email: 'jose@example.org',
  topic: 'sales',
  message: '5 * 3 \\',
  consent: 'on',
}

const rows = (page: Page) => page.locator('.rows [role=row]')
const foot = (page: Page, text: string | RegExp) => page.locator('.grid-foot').filter({ hasText: text })
const look = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('searchbox').fill(text)
  await page.keyboard.press('Enter')
}

describeBrowser('the search of the owner’s pages', (browser) => {
  const pages = ownerPages(browser)
  beforeAll(async () => {
    process.env['AWS_REGION'] ??= 'us-east-1'
    process.env['AWS_ACCESS_KEY_ID'] ??= 'test'
    process.env['AWS_SECRET_ACCESS_KEY'] ??= 'test'
    await writeAll(pages.stack().dynamoUrl, 'dynamosync', manyAttempts(120))
    await pages.submit('contact', person)
  })
  afterAll(() => expect(pages.complaints()).toEqual([]))

  it('finds what was typed by a key, is in the address and in a chip, and takes every sign as it is', async () => {
    const page = await pages.enter('#/forms/contact')
    await rows(page).first().waitFor()
    await page.keyboard.press('/')
    expect(await focused(page).getAttribute('type')).toBe('search')
    await look(page, 'NUNEZ jose')
    await foot(page, '1 found among 121 submissions. The search is complete.').waitFor()
    expect(await rows(page).textContent()).toContain('jose@example.org')
    expect(page.url()).toContain('?q=NUNEZ+jose')
    expect(await axeViolations(page)).toEqual([])
    for (const sign of ['*', '\\']) {
      await look(page, sign)
      await page.getByRole('button', { name: `Remove filter Contains: ${sign}` }).waitFor()
      await foot(page, '1 found among 121').waitFor()
    }
    await look(page, 'x'.repeat(10_000))
    await foot(page, 'Nothing was found among 121 submissions.').waitFor()
    await page.getByRole('button', { name: /^Remove filter/ }).click()
    await foot(page, '121 submissions, 100 of them loaded.').waitFor()

    // An id that is none stands in the way of no other filter.
    await page.getByLabel('Submission ID').fill('nonsense')
    await page.keyboard.press('Enter')
    await page.getByText('An ID is 26 letters and digits').waitFor()
    await page.getByLabel('E-mail').fill('JOSE@example.org')
    await page.keyboard.press('Tab')
    await foot(page, 'No submission matches this filter. A filter compares whole values').waitFor()
  })

  it('shows what it has found while it goes on, and stops and goes on when it is told', async () => {
    const page = await pages.enter('#/forms/contact')
    // Held in the page: a browser whose requests a test holds may stand still itself.
    await page.evaluate(`{
      const ask = window.fetch
      const released = new Promise((resolve) => { window.release = resolve })
      // A signal that is aborted already has no more events.
      const stopped = (signal) => new Promise((resolve) =>
        signal?.aborted ? resolve() : signal?.addEventListener('abort', resolve))
      window.fetch = async (input, init) => {
        const { searchParams } = new URL(input instanceof Request ? input.url : input, location.href)
        const isLater = (searchParams.has('from') || searchParams.has('to')) && searchParams.has('view')
        if (isLater) await Promise.race([released, stopped(init?.signal)])
        return ask(input, init)
      }
    }`)
    await look(page, 'example.org')
    await foot(page, '50 found so far').waitFor()
    // What it stops is held. A click would wait, as the browser may take that for a page that is on its way.
    await page.getByRole('button', { name: 'Stop' }).dispatchEvent('click')
    await foot(page, 'Stopped: 50 found so far').waitFor()
    await page.evaluate('release()')
    await page.getByRole('button', { name: 'Resume' }).click()
    await foot(page, '121 found among 121 submissions. The search is complete.').waitFor()
  })
})
