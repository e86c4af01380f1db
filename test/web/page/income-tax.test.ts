import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describeBrowser } from '../browser.js'
import { button, status } from '../page-parts.js'
import { axeViolations, isTooWide } from './served-site.js'
import { type Stack, startStack } from '../../handlers/local/stack.js'

/** Sheets of a PDF. */
const sheets = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

const fillIn = async (page: Page): Promise<void> => {
  await page.getByLabel('2025').check()
  await page.getByLabel('Single').check()
  await page.getByLabel('Standard').check()
  await page.getByLabel('Wages').fill('700000.50')
  await page.getByLabel('Tax withheld').fill('200000')
}

const toCome = (page: Page) => page.getByText('It appears here once the required fields are filled in.')

describeBrowser('the income tax, on the page', (browser) => {
  let stack: Stack
  const pages: Page[] = []
  beforeAll(async () => {
    stack = await startStack({ env: { DATA_DIR: 'memory' } })
  })
  afterAll(async () => {
    await Promise.all(pages.map((page) => page.context().close()))
    await stack.stop()
  })

  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser().newContext({ reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    pages.push(page)
    await page.goto(`${stack.url}/income-tax/`)
    // The module that computes is loaded after the page.
    if (options.javaScriptEnabled !== false) await toCome(page).waitFor()
    return page
  }
  const amount = (page: Page, name: string): Promise<string | null> =>
    page.getByRole('row', { name }).first().getByRole('cell').textContent()

  it('is computed as the person types, and sent by Submit only', async () => {
    const page = await open()
    const sent: string[] = []
    page.on('request', (request) => sent.push(new URL(request.url()).pathname))
    await fillIn(page)
    await page.getByRole('heading', { name: 'Your result so far' }).waitFor()
    expect(await amount(page, 'Taxable income')).toBe('$684,250.50')
    expect(await amount(page, 'You owe')).toBe('$10,192.94')
    await page.getByLabel('Tax withheld').fill('250000')
    expect(await amount(page, 'Refund')).toBe('$39,807.06')
    await page.getByLabel('Wages').fill('7e5')
    await toCome(page).waitFor()
    expect(sent.filter((path) => path.startsWith('/api/'))).toStrictEqual([])
  })

  it('is stored as it was shown, with a receipt, and prints on one sheet', async () => {
    const page = await open()
    await fillIn(page)
    const before = await page.getByRole('table').allTextContents()
    await button(page).click()
    await page.getByRole('heading', { name: 'Your stored result' }).waitFor()
    expect(await page.getByRole('table').allTextContents()).toStrictEqual(before)
    expect(await status(page).first().textContent()).toMatch(/Receipt1-[0-9a-f]{64}/)
    for (const format of ['A4', 'Letter']) {
      const margin = { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' }
      expect(sheets(await page.pdf({ format, margin }))).toBe(1)
    }
    await page.getByRole('button', { name: 'Send another' }).click()
    await fillIn(page)
    await page.getByRole('heading', { name: 'Your result so far' }).waitFor()
  })

  it('comes as a page to who has no script, and prints on one sheet', async () => {
    const page = await open({ javaScriptEnabled: false })
    await fillIn(page)
    await button(page).click()
    await page.getByRole('heading', { name: 'Your stored result' }).waitFor()
    expect(await amount(page, 'You owe')).toBe('$10,192.94')
    await page.getByText('Proof of submission').click()
    expect(await page.getByRole('definition').last().textContent()).toMatch(/^1-[0-9a-f]{64}$/)
    expect(sheets(await page.pdf({ format: 'Letter' }))).toBe(1)
    // What looks for faults is a script itself.
    const looked = await open()
    await looked.setContent(await page.content())
    expect(await axeViolations(looked)).toEqual([])
  })

  it('says in words what the chart shows', async () => {
    const page = await open()
    await fillIn(page)
    const chart = page.getByRole('img', { name: 'The taxable income of $684,250.50 by bracket' })
    await chart.waitFor()
    expect(await chart.locator('desc').textContent()).toContain('37% of $57,900.50 is $21,423.19.')
    expect(await page.locator('.chart-amount').count()).toBe(7)
    expect(await page.locator('.chart-amount').last().getAttribute('width')).toBe('8.462%')
  })

  it.each<[string, BrowserContextOptions]>([
    ['a phone', { viewport: { width: 320, height: 640 } }],
    ['a desk', { viewport: { width: 1280, height: 860 } }],
    ['a desk in the dark', { viewport: { width: 1280, height: 860 }, colorScheme: 'dark' }],
    ['a desk in forced colours', { viewport: { width: 1280, height: 860 }, forcedColors: 'active' }],
  ])('is accessible and fits %s, while it is typed and when it is stored', async (_, options) => {
    const page = await open(options)
    await fillIn(page)
    expect(await axeViolations(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    await button(page).click()
    await page.getByRole('heading', { name: 'Your stored result' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
  })
})
