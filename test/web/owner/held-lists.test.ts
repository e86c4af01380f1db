import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { writeAll } from '../../adapters/dynamodb/bulk.js'
import { describeBrowser } from '../browser.js'
import { axeViolations, isTooWide } from '../page/served-site.js'
import { focused } from '../page-parts.js'
import { bot, heldAttempts, person } from './held-submissions.js'
import { ownerPages } from './owner-pages.js'

const held = '#/forms/contact?state=held'

const rows = (page: Page) => page.locator('.rows [role=row]')
const row = (page: Page, text: string) => rows(page).filter({ hasText: text })
const tab = (page: Page, name: string | RegExp) => page.getByRole('navigation').getByRole('link', { name })
const outcome = (page: Page) => page.locator('.outcome')
const foot = (page: Page, text: string) => page.locator('.grid-foot').filter({ hasText: text })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

interface Listed {
  readonly submissions: readonly { readonly id: string; readonly why?: readonly string[] }[]
  readonly cursor?: string
}

describeBrowser('what is held, in the owner’s pages', (browser) => {
  const pages = ownerPages(browser)
  afterAll(() => expect(pages.complaints()).toEqual([]))

  const list = async (state: string, cursor?: string): Promise<Listed['submissions']> => {
    const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const answer = await pages.ask(`/forms/contact/submissions?state=${state}&limit=200${more}`)
    const { submissions, cursor: next } = (await answer.json()) as Listed
    return next === undefined ? submissions : [...submissions, ...(await list(state, next))]
  }
  const eraseAll = async (): Promise<void> => {
    for (const state of ['open', 'held'])
      for (const { id } of await list(state)) await pages.ask(`/forms/contact/submissions/${id}`, 'DELETE')
  }
  beforeAll(() => {
    process.env['AWS_REGION'] ??= 'us-east-1'
    process.env['AWS_ACCESS_KEY_ID'] ??= 'test'
    process.env['AWS_SECRET_ACCESS_KEY'] ??= 'test'
  })
  beforeEach(eraseAll)

  it('is counted beside the open ones, says why and until when, and is released with one key', async () => {
    await pages.submit('contact', person)
    const id = await pages.submit('contact', bot)
    const page = await pages.enter()
    const card = page.getByRole('listitem').filter({ hasText: 'Contact us' })
    await card.locator('.figure', { hasText: 'Today' }).getByText('1', { exact: true }).waitFor()
    await card.locator('.figure', { hasText: 'Held' }).getByText('1', { exact: true }).waitFor()

    await page.getByRole('link', { name: 'Contact us' }).click()
    await row(page, 'ada@example.org').waitFor()
    expect(await row(page, 'bot@example.org').count()).toBe(0)
    await tab(page, 'Held (1)').click()
    await row(page, 'bot@example.org').waitFor()
    expect(await rows(page).count()).toBe(1)
    await row(page, 'The hidden field was filled in').waitFor()
    const erased = new Date(Date.now() + 30 * 86_400_000).toLocaleDateString('en-GB', { dateStyle: 'medium' })
    expect(await row(page, 'bot').locator('.erased').textContent()).toBe(`Erased on ${erased}`)

    await rows(page).getByRole('link').focus()
    await page.keyboard.press('r')
    await outcome(page).getByText('1 submission was released.').waitFor()
    expect(await page.locator('#said').textContent()).toBe('1 submission was released.')
    await tab(page, 'Held (0)').waitFor()
    await foot(page, 'Nothing is held.').waitFor()
    expect(await focused(page).textContent()).toBe('Contact us')
    expect((await pages.ask(`/forms/contact/submissions/${id}/release`, 'POST')).status).toBe(200)
    await tab(page, 'Open').click()
    await row(page, 'bot@example.org').waitFor()
  })

  it('is held, and erased, with one key each, and the keyboard goes on with the next row', async () => {
    for (const email of ['a@example.org', 'b@example.org', 'c@example.org'])
      await pages.submit('contact', { ...person, email })
    const page = await pages.enter('#/forms/contact')
    await rows(page).nth(2).waitFor()
    await row(page, 'b@example.org').getByRole('link').focus()
    await page.keyboard.press('h')
    await outcome(page).getByText('1 submission was held.').waitFor()
    expect(
      await rows(page)
        .filter({ has: focused(page) })
        .textContent(),
    ).toContain('a@example.org')
    await page.keyboard.press('e')
    await page.getByRole('dialog', { name: 'Erase this submission?' }).waitFor()
    await page.keyboard.press('e')
    await outcome(page).getByText('1 submission was erased.').waitFor()
    expect(
      await rows(page)
        .filter({ has: focused(page) })
        .textContent(),
    ).toContain('c@example.org')
    await tab(page, 'Held (1)').click()
    await row(page, 'b@example.org').getByText('Held by its owner').waitFor()
    expect(await list('open')).toHaveLength(1)
  })

  it('is released and erased in bulk: what is selected, and all that fits a filter, loaded or not', async () => {
    await writeAll(pages.stack().dynamoUrl, 'dynamosync', heldAttempts(250))
    const page = await pages.enter(held)
    await tab(page, 'Held (250)').waitFor()
    await rows(page).nth(2).waitFor()
    await rows(page).nth(0).locator('.pick').click()
    await rows(page).nth(2).getByRole('link').focus()
    await page.keyboard.press('x')
    await page.getByText('2 selected').waitFor()
    await page.keyboard.press('r')
    await outcome(page).getByText('2 submissions were released.').waitFor()
    expect(await list('open')).toHaveLength(2)

    await page.getByLabel('Topic').selectOption('Support')
    await foot(page, '125 submissions, 100 of them loaded.').waitFor()
    await button(page, 'Select all that match').click()
    await page.getByText('125 selected').waitFor()
    // Somebody has looked at it, and leaves it out.
    const kept = row(page, 'n242@example.org')
    await kept.locator('.pick').click()
    await page.getByText('124 selected').waitFor()
    await button(page, 'Erase…').click()
    const dialog = page.getByRole('dialog', { name: 'Erase 124 submissions?' })
    await dialog.getByText('This cannot be undone.').waitFor()
    await dialog.getByRole('button', { name: 'Erase for good' }).click()
    await outcome(page).getByText('124 submissions were erased.').waitFor({ timeout: 60_000 })
    await foot(page, '1 submission, all loaded.').waitFor()
    await kept.waitFor()
    const left = await list('held')
    expect(left).toHaveLength(250 - 2 - 124)
  }, 120_000)

  it('says how far it is, stops when it is told to, and goes on where a failure stopped it', async () => {
    await writeAll(pages.stack().dynamoUrl, 'dynamosync', heldAttempts(12))
    const page = await pages.enter(held)
    await rows(page).nth(11).waitFor()
    await button(page, 'Select all').click()
    let asked = 0
    await page.route('**/release', async (route) => {
      asked += 1
      if (asked === 3) await route.fulfill({ status: 500, json: { message: 'Internal Server Error' } })
      else await route.continue()
    })
    await button(page, 'Release').click()
    const dialog = page.getByRole('dialog', { name: 'Release 12 submissions?' })
    await dialog.getByRole('button', { name: 'Release', exact: true }).click()
    await dialog.getByText('3 of 12 submissions released').waitFor()
    expect(await dialog.getByRole('progressbar').getAttribute('value')).toBe('3')
    await dialog.getByText('Internal Server Error (500)').waitFor()
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await outcome(page).getByText('12 submissions were released.').waitFor()
    expect(await list('held')).toEqual([])

    await page.unroute('**/release')
    await tab(page, 'Open').click()
    await rows(page).nth(11).waitFor()
    await page.route('**/hold', (route) =>
      route.request().url().includes(first) ? undefined : route.continue(),
    )
    const first = (await rows(page).nth(0).getAttribute('data-id')) ?? ''
    for (const n of [0, 1]) await rows(page).nth(n).locator('.pick').click()
    await button(page, 'Hold').click()
    const holding = page.getByRole('dialog', { name: 'Hold 2 submissions' })
    await holding.getByText('1 of 2 submissions held').waitFor()
    await holding.getByRole('button', { name: 'Stop' }).click()
    await outcome(page).getByText('Stopped. 1 submission was held.').waitFor()
    await row(page, '').nth(10).waitFor()
  }, 60_000)

  it('is found and counted once it is released, although it arrived long before', async () => {
    await writeAll(pages.stack().dynamoUrl, 'dynamosync', heldAttempts(60))
    for (const { id } of await list('held'))
      await pages.ask(`/forms/contact/submissions/${id}/release`, 'POST')
    const page = await pages.enter('#/forms/contact?q=example.org')
    await foot(page, '60 found among 60 submissions. The search is complete.').waitFor()
    await tab(page, 'Numbers').click()
    await page.getByRole('status').getByText('60 submissions in total').waitFor()
  })

  it('says why something was not done', async () => {
    await pages.submit('contact', bot)
    await pages.submit('contact', { ...bot, email: 'other@example.org' })
    const page = await pages.enter(held)
    await rows(page).nth(1).waitFor()
    const taken = {
      type: 'urn:dynamosync:problem:key-taken',
      title: 'Taken',
      status: 409,
      detail: 'Another submission has its place.',
      instance: 'urn:dynamosync:request:1',
      code: 'key-taken',
      message: 'Another submission has its place.',
      retryable: false,
      outcome: 'not-stored',
    }
    await page.route('**/release', (route) => route.fulfill({ status: 409, json: taken }))
    await rows(page).nth(0).getByRole('link').focus()
    await page.keyboard.press('r')
    await page.getByRole('alert').getByText(taken.message).waitFor()
    await button(page, 'Select all').click()
    await button(page, 'Release').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Release', exact: true }).click()
    await dialog.getByText(`2 submissions could not be released: ${taken.message}`).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    expect(await rows(page).count()).toBe(2)
  })

  it('is told on its own page, where it is released and held again', async () => {
    const id = await pages.submit('contact', bot)
    const page = await pages.enter(`#/forms/contact/${id}`)
    const standing = page.getByRole('region', { name: 'Held' })
    await standing.getByText('The hidden field was filled in').waitFor()
    await standing.getByText(/^It will be erased on .*, unless you release it first\.$/).waitFor()
    await page.keyboard.press('r')
    await button(page, 'Hold').waitFor()
    expect(await standing.count()).toBe(0)
    await button(page, 'Hold').click()
    await standing.getByText('Held by its owner').waitFor()
    expect(await list('open')).toEqual([])
  })

  it('has an answer for reasons of a later version', async () => {
    await pages.submit('contact', bot)
    const page = await pages.open(held)
    await page.route('**/submissions?*', async (route) => {
      const answer = (await (await route.fetch()).json()) as { readonly submissions: readonly object[] }
      const submissions = answer.submissions.map((each) => ({ ...each, why: ['trap', 'moon-phase'] }))
      await route.fulfill({ json: { ...answer, submissions } })
    })
    await page.getByLabel('Token').fill(pages.token())
    await button(page, 'Sign in').click()
    await row(page, 'The hidden field was filled in, another reason: moon-phase').waitFor()
  })

  it.each([
    ['light', { width: 360, height: 740 }],
    ['dark', { width: 1280, height: 860 }],
  ] as const)('is accessible, in the %s', async (colorScheme, viewport) => {
    await pages.submit('contact', bot)
    const id = await pages.submit('contact', bot)
    const page = await pages.enter(held, { colorScheme, viewport })
    const check = async (): Promise<void> => {
      expect(await isTooWide(page)).toBe(false)
      expect(await axeViolations(page)).toEqual([])
    }
    await rows(page).nth(1).waitFor()
    await check()
    await rows(page).nth(0).locator('.pick').click()
    await check()
    await rows(page).nth(1).getByRole('link').focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await check()
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await page.getByRole('dialog', { name: 'Erase 1 submission?' }).waitFor()
    await check()
    await page.keyboard.press('Escape')
    await page.goto(`${pages.stack().url}/owner/#/forms/contact/${id}`)
    await page.getByRole('region', { name: 'Held' }).waitFor()
    await check()
    await page.goto(`${pages.stack().url}/owner/#/forms/record?state=held`)
    await foot(page, 'Nothing is held.').waitFor()
    await check()
  })

  it('can be worked through with the keyboard alone', async () => {
    await pages.submit('contact', { ...bot, email: 'first@example.org' })
    await pages.submit('contact', { ...bot, email: 'second@example.org' })
    const page = await pages.enter('#/forms/contact')
    const { keyboard } = page
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let n = 0; n < 30; n += 1) {
        await keyboard.press('Tab')
        if (name.test(await page.evaluate<string>('document.activeElement.textContent'))) return
      }
      throw new Error(`Tab does not lead to ${String(name)}`)
    }
    await tab(page, 'Held (2)').waitFor()
    await tabTo(/^Held/)
    await keyboard.press('Enter')
    await rows(page).nth(1).waitFor()
    await tabTo(/^second@/)
    await keyboard.press('Space')
    await keyboard.press('ArrowDown')
    await keyboard.press('Space')
    await page.getByText('2 selected').waitFor()
    await keyboard.press('Shift+Tab')
    expect(await focused(page).textContent()).toBe('Select none')
    await keyboard.press('Shift+Tab')
    await keyboard.press('Shift+Tab')
    await keyboard.press('Enter')
    await outcome(page).getByText('2 submissions were released.').waitFor()
    expect(await list('open')).toHaveLength(2)
  })
})
