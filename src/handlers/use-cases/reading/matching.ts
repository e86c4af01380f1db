import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Condition } from '../../../domain/reading/condition.js'
import type { FormSummary } from '../../../domain/contract/owner/form-answers.js'
import type { PageRow, SubmissionAnswer } from '../../../domain/contract/owner/submission-answers.js'
import type { OwnerListPage, OwnerStore, Trouble } from '../../../ports/owner-store.js'

/** A page of search results. */
export interface Searched {
  /** Number of submissions searched. */
  readonly read: number
  readonly found: readonly SubmissionAnswer[]
  /** Ids of unreadable submissions, whose values are unknown. */
  readonly unreadable: readonly string[]
  /** Ids of the unreadable submissions that a newer version of DynamoSync wrote, if known. */
  readonly newer?: readonly string[] | undefined
  /** Time of receipt of the last submission, in milliseconds since 1970; 0 if there is none. */
  readonly at: number
}

type Store = Pick<OwnerStore, 'list' | 'whole' | 'find'>
/** Scope and conditions of a search. */
export interface Search {
  readonly conditions: readonly Condition[]
  /** State, such as `held`; `open` by default. */
  readonly state?: string | undefined
}

type Step = E.Either<Trouble, Searched>

const timeIn = (rows: readonly { readonly receivedAt: string }[]): number =>
  Date.parse(rows.at(-1)?.receivedAt ?? '1970-01-01')

const holdAll = (conditions: readonly Condition[], { fields }: SubmissionAnswer): boolean =>
  conditions.every(({ holds }) => holds(fields))

/**
 * Whether a row may match by its listed fields. A missing field proves nothing, as it may have become listed only
 * later.
 */
const isPossible = (conditions: readonly Condition[], { listed }: PageRow): boolean =>
  conditions.every(({ name, holds }) => !Object.hasOwn(listed, name) || holds(listed))

/** Searches by reading every submission. */
const inWhole = async function* (store: Store, form: string, { conditions, state }: Search) {
  for await (const page of store.whole(form, { order: 'oldest', state }))
    yield pipe(
      page,
      E.map(({ submissions, unreadable = [], newer }): Searched => ({
        read: submissions.length + unreadable.length,
        found: submissions.filter((row) => holdAll(conditions, row)),
        unreadable,
        newer,
        at: timeIn(submissions),
      })),
    )
}

/** Number of submissions read at once. */
const atOnce = 16

const foundAmong =
  (store: Store, form: string, conditions: readonly Condition[]) =>
  (rows: readonly PageRow[]): TE.TaskEither<Trouble, Pick<Searched, 'found' | 'unreadable'>> =>
  async () => {
    const found: SubmissionAnswer[] = []
    const unreadable: string[] = []
    for (let n = 0; n < rows.length; n += atOnce) {
      const group = rows.slice(n, n + atOnce)
      const read = await Promise.all(group.map(({ id }) => store.find(form, id)()))
      for (const [at, one] of read.entries()) {
        if (E.isRight(one)) found.push(...[one.right ?? []].flat().filter((row) => holdAll(conditions, row)))
        else if (one.left._tag === 'Unreadable') unreadable.push(group[at]?.id ?? '')
        else return one
      }
    }
    return E.right({ found, unreadable })
  }

/** Searches by reading the lists, and only those submissions that may match. */
const inLists = async function* (
  store: Store,
  form: string,
  conditions: readonly Condition[],
): AsyncGenerator<Step> {
  for (let cursor: string | undefined, isOver = false; !isOver;) {
    const page: E.Either<Trouble, OwnerListPage<PageRow>> = await store.list(form, {
      order: 'oldest',
      limit: '200',
      cursor,
    })()
    if (E.isLeft(page)) {
      yield page
      return
    }
    const { submissions: rows, unreadable = [], newer } = page.right
    yield await pipe(
      foundAmong(store, form, conditions)(rows.filter((row) => isPossible(conditions, row))),
      TE.map((searched) => ({
        found: searched.found,
        unreadable: [...unreadable, ...searched.unreadable],
        newer,
        read: rows.length + unreadable.length,
        at: timeIn(rows),
      })),
    )()
    cursor = page.right.cursor
    isOver = cursor === undefined
  }
}

/**
 * The use case: finds all submissions of a state with certain values, oldest first. If one of the fields is listed, the
 * list of open submissions rules most of them out; otherwise, and among waiting submissions, each is read.
 */
export const matching =
  (store: Store) =>
  ({ name: form, fields }: FormSummary, search: Search): AsyncGenerator<Step> => {
    const { conditions, state = 'open' } = search
    const isListed = conditions.some(({ name }) =>
      fields.some((field) => field.listed && field.name === name),
    )
    return isListed && state === 'open' ? inLists(store, form, conditions) : inWhole(store, form, search)
  }
