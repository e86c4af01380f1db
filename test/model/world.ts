import { epochSeconds } from '../../src/domain/kernel/instant.js'
import {
  type Attempt,
  isTombstone,
  type Outcome,
  type Stored,
  tombstone,
  type verdict,
} from '../../src/domain/index.js'
import { numbered } from './numbered.js'

/** A put on its way: what it writes, and when it may. */
interface Put {
  /** The attempt id that must still be there; none where nothing may be there. */
  readonly over?: string
  readonly outcome: Outcome
}

/** One invocation of the function: one attempt, its put and how far it has come. */
export interface Worker {
  readonly attempt: Attempt
  readonly phase: 'ready' | 'waiting' | 'over'
  readonly put: Put
  /** Numbers its calls, so that the answer to an earlier one is not taken for the latest one's. */
  readonly call: number
  readonly tries: number
  /** What its client was told: an outcome, a refusal, or that nobody knows. */
  readonly told?: Outcome | string
}

interface Message {
  readonly from: number
  readonly call: number
  readonly put: Put
}

interface Reply {
  readonly to: number
  readonly call: number
  /** What was there instead; nothing where the put was carried out. */
  readonly conflict?: Stored | undefined
}

/** The whole world at one moment. */
export interface World {
  readonly stored: Stored | undefined
  readonly workers: readonly Worker[]
  readonly messages: readonly Message[]
  readonly replies: readonly Reply[]
  /** Messages and replies that may yet be lost or overtaken, and workers that may yet die. */
  readonly losses: number
  readonly crashes: number
  readonly mayErase: boolean
  /** Every value that was ever written, in order, with the attempt that wrote it. */
  readonly history: readonly { readonly value: unknown; readonly attemptId: string }[]
}

/** The protocol's one decision, exchangeable to show what breaks without it. */
export type Decide = typeof verdict

const mostTries = 2

const started = (attempt: Attempt): Worker => ({
  attempt,
  phase: 'ready',
  put: { outcome: { _tag: 'Created', submission: attempt.submission } },
  call: 0,
  tries: 0,
})

/** A world in which every attempt has just arrived. */
export const worldOf = (
  attempts: readonly Attempt[],
  faults: Partial<Pick<World, 'losses' | 'crashes' | 'mayErase'>>,
): World => ({
  stored: undefined,
  workers: attempts.map(started),
  messages: [],
  replies: [],
  losses: 0,
  crashes: 0,
  mayErase: false,
  history: [],
  ...faults,
})

const without = <A>(list: readonly A[], at: number): readonly A[] => list.filter((_, index) => index !== at)

const withWorker = (world: World, at: number, change: Partial<Worker>): World => ({
  ...world,
  workers: world.workers.map((worker, index) => (index === at ? { ...worker, ...change } : worker)),
})

/** Whether the store carries a put out, as DynamoDB evaluates its condition. */
const holds = ({ over, outcome }: Put, stored: Stored | undefined): boolean => {
  if (over !== undefined) return stored !== undefined && !isTombstone(stored) && stored.attemptId === over
  const now = epochSeconds(outcome.submission.at)
  return stored === undefined || (stored.expiresAt !== undefined && stored.expiresAt <= now)
}

const arrive = (world: World, at: number): World => {
  const message = world.messages[at]
  if (message === undefined) return world
  const carriedOut = holds(message.put, world.stored)
  const { submission } = message.put.outcome
  return {
    ...world,
    messages: without(world.messages, at),
    replies: [
      ...world.replies,
      { to: message.from, call: message.call, ...(carriedOut ? {} : { conflict: world.stored }) },
    ],
    stored: carriedOut ? submission : world.stored,
    history: carriedOut
      ? [...world.history, { value: submission.fields['value'], attemptId: submission.attemptId }]
      : world.history,
  }
}

/** What a worker does with the item it met: it ends, or sends another put. */
const decided = (decide: Decide, world: World, at: number, stored: Stored): World => {
  const worker = world.workers[at]
  if (worker === undefined) return world
  const decision = decide(worker.attempt, worker.put.outcome, stored, worker.attempt.submission.at)
  switch (decision._tag) {
    case 'Done':
      return withWorker(world, at, { phase: 'over', told: decision.outcome })
    case 'Refused':
      return withWorker(world, at, { phase: 'over', told: decision.conflict._tag })
    case 'PutIfAbsent':
      return withWorker(world, at, { phase: 'ready', put: started(worker.attempt).put })
    case 'PutOver':
      return withWorker(world, at, {
        phase: 'ready',
        put: { over: decision.over, outcome: decision.outcome },
      })
  }
}

