import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { memoryDeliveries } from '../../src/adapters/memory/deliveries.js'
import {
  memoryBrakes,
  memorySwitches,
  memoryWatermarks,
} from '../../src/adapters/memory/notification-marks.js'
import { form, formsOf, text } from '../../src/domain/index.js'
import type { Answer } from '../../src/domain/notification/delivery/target-answer.js'
import { isGone } from '../../src/domain/notification/delivery/delivery-state.js'
import type { Telling } from '../../src/domain/notification/message/telling.js'
import type { Target } from '../../src/domain/notification/target.js'
import type { Submission } from '../../src/domain/submission/submission.js'
import { notifier } from '../../src/handlers/use-cases/notify/notifier.js'
import type { Parts } from '../../src/handlers/use-cases/notify/parts.js'

const id = 'abcdefghijklmnopqrstuvwxyz'
const contact = form(
  'contact',
  { message: text({ label: 'Message', maxLength: 50 }) },
  { notify: ['crm', 'desk'] },
)
const webhook: Target = { kind: 'webhook', url: 'https://x.example/', secret: 'whsec_AAAA' }
const start = 1_800_000_000_000

type Stored = Submission & {
  readonly waits?: readonly string[]
  readonly event?: string
  readonly notify?: 1
}

/** What may happen, in any order. */
const steps = [
  'ring', // a record of the stream, be it the first, a second, a late one
  'tick', // the sweep, and with it the reconciliation
  'replace', // another submission takes the place, its record lost or not
  'hold',
  'release',
  'erase',
  'down', // the target answers 503
  'up',
  'crash', // the next process ends after it has told and before it has written that down
  'refuse', // the next write of a delivery is refused by the store
  'later', // an hour passes
] as const
type Step = (typeof steps)[number]

interface Heard {
  readonly target: string
  readonly id: string
  readonly receipt: string
  readonly event: string
}

/** One submission, the targets that hear of it, and a store that fails when told to. */
const world = () => {
  let now = start
  let version = 1
  let isDown = false
  let crashes = false
  let refuses = false
  const heard: Heard[] = []
  const wrong: string[] = []
  let stored: Stored | undefined
  const put = (rest: Partial<Stored>): void => {
    stored = {
      form: 'contact',
      formVersion: '1',
      id,
      at: now,
      since: now,
      fields: { message: `v${version}` },
      attemptId: 'a',
      fingerprint: 'f',
      answer: { status: 201, message: '' },
      receipt: `1-v${version}`,
      event: 'received',
      notify: 1,
      ...rest,
    }
  }
  put({})
  const deliveries = memoryDeliveries({ clock: () => now })
  const down = { _tag: 'StoreUnavailable', cause: undefined } as const
  const parts: Parts = {
    forms: formsOf([contact]),
    targets: new Map([
      ['crm', webhook],
      ['desk', webhook],
    ]),
    repository: {
      find: () => () => Promise.resolve(E.right(O.fromNullable(stored))),
      read: () => () => Promise.resolve(E.right({ submissions: [], unreadable: [] })),
      page: () => () =>
        Promise.resolve(
          E.right({
            rows:
              stored === undefined || stored.waits !== undefined
                ? []
                : [{ id, at: stored.at, position: `${stored.since}#${id}` }],
          }),
        ),
    },
    deliveries: {
      ...deliveries,
      put: (kept, deadline) => () => {
        // A process that has told and is gone, or whose write is not taken: the caller never learns that it was done.
        const isAfterTelling = !isGone(kept) && kept.lease === undefined
        if (refuses || (crashes && isAfterTelling)) {
          refuses = false
          crashes = false
          return Promise.resolve(E.left(down))
        }
        return deliveries.put(kept, deadline)()
      },
    },
    brakes: memoryBrakes(),
    switches: memorySwitches(),
    watermarks: { ...memoryWatermarks(), find: () => () => Promise.resolve(E.right(0)) },
    sender: (_: Target, telling: Telling) => () => {
      if (stored === undefined || stored.waits !== undefined) wrong.push(telling.event)
      const answer: Answer = isDown ? { _tag: 'Answered', status: 503 } : { _tag: 'Accepted', status: 200 }
      if (!isDown) heard.push({ target: '', id: telling.id, receipt: telling.receipt, event: telling.event })
      return Promise.resolve(answer)
    },
    mailer: () => () => Promise.resolve({ _tag: 'Accepted' }),
    clock: () => now,
    chance: () => 0.5,
    digest: (all) => Buffer.from(all).toString('hex').padEnd(64, '0'),
    site: { name: 'Test', url: 'https://x.example', from: undefined, operator: undefined },
    log: () => undefined,
  }
  const { ring, tick } = notifier(parts)
  const record = { sequenceNumber: '1', bell: { form: 'contact', id } }
  const doing: Readonly<Record<Step, () => unknown>> = {
    ring: () => ring([record, record], now + 60_000),
    tick: () => tick(0, now + 60_000),
    replace: () => {
      if (stored?.waits !== undefined || stored === undefined) return
      version += 1
      put({ event: 'replaced', since: stored.since })
    },
    hold: () => {
      if (stored !== undefined) {
        const { notify: _n, ...rest } = stored
        stored = { ...rest, waits: ['review'] }
      }
    },
    release: () => {
      if (stored?.waits === undefined) return
      const { waits: _w, ...rest } = stored
      stored = { ...rest, event: 'released', notify: 1 }
    },
    erase: () => (stored = undefined),
    down: () => (isDown = true),
    up: () => (isDown = false),
    crash: () => (crashes = true),
    refuse: () => (refuses = true),
    later: () => (now += 3_600_000),
  }
  return {
    step: async (step: Step): Promise<void> => {
      now += 1
      await doing[step]()
    },
    /** The stream delivers what it has, and the schedule goes on for a day. */
    calm: async (): Promise<void> => {
      isDown = false
      crashes = false
      refuses = false
      for (let hour = 0; hour < 30; hour += 1) {
        now += 3_600_000
        await ring([record], now + 60_000)
        await tick(0, now + 60_000)
      }
    },
    heard,
    wrong,
    stored: () => stored,
    delivery: async () => E.toUnion(await deliveries.find('contact', id, now + 1)()),
  }
}

