import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { contentPolicy } from '../../../web/owner/files.js'
import { describeBrowser } from '../browser.js'
import { serverAt } from '../../adapters/owner/issuer.js'
import { ownerPages, signInWith } from './owner-pages.js'
import { focused } from '../page-parts.js'
import { api, signInProvider, siteSigningInAt } from './sign-in-provider.js'
import { axeViolations, isTooWide } from '../page/served-site.js'

const hostile = '<img src=x onerror="document.title=\'broken\'">=1+1'
const ada = {
  name: hostile,
  email: 'ada@example.org',
  topic: 'sales',
  message: `Hello,\n"${hostile}"`,
  consent: 'on',
}

const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 860 } }

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const foot = (page: Page, text: string) => page.locator('.grid-foot').filter({ hasText: text })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

type Server = Awaited<ReturnType<typeof serverAt>>

describeBrowser('the owner’s pages', (browser) => {
  let issuer: Server
  let site: Server
  beforeAll(async () => {
    ;[issuer, site] = await Promise.all([serverAt(), serverAt()])
  })
  const pages = ownerPages(browser, () => ({ OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: api }))
  afterAll(async () => {
    jest.restoreAllMocks()
    await Promise.all([issuer.close(), site.close()])
    expect(pages.complaints()).toEqual([])
  })

  it('lead from signing in to a submission that arrives, is found, opened, exported and erased', async () => {
    const page = await pages.enter()
    await link(page, 'Contact us').click()
    await foot(page, 'Nobody has submitted this form yet.').waitFor()

    const id = await pages.submit('contact', ada)
    await row(page, 'ada@example.org').waitFor()
    expect(await page.locator('#said').textContent()).toBe('1 new submission')
    await pages.submit('contact', { ...ada, email: 'grace@example.org', topic: 'support' })
    await row(page, 'grace@example.org').waitFor()

    await page.getByLabel('Topic').selectOption('Sales')
    await foot(page, '1 submission, all loaded.').waitFor()
    expect(await row(page, 'grace@example.org').count()).toBe(0)

    await row(page, 'ada@example.org').getByRole('link').click()
    const answers = page.getByRole('region', { name: 'Answers' })
    await answers.getByText(hostile, { exact: true }).waitFor()
    expect(await answers.textContent()).toContain(ada.message)
    expect(await page.locator('main img').count()).toBe(0)
    const stored = (await (await pages.ask(`/forms/contact/submissions/${id}`)).json()) as {
      readonly receipt: string
    }
    await page.getByText('ID and receipt').click()
    await page.getByText(stored.receipt).waitFor()

    await page.goBack()
    await press(page, 'Export')
    for (const name of ['CSV', 'Labels instead of names'])
      await page.getByLabel(name, { exact: true }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click()
    const file = await (await download).path()
    expect(parse(await readFile(file), { columns: true, bom: true })).toEqual([
      expect.objectContaining({
        _id: id,
        _receipt: stored.receipt,
        ...ada,
        consent: '2026-11',
      }),
    ])
    await page.getByText('1 submission exported').waitFor()
    await press(page, 'Close')

    await row(page, 'ada@example.org').getByRole('link').click()
    await press(page, 'Erase…')
    const dialog = page.getByRole('dialog', { name: 'Erase this submission?' })
    for (const named of ['Contact us', id, 'This cannot be undone.']) await dialog.getByText(named).waitFor()
    await press(page, 'Erase for good')
    await foot(page, 'No submission matches this filter.').waitFor()
    expect((await pages.ask(`/forms/contact/submissions/${id}`)).status).toBe(404)

    await press(page, 'Sign out')
    await page.getByLabel('Token').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('example.org')
  })

  it('keep the token in memory alone: a reload forgets it', async () => {
    const page = await pages.open()
    await signInWith(page, 'not-the-token-at-all-0123456789-0123456789-')
    await page.getByText('This is not the owner’s token.').waitFor()
    await signInWith(page, pages.token())
    await heading(page, 'Forms').waitFor()
    expect(
      await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])'),
    ).toBe('[{},{},""]')
    await page.reload()
    await page.getByLabel('Token').waitFor()
  })

  it('count today’s submissions, and show those of 30 days as a chart and as numbers', async () => {
    const page = await pages.enter()
    const card = page.getByRole('listitem').filter({ has: link(page, 'Contact us') })
    await card.locator('canvas').waitFor()
    await card.getByText('The numbers').click()
    expect(await card.getByRole('row').count()).toBe(31)
    expect(await card.getByRole('row').nth(1).getByRole('cell').textContent()).toMatch(/^[1-9]/)
  })

  it('show the result that a form computed', async () => {
    const id = await pages.submit('income-tax', {
      taxYear: '2026',
      filingStatus: 'single',
      wages: '61250.00',
      deduction: 'standard',
    })
    const page = await pages.enter(`#/forms/income-tax/${id}`)
    const result = page.getByRole('region', { name: 'Result' })
    await result.getByText('Taxable income').waitFor()
    expect(await result.getByRole('row').count()).toBeGreaterThan(2)
  })

  it.each([
    ['light', sizes.phone],
    ['dark', sizes.desk],
  ] as const)('are accessible, each of them, in the %s', async (colorScheme, viewport) => {
    const id = await pages.submit('contact', ada)
    const page = await pages.open('', { colorScheme, viewport })
    const check = async (): Promise<void> => {
      expect(await isTooWide(page)).toBe(false)
      expect(await axeViolations(page)).toEqual([])
    }
    await page.getByLabel('Token').waitFor()
    await check()
    await signInWith(page, pages.token())
    await page.locator('canvas').first().waitFor()
    await check()
    await link(page, 'Contact us').click()
    await row(page, 'ada@example.org').first().waitFor()
    await check()
    await press(page, 'Export')
    await check()
    await page.keyboard.press('Escape')
    await page.goto(`${pages.stack().url}/owner/#/forms/contact/${id}`)
    await press(page, 'Erase…')
    await check()
    await page.keyboard.press('Escape')
    await check()
    await page.goto(`${pages.stack().url}/owner/#/forms/none`)
    await page.getByText('There is no such form, or you have no access to it.').waitFor()
    await page.getByRole('link', { name: 'See your forms' }).waitFor()
    await check()
  })

  it('can be used with the keyboard alone', async () => {
    await pages.submit('contact', ada)
    await pages.submit('contact', { ...ada, email: 'alan@example.org' })
    const page = await pages.open()
    await page.getByLabel('Token').waitFor()
    const { keyboard } = page
    /** Tab, until it is at what is looked for. */
    const tabTo = async (name: string): Promise<void> => {
      for (let n = 0; n < 30; n += 1) {
        await keyboard.press('Tab')
        const text = await page.evaluate<string>(
          'document.activeElement.textContent || document.activeElement.labels?.[0]?.textContent || ""',
        )
        if (text.startsWith(name)) return
      }
      throw new Error(`Tab does not lead to “${name}”`)
    }
    await keyboard.type(pages.token())
    await keyboard.press('Enter')
    await heading(page, 'Forms').waitFor()
    await tabTo('Contact us')
    await keyboard.press('Enter')
    await row(page, 'alan@example.org').first().waitFor()
    const newest = await page.getByRole('row').nth(1).getByRole('link').textContent()
    await tabTo(newest ?? '')
    await keyboard.press('ArrowDown')
    const chosen = focused(page)
    expect(await page.getByRole('row').filter({ has: chosen }).getAttribute('aria-rowindex')).toBe('3')
    await keyboard.press('Enter')
    await page.getByRole('region', { name: 'Answers' }).waitFor()
    await heading(page, hostile).waitFor()
    await tabTo('Erase…')
    await keyboard.press('Enter')
    expect(await focused(page).textContent()).toBe('Keep it')
    await keyboard.press('Escape')
    expect(await focused(page).textContent()).toBe('Erase…')
    await page.goBack()
    await row(page, 'alan@example.org').first().waitFor()
    expect(
      await page
        .getByRole('row')
        .filter({ has: focused(page) })
        .getAttribute('aria-rowindex'),
    ).toBe('3')
  })

  it('ask to sign in again when the proof has expired, and go on in the same place', async () => {
    await pages.submit('contact', { ...ada, email: 'late@example.org' })
    const page = await pages.enter()
    await page.route('**/submissions?*', (route) => route.fulfill({ status: 401, body: '{}' }), { times: 1 })
    await link(page, 'Contact us').click()
    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await dialog.getByLabel('Token').fill(pages.token())
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await row(page, 'late@example.org').waitFor()
    expect(page.url()).toMatch(/#\/forms\/contact$/)
  })

  it.each([
    ['a failure of the service', 503, { code: 'store-unavailable', message: 'Later.' }, 'Later.'],
    ['a failure of the gateway', 500, { message: 'Internal Server Error' }, /Internal Server Error \(500\)/],
    ['no answer at all', 0, {}, 'The service cannot be reached.'],
  ])('say %s, and try again', async (_, status, body, words) => {
    const page = await pages.enter()
    await page.route(
      '**/submissions?*',
      (route) => (status === 0 ? route.abort() : route.fulfill({ status, json: body })),
      { times: 1 },
    )
    await link(page, 'Contact us').click()
    await page.getByRole('alert').getByText(words).waitFor()
    await press(page, 'Try again')
    await page.getByRole('grid').waitFor()
  })

  it('run nothing but their own script, and are framed by nobody', async () => {
    const page = await pages.open()
    const { headers } = await fetch(`${pages.stack().url}/owner/`)
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'")
    expect(contentPolicy([])).not.toMatch(/unsafe|\*/)
    const violated = await page.evaluate<string>(`new Promise((resolve) => {
      addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective))
      new Image().src = 'https://elsewhere.example/'
    })`)
    expect(violated).toBe('img-src')
    await expect(page.evaluate('document.body.innerHTML = ""')).rejects.toThrow('TrustedHTML')
    // What was provoked here is no complaint.
    ;(pages.complaints() as string[]).length = 0
  })

  it('sign in by OpenID Connect, renew by themselves, come back to where one was, and sign out there too', async () => {
    site.answerBy(siteSigningInAt(issuer.url, pages.stack().url))
    const home = `${site.url}/owner/`
    issuer.answerBy(await signInProvider(issuer.url, home))
    await pages.submit('contact', ada)
    const page = await pages.open()
    // The provider's pages would load a font.
    await page.route(/googleapis/, (route) => route.abort())

    await page.goto(`${home}#/forms/contact`)
    await press(page, 'Sign in')
    for (const name of ['login', 'password']) await page.locator(`[name=${name}]`).fill('ada')
    await page.locator('button[type=submit]').click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await row(page, 'ada@example.org').first().waitFor()
    expect(page.url()).toBe(`${home}#/forms/contact`)
    const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')
    expect(kept).toBe('[{},{}]')

    await page.reload()
    await page.getByText(/signs you in again until \d\d[:.]\d\d.* asks you to sign in again/).waitFor()

    const tokens: (string | undefined)[] = []
    page.on('request', (request) => {
      if (request.url().includes('/api/')) tokens.push(request.headers()['authorization'])
    })
    await page.route('**/submissions/*', (route) => route.fulfill({ status: 401, body: '{}' }), { times: 1 })
    await row(page, 'ada@example.org').first().getByRole('link').click()
    await page.getByRole('region', { name: 'Answers' }).waitFor()
    const about = tokens.filter((each) => each !== undefined)
    expect(new Set(about).size).toBeGreaterThan(1)

    await press(page, 'Sign out')
    await page.waitForURL(`${issuer.url}/session/end*`)
  })
})
