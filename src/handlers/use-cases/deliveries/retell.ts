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

/** Dependencies of telling again. */
export interface RetellParts {
  readonly deliveries: Deliveries
  readonly clock: Clock
}

/** Rounds against a process that tells at this moment. */
const mostRounds = 10

const busy: RepositoryError = {
  _tag: 'StoreUnavailable',
  cause: new Error('others write the same delivery'),
}

const missing: E.Either<TargetMissing, never> = E.left({ _tag: 'TargetNotFound' })

/** Makes some targets of a delivery due now, and rings; the delivery as it is then. */
const putAgain = async (
  { deliveries, clock }: RetellParts,
  delivery: Delivery,
  names: readonly string[],
  deadline: Instant,
): Promise<E.Either<RepositoryError | Changed, Delivery>> => {
  const next = again(delivery, names, clock())
  return E.map(() => next)(await deliveries.put(next, deadline)())
}

/** Which target of which submission. */
export interface OneTarget {
  readonly form: string
  readonly id: SubmissionId
  readonly target: string
}

/** Tells one target of a submission again, whatever came of it before, under the same id. */
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

/** What of a delivery is worth telling again now: not what is due by now anyway. */
const waitingIn = (delivery: Delivery, state: FormDeliveries['state'], now: Instant): readonly string[] => {
  const due = ripe(delivery, now)
  return namesIn(delivery, state).filter((name) => !due.includes(name))
}

/** Tells a page of those that are dead again, or of those that are due later. The page has those that will be told. */
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
      // Somebody else writes it at this moment: they are telling it.
      if (E.isLeft(put) && put.left._tag !== 'Changed') return E.left(put.left)
      if (E.isRight(put)) told.push(put.right)
    }
    return E.right({ ...page.right, deliveries: told })
  }

/** What a sample needs besides. */
export interface SampleParts extends RetellParts {
  readonly stamper: Stamper
  readonly digest: Digest
  /** The names of the deployment's targets. */
  readonly targets: ReadonlySet<string>
}

/** Whether a form names a target that the deployment has. */
export const isTold = (form: AnyForm, target: string, targets: ReadonlySet<string>): boolean =>
  targets.has(target) && targetNames(form.notify).includes(target)

/** Tells a target a sample, the way a submission goes; what came of it is found under the delivery's id for an hour. */
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
