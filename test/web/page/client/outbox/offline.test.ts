import { expect, it } from '@jest/globals'
import type { BrowserContext, Page, Request } from 'playwright-core'
import { describeBrowser } from '../../../browser.js'
import { liveSite } from '../../live-site.js'
import { button, fillIn, focused, keyOf, outbox, status } from '../../../page-parts.js'
import { axeViolations } from '../../served-site.js'

describeBrowser('a person whose network comes and goes', (browser) => {
  const { person, open, stored, url } = liveSite(browser)

  /** Tries at sending something, of every page of a browser. */
  const triesOf = (context: BrowserContext): Request[] => {
    const tries: Request[] = []
    context.on('request', (request) => {
      if (request.method() === 'POST') tries.push(request)
    })
    return tries
  }

  const valuesOf = async (id: string): Promise<unknown[]> =>
    (await stored('record')).filter((fields) => fields['id'] === id).map((fields) => fields['value'])

  const waiting = (page: Page) => outbox(page).getByRole('heading', { name: 'is waiting to be sent' })
  const sent = (page: Page) => outbox(page).getByRole('heading', { name: 'was sent' })

  /** Fills in the form and presses Submit without a network. */
  const submitOffline = async (page: Page, id: string): Promise<void> => {
    await page.context().setOffline(true)
    await fillIn(page, id, 'kept')
    await button(page).click()
  }

  /** What the browser keeps for later. */
  const kept = (page: Page): Promise<unknown[]> =>
    page.evaluate(`new Promise((resolve) => {
      indexedDB.open('dynamosync').onsuccess = ({ target: { result: db } }) => {
        db.transaction('dynamosync').objectStore('dynamosync').getAll().onsuccess = (event) => resolve(event.target.result)
      }
    })`)

  it('is told that the submission waits, and which one was sent when it is back: once, under one key', async () => {
    const context = await person()
    const tries = triesOf(context)
    const page = await open('/', context)
    await submitOffline(page, 'back')
    await waiting(page).waitFor()
    expect(await focused(page).textContent()).toMatch(/^“Record” from .*\d:\d\d.* is waiting to be sent$/)
    expect(await outbox(page).textContent()).toContain('sent once, automatically')
    expect(await page.getByLabel('Value').inputValue()).toBe('')
    expect(await button(page).textContent()).toBe('Submit')
    expect(await axeViolations(page)).toEqual([])
    expect(await valuesOf('back')).toEqual([])
    await context.setOffline(false)
    await sent(page).waitFor()
    expect(await outbox(page).textContent()).toMatch(
      /^“Record” from .* was sentProof of submissionSubmission[a-z2-7]{26}Receipt/,
    )
    expect(await axeViolations(page)).toEqual([])
    expect(await valuesOf('back')).toEqual(['kept'])
    expect(tries.length).toBe(2)
    expect(keyOf(tries[1])).toBe(keyOf(tries[0]))
    expect(await kept(page)).toEqual([])
  })

  it('finds it sent after the page was closed while it waited, and opened again', async () => {
    const context = await person()
    const before = await open('/', context)
    await submitOffline(before, 'reopened')
    await waiting(before).waitFor()
    await before.close()
    await context.setOffline(false)
    // On another form's page, too: it is the same browser.
    const page = await open('/contact/', context)
    await sent(page).waitFor()
    expect(await outbox(page).textContent()).toContain('“Record”')
    expect(await valuesOf('reopened')).toEqual(['kept'])
    await page.reload()
    await page.getByLabel('Message').waitFor()
    expect(await outbox(page).textContent()).toBe('')
  })

  it.each([
    ['with Web Locks', true],
    ['without', false],
  ])('has two tabs open: one of them sends it, and both say so, %s', async (name, hasLocks) => {
    const context = await person()
    if (!hasLocks)
      await context.addInitScript(`Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })`)
    const tries = triesOf(context)
    const tabs = [await open('/', context), await open('/', context)] as const
    await submitOffline(tabs[0], name)
    for (const tab of tabs) await waiting(tab).waitFor()
    await context.setOffline(false)
    for (const tab of tabs) await sent(tab).waitFor()
    expect(await valuesOf(name)).toEqual(['kept'])
    expect(tries.length).toBe(2)
  })

  it.each([
    ['sends', 'Send', ['kept']],
    ['discards', 'Discard', []],
  ])('is asked about one that waited for over a day, and %s it', async (does, press, values) => {
    const context = await person()
    const before = await open('/', context)
    // Yesterday, at this time and an hour before.
    await before.evaluate('Date.now = ((now) => () => now() - 25 * 3_600_000)(Date.now)')
    await submitOffline(before, `old ${does}`)
    await outbox(before).getByRole('heading').waitFor()
    await before.close()
    await context.setOffline(false)
    const tries = triesOf(context)
    const page = await open('/', context)
    await outbox(page).getByRole('heading', { name: 'has waited for over a day. Send it?' }).waitFor()
    await page.evaluate('dispatchEvent(new Event("online"))')
    expect(await axeViolations(page)).toEqual([])
    expect(tries).toEqual([])
    await outbox(page).getByRole('button', { name: press }).click()
    await (press === 'Send' ? sent(page) : outbox(page).filter({ hasNotText: 'Record' })).waitFor({
      state: 'attached',
    })
    expect(await valuesOf(`old ${does}`)).toEqual(values)
    expect(await kept(page)).toEqual([])
  })

  it('is shown one that the server refused, puts it back into the form and mends it', async () => {
    const context = await person()
    await context.route('**/assets/check/**', (route) => route.abort())
    const page = await open('/', context)
    await submitOffline(page, 'mended')
    await waiting(page).waitFor()
    await fillIn(page, 'refused', ' ')
    await button(page).click()
    await waiting(page).nth(1).waitFor()
    await context.setOffline(false)
    await outbox(page).getByRole('heading', { name: 'was not accepted' }).waitFor()
    await outbox(page).getByText('Fill in “Value”.').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await outbox(page).getByRole('button', { name: 'Fix it in the form' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Fill in “Value”.' }).waitFor()
    expect(await page.getByLabel('ID').inputValue()).toBe('refused')
    expect(await kept(page)).toEqual([])
    await page.getByLabel('Value').fill('better')
    await button(page).click()
    await status(page).getByText('Thank you.').waitFor()
    expect(await valuesOf('refused')).toEqual(['better'])
    expect(await valuesOf('mended')).toEqual(['kept'])
  })

  it('reads that nothing is kept where the browser keeps nothing, and loses nothing', async () => {
    const context = await person()
    await context.addInitScript('IDBFactory.prototype.open = () => { throw new Error("private") }')
    const page = await open('/', context)
    await submitOffline(page, 'private')
    await status(page).getByText('this browser cannot keep your answers.').waitFor()
    expect(await page.getByLabel('Value').inputValue()).toBe('kept')
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await status(page).getByText('Thank you.').waitFor()
    expect(await valuesOf('private')).toEqual(['kept'])
  })

  it('reads that a form with a secret is not kept; the secret stands in no address', async () => {
    const context = await person()
    const tries = triesOf(context)
    const page = await context.newPage()
    await page.route(`${url()}/`, async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(
        /<textarea[^]*?<\/textarea>/,
        '<input type="password" name="value">',
      )
      await route.fulfill({ response, body })
    })
    await page.goto(url())
    await context.setOffline(true)
    await page.getByLabel('ID').fill('secret')
    await page.locator('[type=password]').fill('hush')
    await button(page).click()
    await status(page).getByText('Forms with secret fields are not kept.').waitFor()
    expect(await kept(page)).toEqual([])
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await status(page).getByText('Thank you.').waitFor()
    expect(tries.filter((request) => request.url().includes('hush'))).toEqual([])
  })
})
