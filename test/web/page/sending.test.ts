import { expect, it } from '@jest/globals'
import { describeBrowser } from '../browser.js'
import { form } from '../../../src/domain/form/form.js'
import { formHtml } from '../../../src/domain/html/form.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { button, emptyTrap, fillIn, focused, keyOf, queryOf, status } from '../page-parts.js'
import { broken, created, json, problem, stored } from './fulfilled.js'
import { siteOpener, type OpenSite, type Reply } from './served-site.js'

describeBrowser('the page, sending what was filled in', (browser) => {
  const open = siteOpener(browser)
  const submitted = async (...replies: Reply[]): Promise<OpenSite> => {
    const site = await open()
    site.reply(...replies)
    await fillIn(site.page)
    await button(site.page).click()
    return site
  }

  it('sends the fields as query parameters with a key, and says what was stored', async () => {
    const { page, sent } = await submitted(created)
    await status(page).getByText('Received.').waitFor()
    expect(await status(page).textContent()).toContain(stored.id)
    expect(await status(page).textContent()).toContain(stored.receipt)
    expect(await focused(page).textContent()).toBe('Received.')
    expect(await page.getByLabel('ID').inputValue()).toBe('')
    expect(sent.map((request) => request.method())).toEqual(['POST'])
    expect(queryOf(sent[0])).toEqual({ id: '42', value: 'hello', ...emptyTrap() })
    expect(sent[0]?.postData()).toBeNull()
    expect(sent[0]?.headers()['accept']).toBe('application/json')
    expect(keyOf(sent[0])).toMatch(/^\d+-\d+$/)
  })

  it('goes on to another submission, under another key', async () => {
    const { page, sent } = await submitted(created)
    await page.getByRole('button', { name: 'Send another' }).click()
    expect(await focused(page).getAttribute('name')).toBe('id')
    await fillIn(page)
    await page.getByLabel('ID').press('Enter')
    await focused(page).getByText('Received.').waitFor()
    expect(sent.length).toBe(2)
    expect(keyOf(sent[1])).not.toBe(keyOf(sent[0]))
  })

  it.each([
    ['as query parameters up to an address of 2,000 bytes', 2000, true],
    ['as a urlencoded body past it', 2001, false],
  ])('sends the fields %s', async (_, bytes, inAddress) => {
    const { page, sent, reply } = await open()
    reply(created)
    const rest = new URLSearchParams({ id: '42', value: '', ...emptyTrap() }).toString()
    const value = 'x'.repeat(bytes - `http://site.test/api/forms/record?${rest}`.length)
    await fillIn(page, '42', value)
    await button(page).click()
    await status(page).getByText('Received.').waitFor()
    expect(sent[0]?.url().includes('?')).toBe(inAddress)
    const body = sent[0]?.postData() ?? ''
    expect(inAddress ? queryOf(sent[0]) : Object.fromEntries(new URLSearchParams(body))).toEqual({
      id: '42',
      value,
      ...emptyTrap(),
    })
    if (!inAddress) expect(sent[0]?.headers()['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
  })

  it('takes other contents for another submission', async () => {
    const { page, sent } = await submitted(broken, created)
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    await page.getByLabel('Value').fill('hello!')
    await page.getByRole('button', { name: 'Submit' }).click()
    await status(page).getByText('Received.').waitFor()
    expect(keyOf(sent[1])).not.toBe(keyOf(sent[0]))
  })

  it('lets go of a key that can bring no other answer', async () => {
    const { page, sent } = await submitted(problem(409, 'superseded', 'A newer one replaced it.'), created)
    await status(page).getByText('A newer one replaced it.').waitFor()
    await button(page).click()
    await status(page).getByText('Received.').waitFor()
    expect(keyOf(sent[1])).not.toBe(keyOf(sent[0]))
  })

  it('sends once, however often the button is pressed, and keeps what is typed meanwhile', async () => {
    let answer = (): void => undefined
    const asked = new Promise<void>((resolve) => (answer = resolve))
    const { page, sent } = await submitted(async (route) => {
      await asked
      await created(route)
    })
    await page.getByRole('button', { name: 'Sending…' }).waitFor()
    expect(await button(page).isDisabled()).toBe(true)
    await page.getByLabel('ID').press('Enter')
    await page.getByLabel('Value').fill('the next one')
    answer()
    await status(page).getByText('Received.').waitFor()
    expect(sent.length).toBe(1)
    expect(await page.getByLabel('Value').inputValue()).toBe('the next one')
    expect(await button(page).isEnabled()).toBe(true)
  })

  it('waits as long as a busy server asks, says so, and is done', async () => {
    const busy = json(503, { message: 'Service Unavailable' }, { 'retry-after': '7' })
    const { page, sent } = await submitted(busy, busy, created)
    await status(page).getByText('Trying again in').waitFor()
    await status(page).getByText('Received.').waitFor()
    const waits = await page.evaluate<number[]>('waits')
    expect(waits.length).toBe(2)
    expect(Math.min(...waits)).toBeGreaterThan(7000)
    expect(Math.max(...waits)).toBeLessThanOrEqual(9000)
    expect(waits[0]).not.toBe(waits[1])
    expect(sent.length).toBe(3)
    expect(new Set(sent.map(keyOf)).size).toBe(1)
  })

  it('leaves it to the person where a server asks for more than half a minute', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString()
    const { page, sent } = await submitted(json(429, { message: 'Wait.' }, { 'retry-after': date }), created)
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(sent.length).toBe(1)
  })

  it('gives up on an answer that never comes', async () => {
    const { page, reply } = await open()
    await page.evaluate(
      'AbortSignal.timeout = ((of) => () => of.call(AbortSignal, 200))(AbortSignal.timeout)',
    )
    reply(() => new Promise(() => undefined))
    await fillIn(page)
    await button(page).click()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(await status(page).textContent()).toContain('could not be reached in time')
  })

  it('is not confused by fields that are named like parts of a form', async () => {
    const names = ['action', 'method', 'elements', 'reset', 'submit', 'addEventListener']
    const odd = form(
      'odd',
      Object.fromEntries(names.map((name) => [name, text({ label: name, maxLength: 9 })])),
    )
    const main = `${formHtml(odd, { action: '/api/forms/odd' })}<div role="status" id="odd--status"></div>`
    const { page, sent, reply } = await open({
      html: `<!doctype html>${main}<script type="module" src="/assets/enhance.js"></script>`,
    })
    reply(created)
    for (const name of names) await page.locator(`#odd-${name}`).fill(name)
    await button(page).click()
    await status(page).getByText('Received.').waitFor()
    expect(Object.fromEntries(new URLSearchParams(sent[0]?.postData() ?? ''))).toEqual({
      ...Object.fromEntries(names.map((name) => [name, name])),
      ...emptyTrap('odd', names),
    })
    expect(await page.locator('#odd-reset').inputValue()).toBe('')
  })
})
