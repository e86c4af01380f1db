import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError, TargetMissing } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import { targetNames } from '../../../domain/form/notify.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import {
  again,
  type Delivery,
  isGone,
  namesIn,
  ripe,
} from '../../../domain/notification/delivery/delivery-state.js'
import { sampleDelivery } from '../../../domain/notification/delivery/sample.js'
import { type Digest, submissionId, type SubmissionId } from '../../../domain/submission/identity.js'
import type { Clock } from '../../../ports/clock.js'
import type { Changed, Deliveries } from '../../../ports/deliveries.js'
import type { DeliveryListPage } from '../../../domain/reading/telling.js'
import type { Stamper } from '../../../ports/stamper.js'
import { deliveryListPage, type FormDeliveries } from './delivery-list.js'

/** Dependencies of notifying again. */
export interface RetellParts {
  readonly deliveries: Deliveries
  readonly clock: Clock
}

/** Maximum tries to write; a try fails if another process writes first. */
const mostRounds = 10

const busy: RepositoryError = {
  _tag: 'StoreUnavailable',
  cause: new Error('other processes keep writing the same delivery'),
}

const missing: E.Either<TargetMissing, never> = E.left({ _tag: 'TargetNotFound' })

/** Makes some targets of a delivery due now and starts the notification; returns the resulting delivery. */
const putAgain = async (
  { deliveries, clock }: RetellParts,
  delivery: Delivery,
  names: readonly string[],
  deadline: Instant,
): Promise<E.Either<RepositoryError | Changed, Delivery>> => {
  const next = again(delivery, names, clock())
  return E.map(() => next)(await deliveries.put(next, deadline)())
}

/** One target of one submission. */
export interface OneTarget {
  readonly form: string
  readonly id: SubmissionId
  readonly target: string
}

/** Notifies one target of a submission again, whatever the earlier result, under the same id. */
export const retell =
  (parts: RetellParts) =>
  async (
    { form, id, target }: OneTarget,
    deadline: Instant,
  ): Promise<E.Either<RepositoryError | TargetMissing, Delivery>> => {
    for (let round = 0; round < mostRounds; round += 1) {
      const kept = await parts.deliveries.find(form, id, deadline)()
      if (E.isLeft(kept)) return kept
      const delivery = kept.right === undefined || isGone(kept.right) ? undefined : kept.right
      if (delivery === undefined || !Object.hasOwn(delivery.targets, target)) return missing
      const put = await putAgain(parts, delivery, [target], deadline)
      if (E.isRight(put)) return put
      if (put.left._tag !== 'Changed') return E.left(put.left)
    }
    return E.left(busy)
  }

/** Targets of a delivery in this state, except those due by now anyway. */
const waitingIn = (delivery: Delivery, state: FormDeliveries['state'], now: Instant): readonly string[] => {
  const due = ripe(delivery, now)
  return namesIn(delivery, state).filter((name) => !due.includes(name))
}

/** Reschedules a page of deliveries to now: dead ones, or those due later. Returns the deliveries that will be sent. */
export const replayListPage =
  (parts: RetellParts) =>
  async (query: FormDeliveries, deadline: Instant): Promise<E.Either<RepositoryError, DeliveryListPage>> => {
    const page = await deliveryListPage(parts.deliveries)(query, deadline)
    if (E.isLeft(page)) return page
    const told: Delivery[] = []
    for (const delivery of page.right.deliveries) {
      const names = waitingIn(delivery, query.state, parts.clock())
      if (names.length === 0) continue
      const put = await putAgain(parts, delivery, names, deadline)
      // A concurrent write means that another process is notifying.
      if (E.isLeft(put) && put.left._tag !== 'Changed') return E.left(put.left)
      if (E.isRight(put)) told.push(put.right)
    }
    return E.right({ ...page.right, deliveries: told })
  }

/** Dependencies of sending a sample. */
export interface SampleParts extends RetellParts {
  readonly stamper: Stamper
  readonly digest: Digest
  /** Names of the deployment's targets. */
  readonly targets: ReadonlySet<string>
}

/** Whether a form names a target that the deployment has. */
export const isTold = (form: AnyForm, target: string, targets: ReadonlySet<string>): boolean =>
  targets.has(target) && targetNames(form.notify).includes(target)

/**
 * Notifies a target of a sample, in the same way as of a submission; the result is stored as a delivery for an hour.
 */
export const tellSample =
  ({ deliveries, clock, stamper, digest, targets }: SampleParts) =>
  async (
    form: AnyForm,
    target: string,
    deadline: Instant,
  ): Promise<E.Either<RepositoryError | TargetMissing, Delivery>> => {
    if (!isTold(form, target, targets)) return missing
    const id = submissionId(digest, form.name, { kind: 't', key: `sample ${stamper().random}` })
    const sample = sampleDelivery(form, id, [target], clock())
    const put = await deliveries.put(sample, deadline)()
    if (E.isRight(put)) return E.right(sample)
    return E.left(put.left._tag === 'Changed' ? busy : put.left)
  }
