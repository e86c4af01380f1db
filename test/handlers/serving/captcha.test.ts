import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { form, text } from '../../../src/domain/index.js'
import { fetchHandler } from '../../../src/handlers/fetch/index.js'

const fields = { name: text({ label: 'Name', maxLength: 100 }) }
const note = form('note', fields, { spam: { human: 'hcaptcha', when: 'always' } })
const repository = memoryRepository({ clock: Date.now })

/** A provider that accepts each valid token once, unless it is down. */
let isDown = false
const spent = new Set<string>()
const provider = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    const token = new URLSearchParams(body).get('response') ?? ''
    const isNew = token.startsWith('person') && !spent.has(token)
    spent.add(token)
    const codes = isNew ? [] : ['invalid-or-already-seen-response']
    response.statusCode = isDown ? 502 : 200
    response.end(
      isDown ? '<html>Bad gateway</html>' : JSON.stringify({ success: isNew, 'error-codes': codes }),
    )
  })
})
/** Two processes of one deployment, which do not share the tokens they have seen. */
let handlers: readonly ReturnType<typeof fetchHandler>[] = []
beforeAll(async () => {
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  const captchas = { secrets: { hcaptcha: 'a-secret' }, endpoint }
  handlers = [1, 2].map(() => fetchHandler({ forms: [note], repository, captchas }))
})
afterAll(() => void provider.close())

interface Sent {
  readonly key?: string
  readonly process?: 0 | 1
  readonly accept?: string
}

const send = async (
  body: Readonly<Record<string, string>>,
  { key = crypto.randomUUID(), process = 0, accept = 'application/json' }: Sent = {},
) => {
  const headers = { accept, 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': key }
  const request = { method: 'POST', headers, body: new URLSearchParams(body) }
  return handlers[process]!(new Request('https://forms.example.org/forms/note', request))
}

const stateOf = async (answer: Response) => {
  const { id } = (await answer.json()) as { readonly id: string }
  const found = await repository.find('note', id, Date.now() + 5_000)()
  return found._tag === 'Right' && found.right._tag === 'Some' ? found.right.value : undefined
}

it('opens what comes with a token that holds, by the name that hCaptcha gives it and by reCAPTCHA’s beside it', async () => {
  const token = { 'h-captcha-response': 'person-1', 'g-recaptcha-response': 'person-1' }
  const answer = await send({ name: 'Ada', ...token })
  expect(answer.status).toBe(201)
  const stored = await stateOf(answer)
  expect(stored?.waits).toBeUndefined()
  expect(stored?.fields).toEqual({ name: 'Ada' })
})

it('replays an honest retry whose token is spent, in the same process and in another', async () => {
  const key = 'key-of-an-honest-retry'
  const token = { 'h-captcha-response': 'person-2' }
  const first = await send({ name: 'Bea', ...token }, { key })
  expect(first.status).toBe(201)
  for (const process of [0, 1] as const) {
    const again = await send({ name: 'Bea', ...token }, { key, process })
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
    expect(await again.clone().json()).toEqual(await first.clone().json())
  }
})

it('says no to a token that is spent, for another submission, and shows again what was typed', async () => {
  const token = { 'h-captcha-response': 'person-2' }
  const refused = await send({ name: 'Bot', ...token })
  expect([refused.status, await refused.json()]).toMatchObject([
    422,
    { code: 'not-human', outcome: 'not-stored' },
  ])
  const page = await send({ name: 'Bot', ...token }, { accept: 'text/html' })
  const html = await page.text()
  expect(page.status).toBe(422)
  expect(html).toContain('value="Bot"')
  expect(html).toContain('the check that you are a person failed')
})

it('holds what comes while the provider is down, and loses nothing', async () => {
  isDown = true
  const answer = await send({ name: 'Cem', 'h-captcha-response': 'person-3' })
  isDown = false
  expect(answer.status).toBe(201)
  expect((await stateOf(answer))?.why).toEqual(['captcha-unavailable'])
})
