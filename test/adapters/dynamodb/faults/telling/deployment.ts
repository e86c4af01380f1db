import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { dynamoDeliveries } from '../../../../../src/adapters/dynamodb/deliveries/deliveries.js'
import {
  dynamoBrakes,
  dynamoSwitches,
  dynamoWatermarks,
} from '../../../../../src/adapters/dynamodb/deliveries/notification-marks.js'
import { dynamoRepository } from '../../../../../src/adapters/dynamodb/submissions/repository.js'
import { sha256 } from '../../../../../src/adapters/system/stamper.js'
import { type AnyForm, form, type FormOptions, formsOf, text } from '../../../../../src/domain/index.js'
import type { Answer } from '../../../../../src/domain/notification/delivery/target-answer.js'
import type { Target } from '../../../../../src/domain/notification/target.js'
import { erase } from '../../../../../src/handlers/use-cases/erase.js'
import { forgetDelivery, forgetting } from '../../../../../src/handlers/use-cases/forgetting.js'
import { hold } from '../../../../../src/handlers/use-cases/hold.js'
import { notifier } from '../../../../../src/handlers/use-cases/notify/notifier.js'
import { release } from '../../../../../src/handlers/use-cases/release.js'
import { submit } from '../../../../../src/handlers/use-cases/submit.js'
import type { Item } from '../../../../model/memory-calls.js'
import { numbers } from '../scripts.js'
import { type CallFault, callFaults, faultyTable } from './table.js'

const fields = { id: text({ label: 'ID', maxLength: 40 }), value: text({ label: 'Value', maxLength: 40 }) }
const of = (name: string, options: FormOptions<'id' | 'value'>): AnyForm => form(name, fields, options)

/** One form whose submissions are each their own, and one whose values are replaced. */
export const told = {
  contact: of('contact', { notify: ['crm', 'desk'] }),
  orders: of('orders', { notify: ['crm', 'desk'], naturalKey: 'id', whenTaken: 'replace' }),
}

const webhook = (name: string): Target => ({
  kind: 'webhook',
  url: `https://${name}.example/`,
  secret: 'whsec_AAAA',
})
const targets: ReadonlyMap<string, Target> = new Map([
  ['crm', webhook('crm')],
  ['desk', webhook('desk')],
])
const nameOf = (target: Target): string => [...targets].find(([, each]) => each === target)?.[0] ?? ''

/** Something that a target was told. */
export interface Heard {
  readonly target: string
  readonly id: string
  readonly event: string
  readonly receipt: string
}

/** A deployment whose store, processes and targets fail as chance will have it, until they are told to stop. */
export const deployment = (seed: number) => {
  const chance = numbers(seed)
  let now = 1_700_000_000_000
  let isCalm = false
  let isDeskDown = false
  let count = 0
  const met = new Map<string, number>()
  const heard: Heard[] = []
  const wrong: string[] = []
  const clock = (): number => now
  const happens = (rate: number): boolean => !isCalm && chance() < rate

  const table = faultyTable((operation): CallFault | undefined => {
    if (!happens(0.2)) return undefined
    const fault = callFaults[Math.floor(chance() * callFaults.length)]
    met.set(`${operation} ${fault}`, (met.get(`${operation} ${fault}`) ?? 0) + 1)
    return fault
  })

  /** One process: some die after a few calls, in the middle of whatever they do. */
  const process = () => {
    let left = happens(0.1) ? Math.floor(chance() * 12) : Infinity
    const isAlive = (): boolean => left > 0
    const send = table.sendOf(() => {
      left -= 1
      return left >= 0
    })
    const store = { client: send, table: 't', clock, pause: 0 }
    const stamper = () => {
      count += 1
      return { attemptId: `a${count}`, random: `random-${count}-0123456789`, receivedAt: now }
    }
    const deliveries = dynamoDeliveries(store)
    const repository = forgetting(dynamoRepository(store), forgetDelivery(deliveries, clock))
    return {
      isAlive,
      store,
      repository,
      deliveries,
      uses: { stamper, digest: sha256, repository, notifies: () => true },
    }
  }

  /** What is wrong with telling this now: it is held, a test, gone, or something else by now. */
  const against = (item: Item | undefined, receipt: string): string | undefined => {
    if (item?.['receipt'] === undefined) return 'gone'
    if (item['waits'] !== undefined) return 'held'
    if (item['test'] === true) return 'a test'
    return item['receipt'] === receipt ? undefined : 'old'
  }

  const notifying = () => {
    const { store, repository, deliveries, isAlive } = process()
    return notifier({
      forms: formsOf(Object.values(told)),
      targets,
      repository,
      deliveries,
      brakes: dynamoBrakes(store),
      switches: dynamoSwitches(store),
      watermarks: dynamoWatermarks(store),
      sender: (target, telling) => () => {
        const name = nameOf(target)
        const down: Answer = { _tag: 'Answered', status: 503 }
        if (!isAlive() || happens(0.15) || (name === 'desk' && isDeskDown)) return Promise.resolve(down)
        const { id, event, receipt, form: of, submission } = telling
        const why = against(table.items.get(`S#${of}#${submission}`), receipt)
        if (why !== undefined) wrong.push(`${why}: ${event}`)
        heard.push({ target: name, id, event, receipt })
        // It was told, and its answer may be lost.
        return Promise.resolve<Answer>(happens(0.15) ? down : { _tag: 'Accepted', status: 200 })
      },
      mailer: () => () => Promise.resolve<Answer>({ _tag: 'Accepted', status: 200 }),
      clock,
      chance,
      digest: sha256,
      site: { name: 'Test', url: 'https://x.example', from: undefined, operator: undefined },
      log: () => undefined,
    })
  }

  /** Somebody who tries again until told for good. */
  const persistently = async <A>(
    use: (one: ReturnType<typeof process>, deadline: number) => TE.TaskEither<object, A>,
  ): Promise<A | undefined> => {
    for (let tries = 0; tries < 50; tries += 1) {
      const result = await use(process(), now + 60_000)()
      if (E.isRight(result)) return result.right
      if (!('cause' in result.left)) return undefined
    }
    throw new Error('fifty times')
  }

  return {
    chance,
    heard,
    wrong,
    met,
    items: table.items,
    records: table.records,
    arrive: table.arrive,
    pass: (milliseconds: number): void => {
      now += milliseconds
    },
    weather: (weather: { readonly isCalm?: boolean; readonly isDeskDown?: boolean }): void => {
      isCalm = weather.isCalm ?? isCalm
      isDeskDown = weather.isDeskDown ?? isDeskDown
    },
    submit: (sent: Parameters<ReturnType<typeof submit>>[0]) =>
      persistently(({ uses }, deadline) => submit(uses)(sent, deadline)),
    release: (of: AnyForm, id: string) =>
      persistently(({ uses }, deadline) => release(uses)(of, id, deadline)),
    hold: (of: AnyForm, id: string) => persistently(({ uses }, deadline) => hold(uses)(of, id, deadline)),
    erase: (of: AnyForm, id: string) => persistently(({ uses }, deadline) => erase(uses)(of, id, deadline)),
    ring: (
      records: readonly { readonly sequenceNumber: string; readonly bell: { form: string; id: string } }[],
    ) => notifying().ring(records, now + 60_000),
    tick: (lag: number) => notifying().tick(lag, now + 60_000),
    process,
    clock,
  }
}

export type Deployment = ReturnType<typeof deployment>
