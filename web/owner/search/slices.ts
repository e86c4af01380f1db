import * as E from 'fp-ts/lib/Either.js'
import type { FullRow } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api, Asked } from '../api.js'
import { type Filter, parametersOf } from '../hash-routes.js'
import { patiently } from '../patience.js'
import type { Problem } from '../trouble.js'

/** What one look at a list brought. */
export interface Read {
  readonly rows: readonly FullRow[]
  readonly unreadable: readonly string[]
}

/** A part of the time in which submissions came, and what of it is read and not taken yet. */
interface Slice {
  readonly bounds: Readonly<Record<string, string>>
  cursor: string | undefined
  isDone: boolean
  waiting: Read[]
  problem: Problem | undefined
  underway: Promise<void> | undefined
}

/** The parts of a list, and those that are read at once, as one waits for the store most of the time. */
const [parts, atOnce] = [16, 3]

/** Rows of a page: few in the first one, so that something is there at once. */
const limits = { first: '50', other: '200' } as const

export interface SlicesOptions {
  readonly api: Api
  readonly form: string
  readonly filter: Filter
  readonly signal: () => AbortSignal
}

const nothing: Read = { rows: [], unreadable: [] }

const sliceOf = (bounds: Slice['bounds']): Slice => ({
  bounds,
  cursor: undefined,
  isDone: false,
  waiting: [],
  problem: undefined,
  underway: undefined,
})

/** Slices of the time between two moments, in milliseconds, the latest first; the last one has no beginning. */
const slicesBetween = (bottom: number, top: number): readonly Slice[] => {
  const at = (n: number): string => String(Math.ceil(top - ((top - bottom) * n) / parts))
  return Array.from({ length: parts }, (_, n) =>
    sliceOf({ to: at(n), ...(n === parts - 1 ? {} : { from: at(n + 1) }) }),
  )
}

const timeIn = ({ submissions }: { readonly submissions: readonly { readonly receivedAt: string }[] }) =>
  Date.parse(submissions.at(-1)?.receivedAt ?? '1970-01-01')

/** Whole submissions of a list, the newest first, in steps: several parts of it are read at once, and given in order. */
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
    const { submissions: rows, unreadable = [], cursor } = answer.right
    slice.waiting.push({ rows, unreadable })
    slice.cursor = cursor
    slice.isDone = cursor === undefined
  }
  const begin = async (): Asked<Read> => {
    const first = await page({ limit: limits.first })
    if (E.isLeft(first)) return first
    const { submissions: rows, unreadable = [], cursor } = first.right
    if (cursor === undefined) slices = []
    else {
      const oldest = await page({ limit: '1', order: 'oldest' })
      if (E.isLeft(oldest)) return oldest
      const top = rows.length === 0 ? Date.now() : timeIn(first.right)
      slices = slicesBetween(Math.min(top, timeIn(oldest.right)), top + 1)
    }
    return E.right({ rows, unreadable })
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
    /** The next rows; perhaps none, although there are more. */
    next: (): Asked<Read> => {
      const [first] = back
      back = []
      if (first !== undefined) return Promise.resolve(E.right(first))
      return slices === undefined ? begin() : next(slices)
    },
    /** They could not be dealt with, and are the next ones once more. */
    putBack: (read: Read): void => {
      back = [read]
    },
    isComplete: (): boolean => slices?.length === 0 && back.length === 0,
    share: (): number => (slices === undefined ? 0 : 1 - slices.length / parts),
  }
}
