import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { memoryRepository } from '../../../../src/adapters/memory/index.js'
import { escapeHtml } from '../../../../src/domain/kernel/escape.js'
import { failureWords } from '../../../../src/domain/words/failure.js'
import { type AnyForm, form } from '../../../../src/domain/form/form.js'
import { text } from '../../../../src/domain/field/kinds/text.js'
import { fetchHandler } from '../../../../src/handlers/fetch/index.js'
import { filledText } from '../../../domain/arbitrary.js'
import { app, membersOf, noon, type Parts, urlencoded } from '../../../handlers/serving/app.js'
import { causeMessage, failing } from '../failing.js'
import { answerTo, failingRequests } from '../sample-requests.js'

const firefox = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const browser = { ...urlencoded, accept: firefox }

const note = form('note', { line: text({ label: 'Line', maxLength: 10 }) })

const keyIn = (page: string): string => /name="_idempotency_key" value="([^"]*)"/.exec(page)?.[1] ?? 'none'

describe('the answer', () => {
  const answered = async (headers: Parts['headers']): Promise<string | undefined> =>
    (await app().send({ query: 'id=42', ...(headers === undefined ? {} : { headers }) })).headers[
      'content-type'
    ]

  it.each([
    firefox,
    'text/html',
    'TEXT/HTML',
    'application/xhtml+xml',
    'text/html, application/json',
    'text/html;q=0.5, application/json;q=0.4',
    'application/json;q=0.1, text/html;level=1;q=0.2',
  ])('is a page for a browser that posted a form: %s', async (accept) => {
    expect(await answered({ accept })).toBe('text/html; charset=utf-8')
  })

  it.each([
    '*/*',
    '',
    'application/json',
    'application/problem+json, text/html;q=0.9',
    'application/json, text/html;q=0.9',
    'text/html;q=0',
    'text/htmlx',
    'x'.repeat(100_000),
    ','.repeat(10_000),
  ])('is JSON for anyone else: %.60s', async (accept) => {
    expect(await answered({ accept })).toBe('application/problem+json')
    expect(await answered({})).toBe('application/problem+json')
  })
})

it('names the site on each page, and speaks the form’s language around it', async () => {
  const german = form('gruss', { wort: text({ label: 'Wort', maxLength: 10 }) }, { lang: 'de' })
  const repository = memoryRepository({ clock: () => noon })
  const handle = fetchHandler({ forms: [german], repository, site: 'Blue & Kettle' })
  const pageOf = async (init: RequestInit): Promise<string> => {
    const headers = { ...browser, origin: 'https://own.example' }
    return (await handle(new Request('https://own.example/forms/gruss', { headers, ...init }))).text()
  }
  const posted = (body: string) => pageOf({ method: 'POST', body })
  for (const page of [await pageOf({}), await posted('wort='), await posted('wort=Hallo')]) {
    expect(page).toContain('href="/">Blue &amp; Kettle</a>')
    expect(page).toContain('>Zum Hauptinhalt springen<')
    expect(page).not.toContain('a form backend')
  }
})

describe('the page of a failure', () => {
  it.each(Object.keys(failingRequests))('has the status and the headers that JSON has: %s', async (code) => {
    const asJson = await answerTo(failingRequests[code]!)
    const page = await answerTo(failingRequests[code]!, { accept: firefox })
    const { 'content-type': _json, ...headers } = asJson.headers
    expect(page.status).toBe(asJson.status)
    expect(page.headers).toMatchObject({ ...headers, 'content-type': 'text/html; charset=utf-8' })
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.body).toContain('<title>')
    expect(page.body).not.toContain('<script')
    expect(page.body).not.toContain(causeMessage)
  })

  it('links each complaint to its field and keeps what was typed', async () => {
    const { body } = await app().send({ headers: browser, body: `id=my+id&value=${'x'.repeat(4001)}` })
    expect(body).toContain('<a href="#record-value">“Value” must be 4000 characters or fewer.</a>')
    expect(body).toMatch(/id="record-value-error"[^>]*>“Value” must be 4000 characters or fewer\.</)
    expect(body).toContain('value="my id"')
    expect(body).toContain('x'.repeat(4001))
    expect(body).toContain('action="/api/forms/record"')
    expect(body).toMatch(/<title>Error: Record/)
  })

  it('keeps what was typed when the store is away, too', async () => {
    const { send } = app({ repository: failing('StoreUnavailable') })
    const { status, body } = await send({ headers: browser, body: 'id=42&value=hello' })
    expect(status).toBe(503)
    expect(body).toContain('Trying again is safe.')
    expect(body).toContain('hello</textarea>')
  })

  it('shows whatever was typed as text, never as markup', async () => {
    const hostile = fc.oneof(
      filledText,
      filledText.map((typed) => `"><script>${typed}</script>`),
      filledText.map((typed) => `</textarea><img src=x onerror=alert(1)>${typed}`),
    )
    await fc.assert(
      fc.asyncProperty(hostile, async (value) => {
        const typed = value.repeat(Math.ceil(201 / value.length))
        fc.pre(new URLSearchParams({ id: typed, value }).toString().length < 60_000)
        const answer = await app().send({
          headers: browser,
          body: `id=${encodeURIComponent(typed)}&value=${encodeURIComponent(value)}&x=1`,
        })
        expect(answer.status).toBe(422)
        expect(answer.body).toContain(`value="${escapeHtml(typed)}"`)
        expect(answer.body).toContain(`\n${escapeHtml(value)}</textarea>`)
      }),
    )
  })
})