const receive = (decide: Decide, world: World, at: number): World => {
  const reply = world.replies[at]
  const worker = reply === undefined ? undefined : world.workers[reply.to]
  const rest = { ...world, replies: without(world.replies, at) }
  if (reply === undefined || worker?.phase !== 'waiting' || worker.call !== reply.call) return rest
  return reply.conflict === undefined
    ? withWorker(rest, reply.to, { phase: 'over', told: worker.put.outcome })
    : decided(decide, rest, reply.to, reply.conflict)
}

/** No reply came in time: the same put again or, after the last try, one consistent read. */
const timeOut = (decide: Decide, world: World, at: number): World => {
  const worker = world.workers[at]
  if (worker === undefined) return world
  if (worker.tries < mostTries) return withWorker(world, at, { phase: 'ready' })
  const unknown = withWorker(world, at, { phase: 'over', told: 'OutcomeUnknown' })
  if (world.stored === undefined) return unknown
  const after = decided(decide, world, at, world.stored)
  return after.workers[at]?.phase === 'over' ? after : unknown
}

const send = (world: World, at: number, worker: Worker): World => {
  const call = worker.call + 1
  const sent = withWorker(world, at, { phase: 'waiting', call, tries: worker.tries + 1 })
  return { ...sent, messages: [...world.messages, { from: at, call, put: worker.put }] }
}

const ofWorker = (decide: Decide, world: World, at: number, worker: Worker): readonly World[] => {
  if (worker.phase === 'over') return []
  const crashed =
    world.crashes > 0
      ? [withWorker({ ...world, crashes: world.crashes - 1 }, at, { phase: 'over', told: 'nothing' })]
      : []
  if (worker.phase === 'ready') return [send(world, at, worker), ...crashed]
  const onItsWay = [
    ...world.messages.filter(({ from }) => from === at),
    ...world.replies.filter(({ to }) => to === at),
  ].some(({ call }) => call === worker.call)
  // A time-out while the message is still on its way is a loss too: the message arrives later all the same.
  if (onItsWay)
    return world.losses > 0
      ? [timeOut(decide, { ...world, losses: world.losses - 1 }, at), ...crashed]
      : crashed
  return [timeOut(decide, world, at), ...crashed]
}

const erased = (world: World): readonly World[] => {
  if (!world.mayErase || world.stored === undefined || isTombstone(world.stored)) return []
  const { form, id, at } = world.stored
  return [{ ...world, mayErase: false, stored: tombstone(form, id, at) }]
}

/** Every world that may come next. */
export const following =
  (decide: Decide) =>
  (world: World): readonly World[] => {
    const fewer = { ...world, losses: world.losses - 1 }
    return [
      ...world.workers.flatMap((worker, at) => ofWorker(decide, world, at, worker)),
      ...world.messages.map((_, at) => arrive(world, at)),
      ...world.replies.map((_, at) => receive(decide, world, at)),
      ...(world.losses > 0
        ? world.messages.map((_, at) => ({ ...fewer, messages: without(world.messages, at) }))
        : []),
      ...(world.losses > 0
        ? world.replies.map((_, at) => ({ ...fewer, replies: without(world.replies, at) }))
        : []),
      ...erased(world),
    ]
  }

/** A text for each world, the same for equal ones. */
const texts = (): ((world: World) => string) => {
  const number = numbered()
  const all = (parts: readonly object[]): string => parts.map(number).join()
  return ({ stored, workers, messages, replies, history, losses, crashes, mayErase }) =>
    [
      stored === undefined ? '-' : number(stored),
      ...[workers, messages, replies, history].map(all),
      ...[losses, crashes, mayErase],
    ].join('|')
}

/** Visits every reachable world once. Returns how many there are and the first few that break an invariant. */
export const explore = (start: World, decide: Decide, broken: (world: World) => string | undefined) => {
  const textOf = texts()
  const seen = new Set<string>([textOf(start)])
  const waiting = [start]
  const violations: string[] = []
  const next = following(decide)
  for (let world = waiting.pop(); world !== undefined; world = waiting.pop()) {
    const violation = broken(world)
    if (violation !== undefined && violations.length < 5) violations.push(violation)
    for (const each of next(world)) {
      const text = textOf(each)
      if (!seen.has(text)) {
        seen.add(text)
        waiting.push(each)
      }
    }
  }
  return { states: seen.size, violations }
}
