import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { form, listQuery, text } from '../../../src/domain/index.js'
import { fetchHandler } from '../../../src/handlers/fetch/index.js'

const [old, next] = ['a'.repeat(64), 'b'.repeat(64)]
const formTaking = (seconds: number) =>
  form('note', { name: text({ label: 'Name', maxLength: 100 }) }, { spam: { seconds } })

const service = (secret: string | undefined, seconds = 3_600) => {
  const note = formTaking(seconds)
  const repository = memoryRepository({ clock: Date.now })
  const handler = (by: string | undefined) =>
    fetchHandler({ forms: [note], repository, ...(by !== undefined && { secret: by }) })
  const handle = handler(secret)
  return {
    /** Key of a fresh page. */
    shown: async (): Promise<string> => {
      const page = await (await handle(new Request('http://localhost/forms/note'))).text()
      return /name="_idempotency_key" value="([^"]+)"/.exec(page)?.[1] ?? ''
    },
    /** Whether a submission sent at once with the key is open. */
    isOpen: async (key: string, by = secret): Promise<boolean> => {
      const body = new URLSearchParams({ name: 'Ada', _idempotency_key: key })
      const answer = await handler(by)(new Request('http://localhost/forms/note', { method: 'POST', body }))
      expect(answer.status).toBe(201)
      const page = await repository.page(listQuery(note), Date.now() + 5_000)()
      return E.isRight(page) && page.right.rows.length === 1
    },
  }
}

describe('a service with a secret', () => {
  it('knows when a page was shown, and holds what comes sooner than a person can type', async () => {
    const fast = service(old)
    const key = await fast.shown()
    expect(key).toMatch(/^k1\.\d{13}\.[\w-]+\.[\w-]{43}$/)
    expect(await fast.isOpen(key)).toBe(false)
    const slow = service(old, 0)
    expect(await slow.isOpen(await slow.shown())).toBe(true)
  })

  it('takes what the last secret signed, and signs by the new one', async () => {
    const changing = service(old)
    const key = await changing.shown()
    expect(await changing.isOpen(key, `${next},${old}`)).toBe(false)
    const changed = service(`${next},${old}`)
    expect(await changed.isOpen(await changed.shown(), next)).toBe(false)
    // An unknown time of showing is no sign of spam.
    const gone = service(old)
    expect(await gone.isOpen(await gone.shown(), next)).toBe(true)
  })

  it('does without one: nothing is too fast then', async () => {
    const without = service(undefined)
    const key = await without.shown()
    expect(key).not.toMatch(/^k1\./)
    expect(await without.isOpen(key)).toBe(true)
  })

  it.each(['short', `${old},${next},${old}`, 'not-base64!'])(
    'refuses %s, and does not repeat it',
    (secret) => {
      expect(() => service(secret)).toThrow(/^secret must be 32 bytes/)
      expect(() => service(secret)).not.toThrow(secret)
    },
  )
})