describe('without script', () => {
  const line = (key: string, value: string): Parts => ({
    path: '/api/forms/note',
    headers: browser,
    body: `line=${value}&_idempotency_key=${key}`,
  })

  it('a second press after an error page is a replay, as the page carries a fresh key', async () => {
    const { send } = app({ forms: [note] })
    const page = await send({ path: '/api/forms/note', headers: browser, body: 'line=' })
    const key = keyIn(page.body)
    const first = await send(line(key, 'hello'))
    const second = await send(line(key, 'hello'))
    expect([first.status, second.status]).toStrictEqual([200, 200])
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect(second.body).toBe(first.body)
  })

  it('an error page does not keep a key that was refused with its values', async () => {
    const { send } = app({ forms: [note] })
    await send(line('a-key-of-16-chars', 'hello'))
    const page = await send(line('a-key-of-16-chars', 'other'))
    expect(page.status).toBe(422)
    expect(keyIn(page.body)).not.toBe('a-key-of-16-chars')
    expect((await send(line(keyIn(page.body), 'other'))).status).toBe(200)
  })

  it.each(['OutcomeUnknown', 'StoreThrottled', 'StoreUnavailable', 'StoreBroken'] as const)(
    'the page keeps the key where the submission may be stored already, so that it is stored once: %s',
    async (tag) => {
      const { send } = app({ forms: [note], repository: failing(tag) })
      expect(keyIn((await send(line('a-key-of-16-chars', 'hello'))).body)).toBe('a-key-of-16-chars')
    },
  )

  it('a submission that is received is shown with its id and receipt', async () => {
    const repository = memoryRepository({ clock: () => noon })
    const { send } = app({ repository })
    const { status, headers, body } = await send({ headers: browser, body: 'id=42&value=hello' })
    const found = await repository.find('record', 'dfrrnabzncopsw2qwhxeezqiuj', noon + 10_000)()
    const stored = E.isRight(found) && O.isSome(found.right) ? found.right.value : undefined
    expect(status).toBe(200)
    expect(headers['location']).toBe('/api/forms/record/submissions/dfrrnabzncopsw2qwhxeezqiuj')
    for (const shown of [stored!.id, stored!.receipt, stored!.answer.message])
      expect(body).toContain(`>${shown}</`)
    expect(body).toContain(`role="status"><h2>${stored!.answer.message}</h2>`)
  })
})

describe('a form in German', () => {
  const zeile = form(
    'zeile',
    { zeile: text({ label: 'Zeile', maxLength: 10 }) },
    { lang: 'de', closes: noon + 1 },
  )
  const over = form('zeile', { zeile: text({ label: 'Zeile', maxLength: 10 }) }, { lang: 'de', closes: noon })
  it('speaks German where something fails, in JSON and on its pages', async () => {
    const post = (of: AnyForm, headers: Parts['headers'], body: string) =>
      app({ forms: [of] }).send({ path: '/forms/zeile', headers: { ...urlencoded, ...headers }, body })
    expect(membersOf(await post(over, {}, 'zeile=a'))).toMatchObject({
      code: 'form-closed',
      message: failureWords('FormClosed', 'de').message,
      title: failureWords('FormClosed', 'de').title,
    })
    const page = await post(zeile, { accept: firefox }, 'zeile=')
    expect(page.body).toContain('<html lang="de">')
    expect(page.body).toContain('Es gibt ein Problem')
    const closed = await post(over, { accept: firefox }, 'zeile=a')
    expect(closed.body).toContain(escapeHtml(failureWords('FormClosed', 'de').message))
    const tooLarge = await post(zeile, {}, `zeile=${'x'.repeat(70_000)}`)
    expect(String(membersOf(tooLarge)['message'])).toMatch(/Die Grenze ist 64 KiB\.$/)
  })
})
