import { describe, expect, it } from '@jest/globals'
import { solveChallenge, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { form, text } from '../../../src/domain/index.js'
import { fetchHandler } from '../../../src/handlers/fetch/index.js'

const fields = { name: text({ label: 'Name', maxLength: 100 }) }
const note = form('note', fields, { spam: { human: 'proof', when: 'always' } })
const plain = form('plain', fields)
const repository = memoryRepository({ clock: Date.now })
const handle = fetchHandler({
  forms: [note, plain],
  repository,
  origins: ['https://www.example.org'],
  secret: 'ab'.repeat(32),
})
const key = 'key-0123456789abcdef'
const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  handle(new Request(`https://forms.example.org/api/forms/${path}`, init))

/** State of the submission with this body and key. */
const stateOf = async (body: Readonly<Record<string, string>>, idempotencyKey: string) => {
  const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey }
  const answer = await get('note', { method: 'POST', headers, body: JSON.stringify(body) })
  expect(answer.status).toBe(201)
  const { id } = (await answer.json()) as { readonly id: string }
  const found = await repository.find('note', id, Date.now() + 5_000)()
  return found._tag === 'Right' && found.right._tag === 'Some' ? found.right.value : undefined
}

describe('GET /forms/{form}/challenge', () => {
  it('gives a challenge for a key, whose solution has the submission open, and is no part of it', async () => {
    const origin = 'https://www.example.org'
    const answer = await get(`note/challenge?key=${key}`, { headers: { origin } })
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'access-control-allow-origin': origin,
    })
    const challenge = (await answer.json()) as Challenge
    const solution = await solveChallenge({ challenge, deriveKey })
    const altcha = btoa(JSON.stringify({ challenge, solution }))
    const stored = await stateOf({ name: 'Ada', altcha }, key)
    expect(stored?.waits).toBeUndefined()
    expect(stored?.fields).toEqual({ name: 'Ada' })
    expect((await stateOf({ name: 'Bea' }, `${key}-2`))?.why).toEqual(['no-proof'])
  })

  it.each([
    ['plain/challenge?key=key-0123456789abcdef', 404],
    ['nothing/challenge?key=key-0123456789abcdef', 404],
    ['note/challenge', 400],
    ['note/challenge?key=short', 400],
    ['note/challenge/', 404],
  ])('is not there, or wants a key: %s', async (path, status) => {
    expect((await get(path)).status).toBe(status)
  })

  it('answers a preflight, and takes nothing but GET', async () => {
    expect((await get('note/challenge', { method: 'OPTIONS' })).status).toBe(204)
    expect((await get(`note/challenge?key=${key}`, { method: 'POST', body: 'name=a' })).status).toBe(405)
  })

  it('treats the control of a proof as an unknown field if the form asks for no proof', async () => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ name: 'Ada', altcha: 'x' })
    expect((await get('plain', { method: 'POST', headers, body })).status).toBe(422)
  })
})
