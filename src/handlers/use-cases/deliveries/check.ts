import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { type Delivery, isGone } from '../../../domain/notification/delivery/delivery-state.js'
import { isUntold } from '../../../domain/notification/delivery/plan.js'
import { currentOf } from '../../../domain/notification/delivery/current-submission.js'
import { listQuery } from '../../../domain/reading/list.js'
import type { Deliveries } from '../../../ports/deliveries.js'
import { todaysSubmission } from '../../../domain/submission/todays-submission.js'
import { type Dependencies as Reading, type WholeListPage, wholeListPages } from '../reading/whole-list.js'

type Result<A> = Promise<E.Either<RepositoryError, A>>

/** Rows per read. */
const rowsAtATime = 100

/** Dependencies of checking deliveries. */
export interface CheckParts extends Reading {
  readonly deliveries: Pick<Deliveries, 'find'>
}

/** A submission whose targets are not all notified, and its delivery. */
export interface UntoldSubmission {
  readonly id: string
  /** Undefined if there is no delivery, or if it or the submission cannot be read. */
  readonly delivery: Delivery | undefined
}

const untoldOn = async (
  { deliveries }: CheckParts,
  form: AnyForm,
  { submissions, unreadable }: WholeListPage,
  deadline: Instant,
): Result<readonly UntoldSubmission[]> => {
  const untold: UntoldSubmission[] = unreadable.map((id) => ({ id, delivery: undefined }))
  for (const submission of submissions) {
    const present = currentOf(form, todaysSubmission(form, submission), { has: () => true })
    const kept = await deliveries.find(form.name, submission.id, deadline)()
    if (E.isLeft(kept) && kept.left._tag !== 'ItemUnreadable') return kept
    const found = E.isRight(kept) ? kept.right : undefined
    const delivery = found !== undefined && !isGone(found) ? found : undefined
    if (isUntold(present, delivery)) untold.push({ id: submission.id, delivery })
  }
  return E.right(untold)
}

/** Finds the open submissions of a form whose targets were not all notified of their present receipt. */
export const check =
  (parts: CheckParts) =>
  async (
    form: AnyForm,
    deadline: Instant,
  ): Result<{ readonly checked: number; readonly untold: readonly UntoldSubmission[] }> => {
    let checked = 0
    const untold: UntoldSubmission[] = []
    const query = listQuery(form, { order: 'oldest', limit: rowsAtATime })
    for await (const page of wholeListPages(parts, () => deadline)(query)) {
      if (E.isLeft(page)) return page
      const found = await untoldOn(parts, form, page.right, deadline)
      if (E.isLeft(found)) return found
      checked += page.right.rows.length
      untold.push(...found.right)
    }
    return E.right({ checked, untold })
  }
