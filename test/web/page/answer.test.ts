import { expect, it } from '@jest/globals'
import { describeBrowser } from '../browser.js'
import { button, emptyTrap, fillIn, focused, keyOf, queryOf, status } from '../page-parts.js'
import { broken, created, html, json, problem, required, stored, unavailable } from './fulfilled.js'
import { siteOpener, type OpenSite, type Reply } from './served-site.js'

describeBrowser('the page, whatever the API answers', (browser) => {
  const open = siteOpener(browser)
  const submitted = async (...replies: Reply[]): Promise<OpenSite> => {
    const site = await open()
    site.reply(...replies)
    await fillIn(site.page)
    await button(site.page).click()
    return site
  }

  it('says of a replay that nothing was stored twice', async () => {
    const { page } = await submitted(json(201, stored, { 'idempotency-replayed': 'true' }))
    await status(page).getByText('Nothing was stored twice.').waitFor()
  })

  it('shows each complaint by its field and in a summary that takes focus, and takes them back', async () => {
    const unknown = { pointer: '/nope', code: 'unknown-field', message: 'This form has no such field.' }
    const errors = [required('value', 'Fill in “Value”.'), unknown]
    const { page } = await submitted(
      problem(422, 'validation-failed', 'Fill in “Value”.', { errors }),
      created,
    )
    const summary = page.getByRole('alert')
    await summary.waitFor()
    expect(await focused(page).getAttribute('role')).toBe('alert')
    expect(await summary.getByRole('listitem').allTextContents()).toEqual(
      errors.map(({ message }) => message),
    )
    expect(await summary.getByRole('link').count()).toBe(1)
    expect(await page.title()).toMatch(/^Error: /)
    const value = page.getByRole('textbox', { name: 'Value', description: 'Fill in “Value”.' })
    expect(await value.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('ID').getAttribute('aria-invalid')).toBeNull()
    await summary.getByRole('link', { name: 'Fill in “Value”.' }).click()
    expect(await focused(page).getAttribute('name')).toBe('value')
    await button(page).click()
    await status(page).getByText('Received.').waitFor()
    expect(await page.locator('[aria-invalid]').count()).toBe(0)
    expect(await summary.count()).toBe(0)
    expect(await page.title()).not.toMatch(/^Error: /)
  })

  it('leaves to the server what a browser does not see where its own check did not load', async () => {
    const { page, sent, reply } = await open({ withoutCheck: true })
    await fillIn(page, ' ', ' ')
    reply(problem(422, 'validation-failed', 'Fill in “ID”.', { errors: [required('id', 'Fill in “ID”.')] }))
    await button(page).click()
    await page.getByRole('link', { name: 'Fill in “ID”.' }).waitFor()
    expect(queryOf(sent[0])).toEqual({ id: ' ', value: ' ', ...emptyTrap() })
  })

  it.each<[string, Reply, string]>([
    ['the store is away', unavailable, 'It could not be stored.'],
    [
      'it is too much at once',
      problem(429, 'rate-limited', 'Wait a moment.', { retryable: true }),
      'Wait a moment.',
    ],
    ['there is no network', (route) => route.abort(), 'Trying again is safe.'],
    [
      'the gateway answers for the function',
      json(503, { message: 'Service Unavailable' }),
      'Trying again is safe.',
    ],
    ['the gateway slows down', json(429, { message: 'Too Many Requests' }), 'Trying again is safe.'],
    ['a proxy answers with a page', html(502), 'Trying again is safe.'],
  ])('tries again by itself under the same key, and then offers to, when %s', async (_, reply, message) => {
    const { page, sent } = await submitted(reply, reply, reply, reply, created)
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(await status(page).textContent()).toContain(message)
    expect(sent.length).toBe(4)
    await focused(page).press('Enter')
    await status(page).getByText('Received.').waitFor()
    expect(new Set(sent.map(keyOf)).size).toBe(1)
  })

  it.each<[string, Reply, string]>([
    ['a hotel answers with a welcome', html(200), 'may or may not have been stored'],
    ['an answer has no id', json(200, { message: 'Fine!' }), 'may or may not have been stored'],
    ['an answer is no object', json(200, []), 'may or may not have been stored'],
    ['something broke', broken, 'Something broke.'],
  ])('offers to try again under the same key when %s', async (_, reply, message) => {
    const { page, sent } = await submitted(reply, created)
    await status(page).getByText(message).waitFor()
    expect(await status(page).textContent()).toContain('nothing is stored twice')
    expect(await focused(page).textContent()).toBe('Try again')
    expect(await page.getByLabel('Value').inputValue()).toBe('hello')
    await focused(page).press('Enter')
    await status(page).getByText('Received.').waitFor()
    expect(await button(page).textContent()).toBe('Submit')
    expect(keyOf(sent[1])).toBe(keyOf(sent[0]))
  })

  it.each<[string, Reply, string]>([
    ['the API refuses for good', problem(403, 'origin-not-allowed', 'Not from here.'), 'Not from here.'],
    [
      'a gateway refuses',
      json(413, { message: 'Request Too Long' }),
      'The server refused this (status 413).',
    ],
  ])('does not offer to try again when %s', async (_, reply, message) => {
    const { page } = await submitted(reply)
    await status(page).getByText(message).waitFor()
    expect(await focused(page).textContent()).toContain(message)
    expect(await button(page).textContent()).toBe('Submit')
    expect(await button(page).isEnabled()).toBe(true)
  })

  it('shows what an answer says as text, never as markup', async () => {
    const markup = '<img src=x onerror="document.title=1"><b>bold</b>'
    const { page } = await submitted(
      problem(500, 'internal', markup),
      json(201, { ...stored, message: markup, id: markup }),
    )
    await status(page).getByText(markup).waitFor()
    await button(page).click()
    await status(page).getByText(markup).first().waitFor()
    expect(await page.locator('img, b').count()).toBe(0)
  })
})
