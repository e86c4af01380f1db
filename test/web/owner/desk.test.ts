import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { leadFieldsOf } from '../../../web/owner/texts/naming-fields.js'
import { describeBrowser } from '../browser.js'
import { axeViolations, isTooWide } from '../page/served-site.js'
import { focused } from '../page-parts.js'
import { ownerPages } from './owner-pages.js'

const hostile = '<b>Ada</b>\u202e=1+1'
const base = { name: 'Grace', email: 'grace@example.org', topic: 'sales', message: 'Hi', consent: 'on' }
const ada = { ...base, name: hostile, email: 'ada@example.org', message: 'Hello,\n"you"' }

const row = (page: Page, text: string) => page.locator('.rows [role=row]').filter({ hasText: text })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

/** Has the API answer a list of contacts with other listed values in each row, and other members of the page. */
const answerContactsWith = (page: Page, listed: object, members: object = {}) =>
  page.route('**/forms/contact/submissions?*', async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { readonly submissions: readonly { listed: object }[] }
    const submissions = answer.submissions.map((each) => ({ ...each, listed: { ...each.listed, ...listed } }))
    await route.fulfill({ response, json: { ...answer, submissions, ...members } })
  })

describeBrowser('the owner’s desk', (browser) => {
  const pages = ownerPages(browser)
  let id: string
  beforeAll(async () => {
    id = await pages.submit('contact', ada)
    await pages.submit('contact', { ...base, topic: 'support' })
  })
  afterAll(() => expect(pages.complaints()).toEqual([]))

  it('filters once something is chosen, says so in a chip and in the address, and keeps the focus', async () => {
    const page = await pages.enter('#/forms/contact')
    await row(page, 'grace@example.org').waitFor()
    await page.getByLabel('Topic').focus()
    await page.getByLabel('Topic').selectOption('Sales')
    const chip = page.getByRole('button', { name: 'Remove filter Topic: Sales' })
    await chip.waitFor()
    await row(page, 'ada@example.org').waitFor()
    expect(await row(page, 'grace@example.org').count()).toBe(0)
    expect(page.url()).toContain('where.topic=sales')
    expect(await focused(page).inputValue()).toBe('sales')
    await chip.click()
    expect(await row(page, 'grace@example.org').textContent()).toMatch(/Support.*Today \d\d:\d\d$/)
    expect(await row(page, 'grace').locator('time').getAttribute('title')).toMatch(/:\d\d:\d\d \(.+\)$/)
    await page.goBack()
    await chip.waitFor()
  })

  it('answers: the person is the title, addresses are links, and a reply quotes what was written', async () => {
    const page = await pages.enter(`#/forms/contact/${id}`)
    await heading(page, hostile).waitFor()
    expect(await page.title()).toContain(hostile)
    expect(await page.locator('main b').count()).toBe(0)
    const facts = page.getByRole('region', { name: 'Answers' })
    await facts.getByText('Sales', { exact: true }).waitFor()
    expect(await page.getByText(id, { exact: true }).isVisible()).toBe(false)
    expect(await link(page, 'ada@example.org').getAttribute('href')).toBe('mailto:ada@example.org')
    const reply = new URL((await link(page, 'Reply').getAttribute('href')) ?? '')
    expect(reply.pathname).toBe('ada@example.org')
    expect(reply.searchParams.get('subject')).toBe('Re: Contact us')
    expect(reply.searchParams.get('body')).toContain('> Hello,\r\n> "you"')
  })

  it('leads to the submission before and after, by a link and by a key', async () => {
    const page = await pages.enter(`#/forms/contact/${id}`)
    await link(page, 'Previous').waitFor()
    expect(await link(page, 'Next').count()).toBe(0)
    await page.keyboard.press('k')
    await heading(page, 'Grace').waitFor()
    await link(page, 'Next').click()
    await heading(page, hostile).waitFor()
  })

  it('keeps work beside a submission, and shows both texts where two owners write at once', async () => {
    const [one, other] = [
      await pages.enter(`#/forms/contact/${id}`),
      await pages.enter(`#/forms/contact/${id}`),
    ]
    const work = (page: Page) => page.getByRole('region', { name: 'Work' })
    await work(other).getByLabel('Note').fill('Mine: wait')
    await work(one).getByLabel('State').selectOption('Doing')
    await work(one).getByLabel('Note').fill('<i>Call</i> her')
    await work(one).getByRole('button', { name: 'Save' }).click()
    await work(one).getByText('Saved.').waitFor()
    await work(other).getByRole('button', { name: 'Save' }).click()
    await work(other).getByText('<i>Call</i> her').waitFor()
    expect(await work(other).getByLabel('Note').inputValue()).toBe('Mine: wait')
    await work(other).getByRole('button', { name: 'Save' }).click()
    await work(other).getByText('Saved.').waitFor()
  })

  it('keeps a note that is not saved while its author looks elsewhere, and says when one is too long', async () => {
    const page = await pages.enter(`#/forms/contact/${id}`)
    const work = page.getByRole('region', { name: 'Work' })
    const long = '<b>=1+1</b>\u202e'.padEnd(65_536, 'x')
    await work.getByLabel('Note').fill(long)
    await work.getByRole('button', { name: 'Save' }).click()
    await work.getByText('Note: 65,536 characters are too many. The limit is 4,000.').waitFor()
    await link(page, 'Previous').click()
    await heading(page, 'Grace').waitFor()
    await link(page, 'Next').click()
    await work.getByText('Your changes here are not saved yet.').waitFor()
    expect(await work.getByLabel('Note').inputValue()).toBe(long)
    await work.getByLabel('Note').fill('Short')
    await work.getByRole('button', { name: 'Save' }).click()
    await work.getByText('Saved.').waitFor()
  })

  it('says that a submission is gone which another owner has erased meanwhile', async () => {
    const gone = await pages.submit('contact', { ...base, email: 'gone@example.org' })
    const page = await pages.enter(`#/forms/contact/${gone}`)
    const work = page.getByRole('region', { name: 'Work' })
    await work.getByLabel('Note').fill('Call')
    await pages.ask(`/forms/contact/submissions/${gone}`, 'DELETE')
    await work.getByRole('button', { name: 'Save' }).click()
    await work.getByRole('alert').getByText('Not found').waitFor()
    expect(await work.getByLabel('Note').inputValue()).toBe('Call')
  })

  it('shows work in the list: new ones stand out until somebody opens them, and a key marks several as done', async () => {
    await pages.submit('contact', { ...base, email: 'new@example.org' })
    const page = await pages.enter('#/forms/contact')
    await page.locator('.rows .unread').filter({ hasText: 'new@example.org' }).waitFor()
    await row(page, 'new@example.org').getByText('New, not opened yet').waitFor()
    await row(page, 'new@example.org').getByRole('link').click()
    const work = page.getByRole('region', { name: 'Work' })
    await work.getByText(/^Opened by /).waitFor()
    // What is typed is typed, although `e` and `h` are keys of the page.
    await work.getByLabel('Note').pressSequentially('he')
    expect(await page.locator('dialog').count()).toBe(0)
    await page.goBack()
    await page.locator('.rows .row:not(.unread)').filter({ hasText: 'new@example.org' }).waitFor()
    await page.locator('h1').focus()
    for (const key of ['j', 'x', 'j', 'x', 'd']) await page.keyboard.press(key)
    await page.getByText('2 submissions were marked as done.').first().waitFor()
    await page.getByLabel('State').selectOption('Done')
    await page.getByRole('button', { name: 'Remove filter State: Done' }).waitFor()
    await page.locator('.grid-foot').filter({ hasText: '2 found among 3 submissions' }).waitFor()
    await page.locator('h1').focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('Search', { exact: true }).waitFor()
  })

  it('counts by hour, day, week and choice, and a number leads to its list', async () => {
    const page = await pages.enter('#/forms/contact')
    await link(page, 'Numbers').click()
    await page.locator('.total', { hasText: '3 submissions in total' }).waitFor()
    for (const name of ['By day', 'By week', /^By hour of the day/])
      await page.getByRole('region', { name }).getByRole('rowheader').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    const topics = page.getByRole('region', { name: 'Topic' })
    await topics
      .getByRole('row', { name: /^Support/ })
      .getByRole('link', { name: '1' })
      .click()
    await page.getByRole('button', { name: 'Remove filter Topic: Support' }).waitFor()
  })

  it('has a column for what is no longer asked, and names what a newer version wrote', async () => {
    const page = await pages.enter('#/')
    // As the API answers of a form that asked for a nickname before, and of an item of a later layout.
    await answerContactsWith(page, { nick: 'Ady' }, { unreadable: [id], newer: [id] })
    await page.goto(new URL('#/forms/contact', page.url()).href)
    await page.getByRole('columnheader', { name: 'Nick (no longer asked)' }).waitFor()
    await row(page, 'ada@example.org').getByText('Ady', { exact: true }).waitFor()
    await page
      .getByText(`Written by a newer version of DynamoSync: ${id}. Update DynamoSync to read them.`)
      .first()
      .waitFor()
  })

  it('offers an option as a filter that the form no longer has, and asks for it', async () => {
    const page = await pages.enter('#/')
    await answerContactsWith(page, { topic: 'lostProperty' })
    await page.goto(new URL('#/forms/contact', page.url()).href)
    await row(page, 'ada@example.org').waitFor()
    await page.unrouteAll({ behavior: 'wait' })
    await page.getByLabel('Topic').selectOption('Lost property')
    await page.getByText('No submission matches this filter.').first().waitFor()
    expect(page.url()).toContain('where.topic=lostProperty')
  })

  it('saves a view by name, and sorts what is loaded', async () => {
    const page = await pages.enter('#/forms/contact?where.topic=sales')
    await page.getByRole('button', { name: 'Save this view' }).click()
    await page.getByLabel('Name').fill('<b>Sales</b>')
    await page.keyboard.press('Enter')
    await page.goto(`${pages.stack().url}/owner/#/forms/contact`)
    await link(page, '<b>Sales</b>').click()
    await page.getByRole('button', { name: 'Remove filter Topic: Sales' }).waitFor()
    await page.getByRole('button', { name: 'Remove view <b>Sales</b>' }).click()
    await page.getByRole('button', { name: 'Clear' }).click()
    await row(page, 'grace@example.org').waitFor()
    await page.getByRole('button', { name: 'E-mail', exact: true }).click()
    await page.locator('.grid-foot', { hasText: 'Sorted by E-mail.' }).waitFor()
    expect(await page.locator('.rows [role=row]').first().textContent()).toContain('ada@example.org')
    const order = (name: string) => page.getByRole('columnheader', { name }).getAttribute('aria-sort')
    expect(await order('E-mail')).toBe('ascending')
  })

  it('sorts by the state of work once it is known, and by the time from the oldest on', async () => {
    const done = await pages.submit('contact', { ...base, email: 'done@example.org' })
    const page = await pages.enter(`#/forms/contact/${done}`)
    await page.getByLabel('State').selectOption('Done')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/^Saved/).waitFor()
    await link(page, 'Contact us').click()
    const rows = page.locator('.rows [role=row]')
    await rows.nth(2).waitFor()
    await page.getByRole('button', { name: 'State', exact: true }).click()
    await rows.last().filter({ hasText: 'Done' }).waitFor()
    expect(await rows.first().textContent()).not.toContain('done@example.org')
    const received = page.getByRole('columnheader', { name: 'Received' })
    const times = () =>
      page.evaluate<string[]>('[...document.querySelectorAll(".rows time")].map((each) => each.dateTime)')
    await received.getByRole('button').click()
    await rows.first().filter({ hasText: 'done@example.org' }).waitFor()
    expect(await received.getAttribute('aria-sort')).toBe('descending')
    const newestFirst = await times()
    await received.getByRole('button').click()
    await rows.last().filter({ hasText: 'done@example.org' }).waitFor()
    expect(await received.getAttribute('aria-sort')).toBe('ascending')
    expect(await times()).toEqual(newestFirst.toReversed())
  })

  it('shows columns only once there are rows to give them widths, and ignores a day that does not exist', async () => {
    const page = await pages.enter('#/')
    const asked = Promise.withResolvers<unknown>()
    await page.route('**/forms/contact/submissions?*', async (route) => {
      await asked.promise
      await route.continue()
    })
    await page.goto(new URL('#/forms/contact?from=2026-13-45', page.url()).href)
    await page.locator('.grid-foot', { hasText: 'Loading' }).waitFor()
    expect(await page.locator('.grid').isVisible()).toBe(false)
    asked.resolve(undefined)
    await row(page, 'ada@example.org').waitFor()
    expect(await page.locator('.chip').count()).toBe(0)
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(new URL(`#/forms/contact?q=${'long'.repeat(20)}`, page.url()).href)
    await page.locator('.chip').waitFor()
    expect(await isTooWide(page)).toBe(false)
  })

  it('knows a person by both parts of a name, in each language of forms', () => {
    const leads = (...names: readonly string[]) =>
      leadFieldsOf(names.map((name) => ({ name, label: name, kind: 'text', listed: true }))).map(
        ({ name }) => name,
      )
    expect(leads('city', 'first', 'last')).toEqual(['first', 'last'])
    expect(leads('nom', 'prenom', 'ville')).toEqual(['prenom', 'nom'])
    expect(leads('apellidos', 'nombre')).toEqual(['nombre', 'apellidos'])
    expect(leads('ort', 'nachname', 'vorname')).toEqual(['vorname', 'nachname'])
    expect(leads('note')).toEqual(['note'])
  })

  it.each([
    ['light', 390],
    ['dark', 1024],
  ] as const)('is accessible and fits, in the %s, at %i pixels', async (colorScheme, width) => {
    const page = await pages.enter('#/forms/contact?where.topic=sales', {
      colorScheme,
      viewport: { width, height: 800 },
    })
    await row(page, 'ada@example.org').waitFor()
    const check = async (): Promise<void> => {
      expect(await isTooWide(page)).toBe(false)
      expect(await axeViolations(page)).toEqual([])
    }
    await check()
    await row(page, 'ada@example.org').getByRole('link').click()
    await link(page, 'Reply').waitFor()
    await check()
  })
})
