import * as E from 'fp-ts/lib/Either.js'
import type { AnyForm } from '../../domain/form/form.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Reason } from '../../domain/spam/reason.js'
import { networkOf } from '../../domain/spam/sender-network.js'
import {
  countOf,
  emptyTally,
  isDayDue,
  isSenderDue,
  notTold,
  perhapsTold,
  sent,
  levelOf,
  type Tally,
  told,
  withOneMore,
} from '../../domain/spam/tally.js'
import { dayAt, forgottenAt, hourAt, secondsLeft, type Window, windowAt } from '../../domain/spam/window.js'
import type { Arrival, Counters, Limited, Limiter } from '../../ports/limiter.js'
import type { Mac } from '../../ports/mac.js'

/** Dependencies of limiting. */
export interface Dependencies {
  /** What processes tell one another; left out, each knows of itself. */
  readonly counters?: Counters | undefined
  /** Makes of a sender's address what is kept of it; without it, senders are counted in this process alone. */
  readonly mac?: Mac | undefined
}

/** One thing that is counted: up to `most` of it is within the limit. */
interface Counted {
  readonly name: string
  readonly window: Window
  readonly most: number
  readonly reason: Reason
  readonly isDue: (tally: Tally, now: Instant) => boolean
  readonly counters: Counters | undefined
}

/** What a process keeps at most of senders, the newest; a tally has about 200 bytes. */
const mostTallies = 10_000

/** How long a submission waits for counters at most, in milliseconds: it is stored without them, too. */
const patience = 1_000

/** A store that is slow to count must leave a submission the time to be stored: three quarters of what there is. */
const countingEnds = (now: Instant, latest: Instant): Instant =>
  Math.floor(now + Math.max(0, Math.min(patience, (latest - now) / 4)))

type Book = Map<string, Tally>

const keep = (book: Book, name: string, tally: Tally): void => {
  book.set(name, tally)
  if (book.size <= mostTallies) return
  const [oldest = name] = book.keys()
  book.delete(oldest)
}

/** Tells the counter what it does not know yet, and notes what it says: the total, or nothing where it cannot say. */
const tell = async (
  book: Book,
  { name, window, counters }: Counted,
  { now, deadline }: { readonly now: Instant; readonly deadline: Instant },
): Promise<number | undefined> => {
  const before = book.get(name) ?? emptyTally(now)
  const count = before.unsent
  const note = (change: (tally: Tally) => Tally): void => keep(book, name, change(book.get(name) ?? before))
  note((tally) => sent(tally, now))
  const reply =
    counters === undefined
      ? E.right(countOf(before))
      : await counters.add({ name, expiresAt: forgottenAt(window) }, count, deadline)()
  if (E.isRight(reply)) {
    note((tally) => told(tally, count, reply.right))
    return reply.right
  }
  note((tally) => (reply.left._tag === 'OutcomeUnknown' ? perhapsTold : notTold)(tally, count))
  return undefined
}

/** Whether one more is within the limit. What no counter has confirmed holds a submission, and refuses none. */
const counted = async (
  book: Book,
  what: Counted,
  times: { readonly now: Instant; readonly deadline: Instant },
): Promise<ReturnType<typeof levelOf>> => {
  const { name, most, isDue } = what
  const before = book.get(name) ?? emptyTally(times.now)
  if (levelOf(before.shared, most) === 'refused') return 'refused'
  const tally = withOneMore(before)
  keep(book, name, tally)
  const total = isDue(tally, times.now) ? await tell(book, what, times) : undefined
  if (total !== undefined) return levelOf(total, most)
  const level = levelOf(countOf(book.get(name) ?? tally), most)
  return level === 'refused' ? 'beyond' : level
}

const senderOf = ({ counters, mac }: Dependencies, { form, address, now }: Arrival): Counted | undefined => {
  const { perSender } = form.spam
  const network = perSender === undefined || address === undefined ? undefined : networkOf(address)
  if (perSender === undefined || network === undefined) return undefined
  const window = windowAt(now, perSender.minutes * 60_000)
  const text = [form.name, window.from, network].join('\0')
  // 96 bits: another one in each window, so that nobody is followed from one to the next.
  const name = mac === undefined ? text : mac.sign('sender', text).slice(0, 16)
  return {
    name: `${form.name}#${name}#${window.from}`,
    window,
    most: perSender.most,
    reason: 'sender-limit',
    isDue: isSenderDue,
    counters: mac === undefined ? undefined : counters,
  }
}

const dayOf = (
  counters: Counters | undefined,
  { name, spam }: AnyForm,
  now: Instant,
): Counted | undefined => {
  const { perDay } = spam
  if (perDay === undefined) return undefined
  const window = dayAt(now)
  return {
    name: `${name}#${new Date(window.from).toISOString().slice(0, 10)}`,
    window,
    most: perDay,
    reason: 'form-limit',
    isDue: (tally, at) => isDayDue(tally, perDay, at),
    counters,
  }
}

/** Counted where somebody wants to know whether the hour is an unusual one. */
const hourOf = (
  counters: Counters | undefined,
  { name, spam }: AnyForm,
  now: Instant,
): Counted | undefined => {
  const { human, when, perDay } = spam
  if (human === undefined || when !== 'unsure' || perDay === undefined) return undefined
  const window = hourAt(now)
  return {
    name: `${name}#hour#${window.from}`,
    window,
    most: perDay / 10,
    reason: 'form-limit',
    isDue: (tally, at) => isDayDue(tally, perDay, at),
    counters,
  }
}

/**
 * Counts in this process first. A counter that all processes share is asked from a sender's second submission in a
 * window on, and for a form's day once for up to fifty submissions: most submissions cost no call more.
 */
export const limiter = (dependencies: Dependencies): Limiter => {
  const [senders, days, hours]: readonly [Book, Book, Book] = [new Map(), new Map(), new Map()]
  return (arrival, latest) => async (): Promise<Limited> => {
    const { form, now } = arrival
    const times = { now, deadline: countingEnds(now, latest) }
    const limits = [
      [senders, senderOf(dependencies, arrival)],
      [days, dayOf(dependencies.counters, form, now)],
    ] as const
    const why: Reason[] = []
    // In this order: what is refused for its sender does not count against its form.
    for (const [book, what] of limits) {
      const level = what === undefined ? 'within' : await counted(book, what, times)
      if (what === undefined || level === 'within') continue
      if (level === 'refused') return { _tag: 'RateLimited', retryAfter: secondsLeft(what.window, now) }
      why.push(what.reason)
    }
    const hour = hourOf(dependencies.counters, form, now)
    const isUnusual = hour !== undefined && (await counted(hours, hour, times)) !== 'within'
    return { _tag: 'Passed', why, isUnusual }
  }
}
