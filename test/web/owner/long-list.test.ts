import { expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { record } from '../../../forms/record.js'
import { attemptAt } from '../../../src/testing/sample-forms.js'
import { writeAll } from '../../adapters/dynamodb/bulk.js'
import { describeBrowser } from '../browser.js'
import { focused } from '../page-parts.js'
import { ownerPages } from './owner-pages.js'

const foot = (page: Page, text: string) => page.locator('.grid-foot').filter({ hasText: text })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

describeBrowser('a list of 10,000 submissions', (browser) => {
  const pages = ownerPages(browser)

  it('stays a page of a few rows, down to the last one and while others come in', async () => {
    process.env['AWS_REGION'] ??= 'us-east-1'
    process.env['AWS_ACCESS_KEY_ID'] ??= 'test'
    process.env['AWS_SECRET_ACCESS_KEY'] ??= 'test'
    const count = 10_000
    const attempts = Array.from({ length: count }, (_, n) =>
      attemptAt(record, { id: `row-${n}`, at: 1_700_000_000_000 + n * 60_000 }),
    )
    await writeAll(pages.stack().dynamoUrl, 'dynamosync', attempts)
    const page = await pages.enter('#/forms/record')
    await page.getByRole('row').nth(5).waitFor()
    // The form lists no fields, and its rows must be whole without them.
    const cut = await page.evaluate<string[]>(`[...document.querySelectorAll('[role=row] > .cell')]
      .filter((cell) => {
        const [{ top, bottom }, row] = [cell, cell.parentElement].map((each) => each.getBoundingClientRect())
        return top < row.top || bottom > row.bottom
      })
      .map(({ className }) => className)`)
    expect(cut).toEqual([])
    const nodes = (): Promise<number> => page.evaluate<number>('document.getElementsByTagName("*").length')
    const few = await nodes()
    await page.locator('.rows a').first().focus()
    const all = foot(page, '10,000 submissions, all loaded.')
    while ((await all.count()) === 0) await page.keyboard.press('End')
    await page.keyboard.press('End')
    const last = page.getByRole('row').filter({ has: focused(page) })
    expect(await last.getAttribute('aria-rowindex')).toBe(String(count + 1))
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(count + 1))
    expect(await nodes()).toBeLessThan(few + 100)

    const place = (): Promise<number> =>
      page.evaluate<number>('document.activeElement.getBoundingClientRect().top')
    const before = await place()
    await pages.submit('record', { id: 'newest', value: 'x' })
    await page.getByRole('button', { name: '1 new submission' }).waitFor()
    expect(await place()).toBe(before)
    expect(await last.getAttribute('aria-rowindex')).toBe(String(count + 2))
    await press(page, '1 new submission')
    expect(await last.getAttribute('aria-rowindex')).toBe('2')
  }, 60_000)
})
