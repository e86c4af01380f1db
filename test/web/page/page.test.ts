import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describeBrowser } from '../browser.js'
import { button, checkLoaded, fillIn, focused, hurry, status } from '../page-parts.js'
import { axeViolations } from './served-site.js'
import { type Stack, startStack } from '../../handlers/local/stack.js'
import { type Switch, switchTo } from './switch.js'

type Dynalite = (options: { readonly createTableMs: number }) => Server

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

describeBrowser('a person at the page of the whole system', (browser) => {
  let store: Server
  let way: Switch
  let stack: Stack | undefined
  let client: DynamoDBClient | undefined
  let pages: Page[] = []

  beforeAll(async () => {
    store = (createRequire(import.meta.url)('dynalite') as Dynalite)({ createTableMs: 0 })
    await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve))
    const endpoint = `http://127.0.0.1:${(store.address() as AddressInfo).port}`
    way = await switchTo(endpoint)
    stack = await startStack({ dataDir: 'memory', env: { AWS_ENDPOINT_URL_DYNAMODB: way.endpoint } })
    client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials })
  }, 60_000)

  // Also where the stack did not start: what is left open keeps the whole run from ending.
  afterAll(async () => {
    await stack?.stop()
    await way.off()
    client?.destroy()
    store.closeAllConnections()
    store.close()
  })

  afterEach(async () => {
    await Promise.all(pages.map((page) => page.context().close()))
    pages = []
  })

  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser().newContext(options)
    await hurry(context)
    const page = await context.newPage()
    pages.push(page)
    await page.goto(stack?.url ?? 'about:blank')
    return page
  }

  /** The values under an id, as an owner's tools see them. */
  const valuesOf = async (id: string): Promise<unknown[]> => {
    const { Items = [] } = await client!.send(new ScanCommand({ TableName: 'dynamosync' }))
    return Items.map(({ fields }) => fields?.M)
      .filter((fields) => fields?.['id']?.S === id)
      .map((fields) => fields?.['value']?.S)
  }

  /** The checker needs script, which the page does not have: so it looks at a copy. */
  const violationsWithoutScript = async (page: Page): Promise<readonly string[]> => {
    const copy = await open()
    await copy.setContent(await page.content())
    return axeViolations(copy)
  }

  it('types an ID and a Value, presses Submit and reads the id of the submission', async () => {
    const page = await open()
    await fillIn(page, 'first', 'hello\nyou')
    await button(page).click()
    await status(page).getByRole('heading').waitFor()
    expect(await status(page).locator('dd').first().textContent()).toMatch(/^[a-z2-7]{26}$/)
    expect(await valuesOf('first')).toEqual(['hello\nyou'])
  })

  it('sends a value that is too long for an address, and all of it is stored', async () => {
    const value = '😀 '.repeat(2000)
    const page = await open()
    await fillIn(page, 'long', value)
    await button(page).click()
    await status(page).getByRole('heading').waitFor()
    expect(await valuesOf('long')).toEqual([value])
  })

  it('leaves Value empty and reads which field and why', async () => {
    const page = await open()
    // Before the check is there, the words of what is missing are the browser's own.
    await checkLoaded(page)
    await page.getByLabel('ID').fill('empty')
    await button(page).click()
    await page.getByRole('textbox', { name: 'Value', description: 'Fill in “Value”.' }).waitFor()
    await page.getByRole('alert').getByRole('link', { name: 'Fill in “Value”.' }).waitFor()
    expect(await page.getByLabel('ID').inputValue()).toBe('empty')
    expect(await valuesOf('empty')).toEqual([])
  })

  it('reads that the store is away and that trying again is safe; tries again, and it is stored once', async () => {
    const page = await open()
    await fillIn(page, 'patient', 'kept')
    await way.off()
    try {
      await button(page).click()
      await page.getByRole('button', { name: 'Try again' }).waitFor()
      expect(await status(page).textContent()).toMatch(/could not be stored.*safe/i)
    } finally {
      await way.on()
    }
    await button(page).click()
    await status(page).locator('dd').first().waitFor({ state: 'attached' })
    expect(await valuesOf('patient')).toEqual(['kept'])
  })

  it('without script, gets a page with the id of the submission', async () => {
    const page = await open({ javaScriptEnabled: false })
    await fillIn(page, 'plain', 'two\nlines')
    await button(page).click()
    await page.getByText(/^[a-z2-7]{26}$/).waitFor({ state: 'attached' })
    expect(await violationsWithoutScript(page)).toEqual([])
    expect(await valuesOf('plain')).toEqual(['two\nlines'])
  })

  it('without script, is stopped by the browser where a field is empty', async () => {
    const page = await open({ javaScriptEnabled: false })
    await button(page).click()
    expect(await focused(page).getAttribute('name')).toBe('id')
    expect(page.url()).toBe(`${String(stack?.url)}/`)
  })

  it('without script and with a wrong value, gets the form back with what was typed, mends it and is done', async () => {
    const page = await open({ javaScriptEnabled: false })
    await fillIn(page, 'mended', '   ')
    await button(page).click()
    await page.getByRole('alert').getByRole('link', { name: 'Fill in “Value”.' }).click()
    expect(await focused(page).getAttribute('name')).toBe('value')
    expect(await page.getByLabel('ID').inputValue()).toBe('mended')
    expect(await violationsWithoutScript(page)).toEqual([])
    await page.getByLabel('Value').fill('better')
    await button(page).click()
    await page.getByText(/^[a-z2-7]{26}$/).waitFor({ state: 'attached' })
    expect(await valuesOf('mended')).toEqual(['better'])
  })

  it('without script, reads that the store is away and tries again from the page', async () => {
    const page = await open({ javaScriptEnabled: false })
    await fillIn(page, 'steady', 'kept')
    await way.off()
    try {
      await button(page).click()
      await page
        .getByRole('alert')
        .getByText(/could not be stored.*safe/i)
        .waitFor()
    } finally {
      await way.on()
    }
    expect(await page.getByLabel('Value').inputValue()).toBe('kept')
    await button(page).click()
    await page.getByText(/^[a-z2-7]{26}$/).waitFor({ state: 'attached' })
    expect(await valuesOf('steady')).toEqual(['kept'])
  })
})
