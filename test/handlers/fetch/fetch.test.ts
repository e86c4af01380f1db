import { describe, expect, it } from '@jest/globals'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { tokenVerifier } from '../../../src/adapters/owner/index.js'
import { form, openApi, text } from '../../../src/domain/index.js'
import { fetchHandler } from '../../../src/handlers/fetch/index.js'

const contact = form('contact', { name: text({ label: 'Name', maxLength: 80, listed: true }) })
const token = 'a'.repeat(43)
const clock = Date.now
const bearer = { authorization: `Bearer ${token}` }

const ask = (path: string, init?: RequestInit) => new Request(`https://forms.example.org${path}`, init)
const post = (path: string) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'one-key-per-fill-0001' },
    body: '{"name":"Ada"}',
  })

const withOwner = (basePath: string) =>
  fetchHandler({
    forms: [contact],
    repository: memoryRepository({ clock }),
    owner: { verifier: tokenVerifier(token) },
    basePath,
  })

describe('forms without their owners’ routes', () => {
  const handle = fetchHandler({ forms: [contact], repository: memoryRepository({ clock }) })
  it('name no address that nobody serves', async () => {
    const stored = await handle(post('/forms/contact'))
    expect([stored.status, stored.headers.get('location')]).toEqual([201, null])
    const { id } = (await stored.json()) as { readonly id: string }
    expect((await handle(ask(`/forms/contact/submissions/${id}`, { headers: bearer }))).status).toBe(404)
  })
  it('say so where something else has read the body', async () => {
    const read = post('/forms/contact')
    await read.text()
    const answer = await handle(read)
    expect([answer.status, await answer.json()]).toEqual([
      500,
      expect.objectContaining({ outcome: 'not-stored', message: expect.stringContaining('request.clone()') }),
    ])
  })
  it('lead to the page of thanks all the same', async () => {
    const thanking = form('thanks', { name: text({ label: 'Name', maxLength: 80 }) }, { thanks: '/thanks' })
    const answer = await fetchHandler({ forms: [thanking], repository: memoryRepository({ clock }) })(
      ask('/forms/thanks', {
        method: 'POST',
        headers: {
          accept: 'text/html',
          origin: 'https://forms.example.org',
          'sec-fetch-site': 'same-origin',
        },
        body: new URLSearchParams({ name: 'Ada' }),
      }),
    )
    expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringMatching(/thanks/)])
  })
})

describe('forms with their owners’ routes', () => {
  it.each(['', '/v1', '/a/b.c'])(
    'are served below “%s”, and Location leads to the submission',
    async (base) => {
      const handle = withOwner(base)
      for (const api of ['', '/api']) {
        const stored = await handle(post(`${base}${api}/forms/contact`))
        const location = stored.headers.get('location') ?? ''
        expect([stored.status, location.startsWith(`${base}${api}/forms/contact/submissions/`)]).toEqual([
          201,
          true,
        ])
        const one = await handle(ask(location, { headers: bearer }))
        expect([one.status, await one.json()]).toMatchObject([200, { fields: { name: 'Ada' } }])
      }
      const list = await handle(ask(`${base}/forms/contact/submissions`, { headers: bearer }))
      expect(((await list.json()) as { submissions: unknown[] }).submissions).toHaveLength(1)
      const counts = await handle(ask(`${base}/forms/contact/counts`, { headers: bearer }))
      expect(counts.status).toBe(200)
    },
  )
  it('are closed to everybody else', async () => {
    const handle = withOwner('')
    expect((await handle(ask('/forms/contact/submissions'))).status).toBe(401)
    expect((await handle(ask('/forms', { headers: { authorization: 'Bearer x' } }))).status).toBe(401)
  })
  it('are nowhere but below the base', async () => {
    const handle = withOwner('/v1')
    expect((await handle(post('/forms/contact'))).status).toBe(404)
    expect((await handle(post('/v1x/forms/contact'))).status).toBe(404)
    expect((await handle(ask('/forms/contact/submissions', { headers: bearer }))).status).toBe(404)
  })
})

describe('a service', () => {
  it('has a clock and a time-out of its own', async () => {
    const handle = fetchHandler({
      forms: [contact],
      repository: {
        ...memoryRepository({ clock }),
        add: (_attempt, deadline) => () => {
          expect(deadline).toBe(1_700_000_000_250)
          return Promise.resolve({ _tag: 'Left', left: { _tag: 'StoreUnavailable', cause: undefined } })
        },
      },
      clock: () => 1_700_000_000_000,
      timeout: 250,
    })
    expect((await handle(post('/forms/contact'))).status).toBe(503)
  })
  it.each(['v1', '/v1/', '/', '/a b', 'https://example.org/v1'])(
    'refuses the base “%s” as it starts',
    (basePath) => {
      expect(() => withOwner(basePath)).toThrow(RangeError)
    },
  )
})

it('describes what is served', () => {
  const options = { title: 'Forms', version: '1.0.0', servers: ['/v1'] }
  const alone = openApi([contact], { ...options, owners: false })
  expect(Object.keys(alone['paths'] as object)).toEqual(['/forms/contact'])
  expect(JSON.stringify(alone)).not.toContain('The address of the submission')
  expect(Object.keys(openApi([contact], options)['paths'] as object).length).toBeGreaterThan(1)
})
