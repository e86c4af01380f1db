import { form } from '../../../src/domain/form/form.js'
import { type Delivery, isGone } from '../../../src/domain/notification/delivery/delivery-state.js'
import type { HttpAnswer } from '../../../src/ports/http.js'
import { right } from '../../domain/equal-right.js'
import { noon } from './app.js'
import { bearer, master, note, other, ownerApp } from './owner-app.js'

/** The form `note` with targets. */
export const tellingNote = form('note', note.fields, { notify: ['team', 'crm', 'gone'] })

export const idOf = (n: number): string => ('abcdefghij'[n] ?? 'k').repeat(26)

export const dead = {
  state: 'dead',
  tries: 10,
  at: noon - 5_000,
  last: { at: noon - 5_000, said: '503' },
} as const
export const done = {
  state: 'done',
  tries: 1,
  at: noon - 9_000,
  last: { at: noon - 9_000, said: '200' },
} as const
export const later = {
  state: 'due',
  tries: 2,
  at: noon + 300_000,
  last: { at: noon - 1_000, said: 'timeout' },
} as const

export const delivery = (id: string, rest: Partial<Delivery> = {}): Delivery => ({
  form: 'note',
  id,
  receipt: '1-r',
  event: 'received',
  targets: { team: done, crm: dead },
  rev: 0,
  ...rest,
})

/** An owners' side with these deliveries. */
export const told = (deliveries: readonly Delivery[], options: Parameters<typeof ownerApp>[0] = {}) => {
  const app = ownerApp({ forms: [tellingNote, other], ...options })
  const ask = async (method: string, path: string, query = ''): Promise<HttpAnswer> =>
    app.send({ method, path: `/api/forms${path}`, query, headers: bearer(master) })
  const kept = async (id: string): Promise<Delivery> => {
    const found = right(await app.telling.deliveries.find('note', id, noon + 1)())
    if (found === undefined || isGone(found)) throw new Error('nothing is kept')
    return found
  }
  const ready = Promise.all(
    deliveries.map(async (each) => right(await app.telling.deliveries.put(each, noon + 1)())),
  )
  return { app, ask, kept, ready }
}

/** Status and body of an answer. */
export const json = async (answer: Promise<HttpAnswer>) => {
  const { status, body } = await answer
  return { status, body: JSON.parse(body) as Record<string, unknown> }
}