const run = async (order: readonly Step[]) => {
  const all = world()
  for (const step of order) await all.step(step)
  await all.calm()
  return all
}

const checked = async (order: readonly Step[]): Promise<void> => {
  const { heard, wrong, stored, delivery } = await run(order)
  // Nothing that is held or gone is told.
  expect({ order, wrong }).toEqual({ order, wrong: [] })
  // What there is at the end is told to both targets; its telling is not due, not dead.
  const there = stored()
  if (there !== undefined && there.waits === undefined) {
    const ids = new Set(heard.filter(({ receipt }) => receipt === there.receipt).map((each) => each.id))
    expect({ order, told: ids.size >= 2 }).toEqual({ order, told: true })
  }
  const kept = await delivery()
  if (there === undefined && kept !== undefined)
    expect({ order, gone: 'gone' in kept }).toEqual({ order, gone: true })
  // One event is told under one id for each target, however often.
  const idsOf = new Map<string, Set<string>>()
  for (const { id: told, receipt, event } of heard) {
    const key = `${receipt} ${event}`
    idsOf.set(key, (idsOf.get(key) ?? new Set()).add(told))
  }
  for (const ids of idsOf.values()) expect({ order, most: ids.size <= 2 }).toEqual({ order, most: true })
}

const orders = (length: number): readonly (readonly Step[])[] =>
  length === 0 ? [[]] : orders(length - 1).flatMap((order) => steps.map((step) => [...order, step]))

describe('telling, whatever happens in whatever order', () => {
  it('loses nothing, tells nothing that is held or gone, and uses one id: all orders of three', async () => {
    for (const order of orders(3)) await checked(order)
  })
  it('and of up to fourteen, by chance', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 4, maxLength: 14 }), checked),
      { numRuns: 1500 },
    )
  })
  it('by two processes at once', async () => {
    const pairs = fc.array(
      fc.tuple(fc.constantFrom(...steps), fc.constantFrom('ring' as const, 'tick' as const)),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    await fc.assert(
      fc.asyncProperty(pairs, async (rounds) => {
        const all = world()
        for (const [step, other] of rounds) await Promise.all([all.step(step), all.step(other)])
        await all.calm()
        const there = all.stored()
        if (there !== undefined && there.waits === undefined)
          expect(
            new Set(all.heard.filter(({ receipt }) => receipt === there.receipt).map((each) => each.id)).size,
          ).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: 500 },
    )
  })
})
