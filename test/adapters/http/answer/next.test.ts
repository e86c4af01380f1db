import { describe, expect, it } from '@jest/globals'
import { memoryRepository } from '../../../../src/adapters/memory/index.js'
import { type AnyForm, form, text } from '../../../../src/domain/index.js'
import { app, noon, site, urlencoded } from '../../../handlers/serving/app.js'

const line = text({ label: 'Line', maxLength: 10 })
const plain = form('plain', { line })
const thanking = form('thanking', { line }, { thanks: '/thanks/' })
const narrow = form('narrow', { line }, { origins: [site] })
const closed = form('closed', { line }, { closes: noon })

const browser = { ...urlencoded, accept: 'text/html', origin: site }
const { send } = app({ forms: [plain, thanking, narrow, closed] })
const post = (name: string, body = 'line=a', headers: Readonly<Record<string, string>> = browser) =>
  send({ path: `/api/forms/${name}`, headers, body })

describe('after success with script', () => {
  const nextIn = async (name: string, body: string, headers: Readonly<Record<string, string>>) =>
    (JSON.parse((await post(name, body, headers)).body) as { next?: string }).next
  const script = { ...urlencoded, accept: 'application/json', origin: site }

  it('the answer says where the page that thanks is, and a replay says the same', async () => {
    const keyed = { ...script, 'idempotency-key': 'thanks-0123456789' }
    const first = await post('thanking', 'line=a', keyed)
    expect(JSON.parse(first.body)).toMatchObject({ next: `${site}/thanks/` })
    expect(first.status).toBe(201)
    expect((await post('thanking', 'line=a', keyed)).body).toBe(first.body)
  })
  it('`_next` goes before it, on a listed origin alone', async () => {
    expect(await nextIn('thanking', 'line=a&_next=%2Fdone', script)).toBe(`${site}/done`)
    for (const evil of ['https://evil.example/', '//evil.example', 'javascript:alert(1)', '/\\evil.example'])
      expect(await nextIn('plain', `line=a&_next=${encodeURIComponent(evil)}`, script)).toBeUndefined()
  })
  it('there is nowhere to go without a page, or for what is no page', async () => {
    expect(await nextIn('plain', 'line=a', script)).toBeUndefined()
    expect(await nextIn('thanking', 'line=a', { ...urlencoded, accept: 'application/json' })).toBeUndefined()
    expect(await nextIn('thanking', 'line=a', { ...script, 'x-dynamosync-test': '1' })).toBeUndefined()
  })
})

describe('after success without script', () => {
  it('the browser goes on to the form’s page of thanks, on the origin that it came from', async () => {
    const { status, headers, body } = await post('thanking')
    expect([status, headers['location'], body]).toEqual([303, `${site}/thanks/`, ''])
  })
  it('it stays, with a page, where the form has none, or nobody knows where it came from', async () => {
    expect((await post('plain')).status).toBe(200)
    expect((await post('thanking', 'line=a', { ...urlencoded, accept: 'text/html' })).status).toBe(200)
  })
  it('a page of the API’s own host counts as known', async () => {
    const own = { ...browser, origin: 'https://api.example.org', 'sec-fetch-site': 'same-origin' }
    expect((await post('thanking', 'line=a', own)).headers['location']).toBe(
      'https://api.example.org/thanks/',
    )
  })
  it.each([
    ['/done?x=1', `${site}/done?x=1`],
    [`${site}/done`, `${site}/done`],
  ])('it goes where `_next` says: %s', async (next, location) => {
    const { status, headers } = await post('plain', `line=a&_next=${encodeURIComponent(next)}`)
    expect([status, headers['location']]).toEqual([303, location])
  })
  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    `${site}@evil.example/`,
    `https://user:pass@www.example.org/`,
    `${site}.evil.example/`,
    '/x\r\nset-cookie: a=b',
    '/x\u0000',
    ' /x',
    'https:/evil.example',
    'https:evil.example',
    'evil.example',
    '/\t/evil.example',
    'HTTPS://EVIL.example',
  ])('it does not follow %j', async (next) => {
    const { status, headers } = await post('plain', `line=a&_next=${encodeURIComponent(next)}`)
    expect([status, headers['location']?.startsWith('/api/forms/plain/submissions/')]).toEqual([200, true])
  })
  it('a program that asks for JSON gets JSON', async () => {
    const { status, headers } = await post('thanking', 'line=a', { ...urlencoded, origin: site })
    expect([status, headers['content-type']]).toEqual([201, 'application/json'])
  })
})

describe('a form’s own page', () => {
  const show = (name: string) =>
    send({ method: 'GET', path: `/api/forms/${name}`, headers: { accept: 'text/html' } })
  const keyIn = (body: string): string => /name="_idempotency_key" value="([^"]*)"/.exec(body)?.[1] ?? 'none'
  it('comes with a fresh key, so that pressing twice is a replay', async () => {
    const first = await show('plain')
    expect([first.status, first.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const key = keyIn(first.body)
    expect(keyIn((await show('plain')).body)).not.toBe(key)
    const pressed = [
      await post('plain', `line=a&_idempotency_key=${key}`),
      await post('plain', `line=a&_idempotency_key=${key}`),
    ]
    expect(pressed.map(({ headers }) => headers['idempotency-replayed'])).toEqual([undefined, 'true'])
  })
  it('is not there once the form is closed', async () => {
    expect((await show('closed')).status).toBe(410)
  })
})

describe('a form that narrows the origins', () => {
  const other = 'https://other.example'
  const both = app({ forms: [plain, form('narrow', { line }, { origins: [site] })] })
  it('takes none that the deployment does not list', async () => {
    const { send: sendTo } = app({ forms: [form('wide', { line }, { origins: [other] })] })
    for (const origin of [other, site])
      expect(
        (await sendTo({ path: '/forms/wide', headers: { ...urlencoded, origin }, body: 'line=a' })).status,
      ).toBe(403)
  })
  it('grants its own list in the preflight, too', async () => {
    const preflight = await both.send({ method: 'OPTIONS', path: '/forms/narrow', headers: { origin: site } })
    expect(preflight.headers['access-control-allow-origin']).toBe(site)
  })
})

describe('a form that has closed', () => {
  const repository = memoryRepository({ clock: () => noon })
  const send = (form: AnyForm, headers: Readonly<Record<string, string>>, body = 'line=a') =>
    app({ forms: [form], repository }).send({
      path: '/forms/raffle',
      headers: { ...urlencoded, ...headers },
      body,
    })
  const open = form('raffle', { line })
  const over = form('raffle', { line }, { closes: noon })
  const key = { 'idempotency-key': 'key-0123456789abcdef' }

  it('still tells a retry that the first try was stored', async () => {
    const { body } = await send(open, key)
    expect(await send(over, key)).toMatchObject({
      status: 201,
      body,
      headers: { 'idempotency-replayed': 'true' },
    })
  })
  it('takes nothing else: not the key with other values, not another key, not none', async () => {
    const answers = [
      await send(over, key, 'line=b'),
      await send(over, { 'idempotency-key': 'other-0123456789abcdef' }),
      await send(over, {}),
    ]
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 410])
  })
})
