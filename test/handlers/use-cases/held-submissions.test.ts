import { beforeEach, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { sha256 } from '../../../src/adapters/system/index.js'
import { form, type FormOptions, formsOf, listQuery, text } from '../../../src/domain/index.js'
import type { AnyForm } from '../../../src/domain/form/form.js'
import { memoryDeliveries } from '../../../src/adapters/memory/deliveries.js'
import { forgetDelivery, forgetting } from '../../../src/handlers/use-cases/forgetting.js'
import { erase } from '../../../src/handlers/use-cases/erase.js'
import { hold } from '../../../src/handlers/use-cases/hold.js'
import { release } from '../../../src/handlers/use-cases/release.js'
import { submit } from '../../../src/handlers/use-cases/submit.js'
import { httpContract } from '../../../src/adapters/http/index.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import { requestOf } from '../serving/app.js'

const start = 1_700_000_000_000
const day = 86_400_000
const key = 'key-0123456789abcdef'

const formWith = (options: FormOptions<'id' | 'value'>): AnyForm =>
  form(
    'contact',
    { id: text({ label: 'ID', maxLength: 40 }), value: text({ label: 'Value', maxLength: 4000 }) },
    options,
  )

const forms = {
  strict: formWith({}),
  ignoring: formWith({ unknownFields: 'ignore' }),
  natural: formWith({ naturalKey: 'id' }),
  replacing: formWith({ naturalKey: 'id', whenTaken: 'replace' }),
} as const

let now = start
let count = 0
let repository: SubmissionRepository
const clock = (): number => now
const stamper = () => {
  count += 1
  return { attemptId: `attempt-${count}`, random: `random-${count}-0123456789`, receivedAt: now }
}
beforeEach(() => {
  now = start
  repository = memoryRepository({ clock })
})

const later = (): number => now + 20_000
const tag = <A>(result: E.Either<{ readonly _tag: string }, A>): A | string =>
  E.isRight(result) ? result.right : result.left._tag

interface Sent {
  readonly id?: string
  readonly value?: string
  readonly key?: string
  readonly trap?: string
  readonly test?: true
}

/** A submission of a browser or program, with the trap read by the HTTP contract as always. */
const send = async (of: AnyForm, { id = '42', value = 'hello', key: sent, trap, test }: Sent) => {
  const contract = httpContract({ forms: formsOf([of]), origins: new Set(), stamper })
  const { call } = contract.read(
    requestOf({
      path: '/forms/contact',
      body: JSON.stringify({ id, value, ...(trap === undefined ? {} : { [of.spam.trap ?? '']: trap }) }),
      headers: {
        'content-type': 'application/json',
        ...(sent === undefined ? {} : { 'idempotency-key': sent }),
        ...(test === undefined ? {} : { 'x-dynamosync-test': '1' }),
      },
    }),
  )
  if (E.isLeft(call) || call.right._tag !== 'Submit') throw new Error('no submission')
  const notifies = () => true
  const result = await submit({ stamper, digest: sha256, repository, notifies })(call.right, later())()
  return E.isRight(result)
    ? { told: result.right._tag as string, ...result.right.submission }
    : { told: result.left._tag as string, id: '', receipt: '' }
}

const ids = async (of: AnyForm, state: 'open' | 'held'): Promise<readonly string[]> => {
  const page = await repository.page(listQuery(of, { state }), later())()
  return E.isRight(page) ? page.right.rows.map(({ id }) => id) : []
}
const stored = async (of: AnyForm, id: string) => {
  const found = await repository.find(of.name, id, later())()
  return E.isRight(found) ? O.toUndefined(found.right) : undefined
}
const deps = () => ({ stamper, digest: sha256, repository, notifies: () => true })
const releasing = async (of: AnyForm, id: string) => tag(await release(deps())(of, id, later())())
const holding = async (of: AnyForm, id: string) => tag(await hold(deps())(of, id, later())())
const erasing = async (of: AnyForm, id: string) => tag(await erase(deps())(of, id, later())())

describe('what fills in the trap', () => {
  it.each(Object.entries(forms))(
    'is held by a form that is %s, and told what a person is told',
    async (_, of) => {
      const person = await send(of, { id: 'person' })
      const bot = await send(of, { id: 'bot', trap: 'x' })
      expect([person.told, bot.told]).toEqual(['Created', 'Created'])
      expect(Object.keys(bot).sort()).toEqual(
        Object.keys({ ...person, waits: 0, why: 0 })
          .filter((name) => name !== 'notify')
          .sort(),
      )
      expect(await ids(of, 'open')).toEqual([person.id])
      expect(await ids(of, 'held')).toEqual([bot.id])
      expect(await stored(of, bot.id)).toMatchObject({
        why: ['trap'],
        waits: ['review'],
        event: 'received',
        expiresAt: start / 1000 + 30 * 86_400,
      })
      expect((await stored(of, bot.id))?.notify).toBeUndefined()
      expect((await stored(of, person.id))?.notify).toBe(1)
    },
  )
  it('is not an empty one, and is held whatever its size', async () => {
    expect((await stored(forms.strict, (await send(forms.strict, { trap: '' })).id))?.waits).toBeUndefined()
    const { id } = await send(forms.strict, { trap: 'x'.repeat(60_000) })
    expect((await stored(forms.strict, id))?.why).toEqual(['trap'])
  })
  it('does not hold tests, which nobody reviews', async () => {
    const { told } = await send(forms.strict, { trap: 'x', test: true })
    expect([told, await ids(forms.strict, 'held')]).toEqual(['Created', []])
  })
})

describe('a judgement that changes between two tries', () => {
  it('leaves a submission what it was: the same key gets the same answer', async () => {
    const held = await send(forms.strict, { key, trap: 'x' })
    const again = await send(forms.strict, { key })
    expect([again.told, again.id, again.receipt]).toEqual(['Replayed', held.id, held.receipt])
    expect(await ids(forms.strict, 'held')).toEqual([held.id])
  })
  it('does not hold an open one in a replay', async () => {
    const { id } = await send(forms.strict, { key })
    expect((await send(forms.strict, { key, trap: 'x' })).told).toBe('Replayed')
    expect([await ids(forms.strict, 'open'), await ids(forms.strict, 'held')]).toEqual([[id], []])
  })
  it('never blocks a natural key: the twin that is held is released as a replay of the open one', async () => {
    const held = await send(forms.natural, { key, trap: 'x' })
    const open = await send(forms.natural, { key })
    expect([open.told, open.id === held.id]).toEqual(['Created', false])
    expect(await releasing(forms.natural, held.id)).toBe(open.id)
    expect([await ids(forms.natural, 'open'), await ids(forms.natural, 'held')]).toEqual([[open.id], []])
  })
})

describe('releasing', () => {
  it('opens a held submission where it is, notified of once, at the current time', async () => {
    const held = await send(forms.strict, { key, trap: 'x' })
    now = start + day
    for (let times = 0; times < 2; times += 1) expect(await releasing(forms.strict, held.id)).toBe(held.id)
    expect(await ids(forms.strict, 'open')).toEqual([held.id])
    const open = await stored(forms.strict, held.id)
    expect(open).toMatchObject({ at: start, since: now, event: 'released', notify: 1, receipt: held.receipt })
    expect([open?.why, open?.waits, open?.expiresAt]).toEqual([undefined, undefined, undefined])
    expect((await send(forms.strict, { key, trap: 'x' })).receipt).toBe(held.receipt)
  })
  it('moves a held submission to its natural key, and leaves only the answer behind', async () => {
    const held = await send(forms.natural, { key, trap: 'x' })
    const open = await releasing(forms.natural, held.id)
    expect(open).not.toBe(held.id)
    expect(await releasing(forms.natural, held.id)).toBe(open)
    expect(await stored(forms.natural, open)).toMatchObject({ from: [held.id], at: start, notify: 1 })
    expect(await stored(forms.natural, held.id)).toMatchObject({ released: open, fields: {} })
    const again = await send(forms.natural, { key, trap: 'x' })
    expect([again.told, again.id, again.receipt]).toEqual(['Replayed', held.id, held.receipt])
  })
  it('never overwrites a taken place or a newer submission', async () => {
    const taken = await send(forms.natural, { key, trap: 'x' })
    await send(forms.natural, { value: 'another' })
    expect(await releasing(forms.natural, taken.id)).toBe('KeyTaken')
    expect(await ids(forms.natural, 'held')).toEqual([taken.id])
    const older = await send(forms.replacing, { value: 'spam?', trap: 'x' })
    now += 1
    const newer = await send(forms.replacing, { value: 'newer' })
    expect(await releasing(forms.replacing, older.id)).toBe('Superseded')
    expect((await stored(forms.replacing, newer.id))?.fields['value']).toBe('newer')
  })
  it('replaces an older submission on a form that replaces', async () => {
    const older = await send(forms.replacing, { value: 'older' })
    now += 1
    const held = await send(forms.replacing, { value: 'held', trap: 'x' })
    expect(await releasing(forms.replacing, held.id)).toBe(older.id)
    expect((await stored(forms.replacing, older.id))?.fields['value']).toBe('held')
  })
  it('is refused of what never was held, is not there, was erased or has expired', async () => {
    const { id } = await send(forms.strict, {})
    expect(await releasing(forms.strict, id)).toBe('NotHeld')
    expect(await releasing(forms.strict, 'a'.repeat(26))).toBe('SubmissionNotFound')
    const held = await send(forms.strict, { trap: 'x' })
    const second = await send(forms.strict, { trap: 'x' })
    await erasing(forms.strict, held.id)
    expect(await releasing(forms.strict, held.id)).toBe('SubmissionDeleted')
    now += 30 * day
    expect(await releasing(forms.strict, second.id)).toBe('SubmissionNotFound')
  })
})

describe('holding', () => {
  it('holds an open submission, repeatably, changes no expiry, and is undone by a release', async () => {
    const { id } = await send(forms.strict, {})
    for (let times = 0; times < 2; times += 1) expect(await holding(forms.strict, id)).toBe(id)
    const held = await stored(forms.strict, id)
    expect([held?.why, held?.expiresAt, held?.notify]).toEqual([['held-by-owner'], undefined, undefined])
    expect(await releasing(forms.strict, id)).toBe(id)
    expect(await ids(forms.strict, 'open')).toEqual([id])
  })
  it('lasts through a replacement: only a release opens it', async () => {
    const { id } = await send(forms.replacing, { value: 'one' })
    await holding(forms.replacing, id)
    expect((await send(forms.replacing, { value: 'two' })).told).toBe('Replaced')
    expect(await ids(forms.replacing, 'open')).toEqual([])
    expect((await stored(forms.replacing, id))?.notify).toBeUndefined()
  })
})

describe('releasing to a place that its owner holds', () => {
  it.each([
    ['with the same values', 'hello'],
    ['with older ones', 'older'],
  ])('opens it, %s', async (_, value) => {
    const { id } = await send(forms.replacing, { value })
    await holding(forms.replacing, id)
    now += 1
    const held = await send(forms.replacing, { value: 'hello', trap: 'x' })
    expect(await releasing(forms.replacing, held.id)).toBe(id)
    expect([await ids(forms.replacing, 'open'), await ids(forms.replacing, 'held')]).toEqual([[id], []])
    expect(await stored(forms.replacing, id)).toMatchObject({ fields: { value: 'hello' }, notify: 1 })
  })
})

describe('erasing either of two that are the same', () => {
  it.each(['held', 'open'] as const)('erases both, named by the id of the %s one', async (which) => {
    const held = await send(forms.natural, { key, trap: 'x' })
    const open = await releasing(forms.natural, held.id)
    for (let times = 0; times < 2; times += 1)
      expect(await erasing(forms.natural, which === 'held' ? held.id : open)).toBeUndefined()
    for (const id of [held.id, open]) expect(await stored(forms.natural, id)).toBeUndefined()
    expect((await send(forms.natural, { key })).told).toBe('SubmissionDeleted')
    expect((await send(forms.natural, { key, trap: 'x' })).told).toBe('SubmissionDeleted')
  })
  it('finds the rest when it is repeated after it was broken off half way', async () => {
    const held = await send(forms.natural, { key, trap: 'x' })
    const open = await releasing(forms.natural, held.id)
    const { change } = repository
    let changes = 0
    repository = {
      ...repository,
      change: (...given) => {
        changes += 1
        return changes === 2 ? TE.left({ _tag: 'StoreUnavailable', cause: undefined }) : change(...given)
      },
    }
    expect(await erasing(forms.natural, held.id)).toBe('StoreUnavailable')
    expect(await erasing(forms.natural, held.id)).toBeUndefined()
    for (const id of [held.id, open]) expect(await stored(forms.natural, id)).toBeUndefined()
  })
  it('notifies nobody of a submission that it moves only to erase it', async () => {
    const held = await send(forms.natural, { key, trap: 'x' })
    const { add, change } = repository
    const rung: unknown[] = []
    repository = { ...repository, add: () => TE.left({ _tag: 'StoreUnavailable', cause: undefined }) }
    expect(await releasing(forms.natural, held.id)).toBe('StoreUnavailable')
    repository = {
      ...repository,
      change,
      add: (made, deadline) => {
        rung.push(made.submission.notify)
        return add(made, deadline)
      },
    }
    expect(await erasing(forms.natural, held.id)).toBeUndefined()
    expect(rung).toEqual([undefined])
  })
  it('erases the delivery too, even after an earlier interruption', async () => {
    const deliveries = memoryDeliveries({ clock })
    let isBroken = true
    const put: typeof deliveries.put = (...given) => {
      if (!isBroken) return deliveries.put(...given)
      isBroken = false
      return TE.left({ _tag: 'StoreUnavailable', cause: undefined })
    }
    const held = await send(forms.natural, { key, trap: 'x' })
    const open = await releasing(forms.natural, held.id)
    const told = {
      form: 'contact',
      id: open,
      receipt: '1-r',
      event: 'released',
      targets: {},
      rev: 0,
    } as const
    await deliveries.put(told, later())()
    repository = forgetting(repository, forgetDelivery({ ...deliveries, put }, clock))
    expect(await erasing(forms.natural, held.id)).toBe('StoreUnavailable')
    expect(await erasing(forms.natural, held.id)).toBeUndefined()
    expect(await deliveries.find('contact', open, later())()).toMatchObject({ right: { gone: true } })
  })
})
