import * as E from 'fp-ts/lib/Either.js'
import type { FullRow } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api, Asked } from '../api.js'
import { type Filter, parametersOf } from '../hash-routes.js'
import { patiently } from '../patience.js'
import type { Problem } from '../trouble.js'

/** Result of one read. */
export interface Read {
  readonly rows: readonly FullRow[]
  readonly unreadable: readonly string[]
  readonly newer: readonly string[]
}

/** A period of time, with its rows that are read but not taken yet. */
interface Slice {
  readonly bounds: Readonly<Record<string, string>>
  cursor: string | undefined
  isDone: boolean
  waiting: Read[]
  problem: Problem | undefined
  underway: Promise<void> | undefined
}

/** Number of slices, and of slices read at once, as most of the time is spent waiting for the store. */
const [parts, atOnce] = [16, 3]

/** Rows per page: few in the first, for a quick start. */
const limits = { first: '50', other: '200' } as const

export interface SlicesOptions {
  readonly api: Api
  readonly form: string
  readonly filter: Filter
  readonly signal: () => AbortSignal
}

const nothing: Read = { rows: [], unreadable: [], newer: [] }

const sliceOf = (bounds: Slice['bounds']): Slice => ({
  bounds,
  cursor: undefined,
  isDone: false,
  waiting: [],
  problem: undefined,
  underway: undefined,
})

/**
 * Slices of all time, latest first, that divide the period between two times, in milliseconds, into equal parts. The
 * first one has no upper and the last one no lower bound: a released or replaced submission is listed by a time other
 * than that of its receipt.
 */
const slicesAround = (bottom: number, top: number): readonly Slice[] => {
  const at = (n: number): string => String(Math.ceil(top - ((top - bottom) * n) / parts))
  return Array.from({ length: parts }, (_, n) =>
    sliceOf({ ...(n === 0 ? {} : { to: at(n) }), ...(n === parts - 1 ? {} : { from: at(n + 1) }) }),
  )
}

const timeIn = ({ submissions }: { readonly submissions: readonly { readonly receivedAt: string }[] }) =>
  Date.parse(submissions.at(-1)?.receivedAt ?? '1970-01-01')

/**
 * Whole submissions of a list, newest first, page by page: slices are read concurrently and returned in order. Rows of
 * the first page come again in the first slice.
 */
export const slicesOf = ({ api, form, filter, signal }: SlicesOptions) => {
  let slices: readonly Slice[] | undefined
  let back: readonly Read[] = []
  const page = (more: Readonly<Record<string, string>>) => {
    const query = parametersOf(filter)
    for (const [name, value] of Object.entries(more)) query.set(name, value)
    return patiently(() => api.full(form, query, signal()), signal())
  }
  const read = async (slice: Slice): Promise<void> => {
    const at = slice.cursor === undefined ? {} : { cursor: slice.cursor }
    const answer = await page({ ...slice.bounds, ...at, limit: limits.other })
    slice.underway = undefined
    slice.problem = E.isLeft(answer) ? answer.left : undefined
    if (E.isLeft(answer)) return
    const { submissions: rows, unreadable = [], newer = [], cursor } = answer.right
    slice.waiting.push({ rows, unreadable, newer })
    slice.cursor = cursor
    slice.isDone = cursor === undefined
  }
  const begin = async (): Asked<Read> => {
    const first = await page({ limit: limits.first })
    if (E.isLeft(first)) return first
    const { submissions: rows, unreadable = [], newer = [], cursor } = first.right
    if (cursor === undefined) slices = []
    else {
      const oldest = await page({ limit: '1', order: 'oldest' })
      if (E.isLeft(oldest)) return oldest
      const top = rows.length === 0 ? Date.now() : timeIn(first.right)
      slices = slicesAround(Math.min(top, timeIn(oldest.right)), top + 1)
    }
    return E.right({ rows, unreadable, newer })
  }
  const next = async ([current, ...later]: readonly Slice[]): Asked<Read> => {
    if (current === undefined) return E.right(nothing)
    for (const slice of [current, ...later].filter(({ isDone }) => !isDone).slice(0, atOnce))
      slice.underway ??= read(slice)
    if (current.waiting.length === 0) await current.underway
    const [found = nothing] = current.waiting.splice(0, 1)
    if (found === nothing && current.problem !== undefined) return E.left(current.problem)
    if (current.isDone && current.waiting.length === 0) slices = later
    return E.right(found)
  }
  return {
    /** The next rows; may be empty although there are more. */
    next: (): Asked<Read> => {
      const [first] = back
      back = []
      if (first !== undefined) return Promise.resolve(E.right(first))
      return slices === undefined ? begin() : next(slices)
    },
    /** Returns unprocessed rows, which come next again. */
    putBack: (read: Read): void => {
      back = [read]
    },
    isComplete: (): boolean => slices?.length === 0 && back.length === 0,
    share: (): number => (slices === undefined ? 0 : 1 - slices.length / parts),
  }
}
