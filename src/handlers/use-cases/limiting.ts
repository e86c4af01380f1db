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
  untold,
  withOneMore,
} from '../../domain/spam/tally.js'
import { dayAt, forgottenAt, hourAt, secondsLeft, type Window, windowAt } from '../../domain/spam/window.js'
import type { Arrival, Counters, Limited, Limiter } from '../../ports/limiter.js'
import type { Mac } from '../../ports/mac.js'

/** Dependencies of the limiter. */
export interface Dependencies {
  /** Counters shared by all processes; without them each process counts for itself. */
  readonly counters?: Counters | undefined
  /** Derives the stored name of a sender's address; without it, senders are counted in this process only. */
  readonly mac?: Mac | undefined
}

/** A limit: up to `most` within one window. */
interface Counted {
  readonly name: string
  readonly window: Window
  readonly most: number
  readonly reason: Reason
  readonly isDue: (tally: Tally, now: Instant) => boolean
  readonly counters: Counters | undefined
}

/** Maximum tallies of senders in a process, newest kept; a tally takes about 200 bytes. */
const mostTallies = 10_000

/** Maximum milliseconds that a submission waits for counters; then it goes on without them. */
const patience = 1_000

/**
 * Deadline for counting: a quarter of the remaining time, so that slow counters leave time to store the submission.
 */
const countingEnds = (now: Instant, latest: Instant): Instant =>
  Math.floor(now + Math.max(0, Math.min(patience, (latest - now) / 4)))

type Book = Map<string, Tally>

const keep = (book: Book, name: string, tally: Tally): void => {
  book.set(name, tally)
  if (book.size <= mostTallies) return
  const [oldest = name] = book.keys()
  book.delete(oldest)
}

/** Adds the count not yet reported to the shared counter and returns its total; undefined if it is unavailable. */
const tell = async (
  book: Book,
  { name, window, counters }: Counted,
  { now, deadline }: { readonly now: Instant; readonly deadline: Instant },
): Promise<number | undefined> => {
  const before = book.get(name) ?? emptyTally(now)
  const count = untold(before)
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

/** Whether one more submission is within the limit. An unconfirmed count may hold it, but never refuses it. */
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
  // 96 bits, different in each window, so that senders cannot be followed across windows.
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

/** The count of the hour, kept for forms that react to an unusual hour. */
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
 * Counts in this process first. The shared counter is called from a sender's second submission per window, and for a
 * form's day once per up to fifty submissions: most submissions need no extra call.
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
    // The order matters: a submission refused for its sender does not count against its form.
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
