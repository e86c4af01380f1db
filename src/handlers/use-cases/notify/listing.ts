import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import {
  again,
  type Delivery,
  isGone,
  namesIn,
} from '../../../domain/notification/delivery/delivery-state.js'
import { isUntold } from '../../../domain/notification/delivery/plan.js'
import { currentOf } from '../../../domain/notification/delivery/current-submission.js'
import { listQuery } from '../../../domain/reading/list.js'
import type { Changed, Deliveries } from '../../../ports/deliveries.js'
import type { SubmissionRepository } from '../../../ports/submission-repository.js'

type Result<A> = Promise<E.Either<RepositoryError, A>>

/** Rows that one reading takes. */
const rowsAtATime = 100

/** Every moment that a row may have. */
const always: Instant = 9_999_999_999_999

/** Dependencies of looking after deliveries. */
export interface ListingParts {
  readonly deliveries: Deliveries
  readonly repository: Pick<SubmissionRepository, 'page' | 'read'>
  readonly clock: () => Instant
}

const whole = async (
  { deliveries }: ListingParts,
  rows: readonly { readonly form: string; readonly id: string }[],
  deadline: Instant,
): Result<readonly Delivery[]> => {
  const found: Delivery[] = []
  for (const { form, id } of rows) {
    const kept = await deliveries.find(form, id, deadline)()
    if (E.isLeft(kept)) return kept
    if (kept.right !== undefined && !isGone(kept.right)) found.push(kept.right)
  }
  return E.right(found)
}

/** The deliveries of a form in one state, the oldest first. */
export const deliveriesOf =
  (parts: ListingParts) =>
  async (form: string, state: 'due' | 'dead', deadline: Instant): Result<readonly Delivery[]> => {
    const list = state === 'due' ? ({ state } as const) : ({ state, form } as const)
    const found: Delivery[] = []
    let after: Parameters<Deliveries['list']>[0]['after']
    do {
      const rows = await parts.deliveries.list({ list, until: always, limit: rowsAtATime, after }, deadline)()
      if (E.isLeft(rows)) return rows
      const own = rows.right.filter((row) => row.form === form)
      const read = await whole(parts, own, deadline)
      if (E.isLeft(read)) return read
      found.push(...read.right)
      after = rows.right.length < rowsAtATime ? undefined : rows.right.at(-1)
    } while (after !== undefined)
    return E.right(found)
  }

/** Tells targets of a delivery again, under the same ids: those that are named, or all that are due or dead. */
export const replay =
  ({ deliveries, clock }: ListingParts) =>
  async (
    delivery: Delivery,
    names: readonly string[] | undefined,
    deadline: Instant,
  ): Promise<E.Either<RepositoryError | Changed, readonly string[]>> => {
    const wanted = names ?? [...namesIn(delivery, 'dead'), ...namesIn(delivery, 'due')]
    const known = wanted.filter((name) => Object.hasOwn(delivery.targets, name))
    if (known.length === 0) return E.right([])
    const put = await deliveries.put(again(delivery, known, clock()), deadline)()
    return E.isLeft(put) ? put : E.right(known)
  }

/** A submission that is not told, and how far it has come. */
export interface UntoldSubmission {
  readonly id: string
  /** Undefined where nothing is known of its telling, or only of an earlier one. */
  readonly delivery: Delivery | undefined
}

const untoldOn = async (
  { deliveries, repository }: ListingParts,
  form: AnyForm,
  ids: readonly string[],
  deadline: Instant,
): Result<readonly UntoldSubmission[]> => {
  const read = await repository.read(form.name, ids, deadline)()
  if (E.isLeft(read)) return read
  const untold: UntoldSubmission[] = read.right.unreadable.map((id) => ({ id, delivery: undefined }))
  for (const submission of read.right.submissions) {
    const present = currentOf(form, submission, { has: () => true })
    const kept = await deliveries.find(form.name, submission.id, deadline)()
    if (E.isLeft(kept) && kept.left._tag !== 'ItemUnreadable') return kept
    const found = E.isRight(kept) ? kept.right : undefined
    const delivery = found !== undefined && !isGone(found) ? found : undefined
    if (isUntold(present, delivery)) untold.push({ id: submission.id, delivery })
  }
  return E.right(untold)
}

/** Goes through every open submission of a form and finds those that are not told: by receipt, so replacements too. */
export const check =
  (parts: ListingParts) =>
  async (
    form: AnyForm,
    deadline: Instant,
  ): Result<{ readonly checked: number; readonly untold: readonly UntoldSubmission[] }> => {
    let query = listQuery(form, { order: 'oldest', limit: rowsAtATime })
    let checked = 0
    const untold: UntoldSubmission[] = []
    do {
      const page = await parts.repository.page(query, deadline)()
      if (E.isLeft(page)) return page
      const ids = page.right.rows.map(({ id }) => id)
      const found = await untoldOn(parts, form, ids, deadline)
      if (E.isLeft(found)) return found
      checked += ids.length
      untold.push(...found.right)
      query = { ...query, after: page.right.next }
    } while (query.after !== undefined)
    return E.right({ checked, untold })
  }
