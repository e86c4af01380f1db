import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Answer } from '../../../domain/notification/delivery/target-answer.js'
import {
  type Delivery,
  goneDelivery,
  isGone,
  type KeptDelivery,
} from '../../../domain/notification/delivery/delivery-state.js'
import {
  claimed,
  type Plan,
  planOf,
  type CurrentSubmission,
} from '../../../domain/notification/delivery/plan.js'
import { currentOf } from '../../../domain/notification/delivery/current-submission.js'
import { sampleOf } from '../../../domain/notification/delivery/sample.js'
import { reconciled, settled } from '../../../domain/notification/delivery/settle.js'
import type { Submission } from '../../../domain/submission/submission.js'
import { todaysSubmission } from '../../../domain/submission/todays-submission.js'
import type { Parts } from './parts.js'
import { note } from './note.js'
import { giveUpUnreadable } from './unreadable.js'
import { tryTargets, type TryParts } from './try-targets.js'

/** A submission to notify of. */
export interface Bell {
  readonly form: string
  readonly id: string
}

/** Result of notifying: either all that is possible now is done, or the store failed and the call must be repeated. */
export type Rung = E.Either<RepositoryError, undefined>

/** Maximum tries to write; a try fails if another process writes first. */
const mostRounds = 10

interface Seen {
  readonly form: AnyForm | undefined
  readonly submission: Submission | undefined
  readonly present: CurrentSubmission | undefined
  readonly kept: KeptDelivery | undefined
}

const done: Rung = E.right(undefined)

const busy: Rung = E.left({
  _tag: 'StoreUnavailable',
  cause: new Error('other processes keep writing the same delivery'),
})

/** The submission with the form's present field names and meanings. */
const asToday = (form: AnyForm | undefined, stored: Submission | undefined): Submission | undefined =>
  form === undefined || stored === undefined ? stored : todaysSubmission(form, stored)

/** Reads the submission and its delivery, as the latest acknowledged writes left them. */
const look = async (
  { forms, repository, deliveries, targets }: Parts,
  { form: name, id }: Bell,
  deadline: Instant,
): Promise<E.Either<RepositoryError, Seen>> => {
  const [found, kept] = await Promise.all([
    repository.find(name, id, deadline)(),
    deliveries.find(name, id, deadline)(),
  ])
  if (E.isLeft(found)) return found
  if (E.isLeft(kept)) return kept
  const form = forms.get(name)
  const isSample = kept.right !== undefined && !isGone(kept.right) && kept.right.sample === true
  const stored = isSample && form !== undefined ? sampleOf(form, kept.right) : O.toUndefined(found.right)
  const submission = asToday(form, stored)
  const present =
    submission === undefined ? undefined : currentOf(form ?? { notify: undefined }, submission, targets)
  return E.right({ form, submission, present, kept: kept.right })
}

/** The targets' results for a form that the deployment no longer has: nothing defines the values to send. */
const formless = (names: readonly string[]): Readonly<Record<string, Answer>> =>
  Object.fromEntries(names.map((name) => [name, { _tag: 'Unreached', why: 'form-missing' }]))

/** Notifies the targets of a plan, and returns the delivery with the results. */
const carryOut = async (
  parts: Parts & TryParts,
  { form, submission }: Seen,
  { delivery, targets: names }: Extract<Plan, { readonly _tag: 'Tell' }>,
  deadline: Instant,
): Promise<Delivery> => {
  const answers =
    form === undefined || submission === undefined
      ? formless(names)
      : await tryTargets(parts, { form, submission, delivery, names, deadline })
  const settledNow = settled(delivery, answers, () => ({ now: parts.clock(), chance: parts.chance() }))
  await note(parts, settledNow, answers, deadline)
  return settledNow
}

/** Writes, unless another process wrote first: true if it is written, false if the plan has to be made again. */
const written = async (
  { deliveries }: Parts,
  kept: KeptDelivery,
  deadline: Instant,
): Promise<E.Either<RepositoryError, boolean>> => {
  const put = await deliveries.put(kept, deadline)()
  if (E.isRight(put)) return E.right(true)
  return put.left._tag === 'Changed' ? E.right(false) : E.left(put.left)
}

const kept = (plan: Exclude<Plan, { readonly _tag: 'Nothing' | 'Tell' }>, now: Instant): KeptDelivery =>
  plan._tag === 'Forget' ? goneDelivery(plan.delivery, now) : plan.delivery

/** Result of a round: the end, or another round with the delivery that was sent but not stored. */
type Step = { readonly end: Rung } | { readonly sent?: Delivery | undefined }

const onceWritten = async (
  parts: Parts,
  toWrite: KeptDelivery,
  otherwise: Step,
  deadline: Instant,
): Promise<Step> => {
  const put = await written(parts, toWrite, deadline)
  if (E.isLeft(put)) return { end: put }
  return put.right ? { end: done } : otherwise
}

/** Continues after a concurrent write. */
const afterMeeting = (parts: Parts, seen: Seen, sent: Delivery, deadline: Instant): Promise<Step> => {
  const both = reconciled(sent, seen.kept, seen.present)
  return both === undefined ? Promise.resolve({}) : onceWritten(parts, both, { sent: both }, deadline)
}

const claim = async (
  parts: Parts,
  plan: Extract<Plan, { readonly _tag: 'Tell' }>,
  deadline: Instant,
): Promise<E.Either<RepositoryError, Delivery | undefined>> => {
  if (!plan.claim) return E.right(plan.delivery)
  const mine = claimed(plan.delivery, parts.clock())
  const put = await written(parts, mine, deadline)
  if (E.isLeft(put)) return put
  return E.right(put.right ? { ...mine, rev: mine.rev + 1 } : undefined)
}

const follow = async (parts: Parts & TryParts, seen: Seen, deadline: Instant): Promise<Step> => {
  const now = parts.clock()
  const plan = planOf(seen.present, seen.kept, now)
  if (plan._tag === 'Nothing') return { end: done }
  if (plan._tag !== 'Tell') return onceWritten(parts, kept(plan, now), {}, deadline)
  const mine = await claim(parts, plan, deadline)
  if (E.isLeft(mine)) return { end: mine }
  if (mine.right === undefined) return {}
  const sent = await carryOut(parts, seen, { ...plan, delivery: mine.right }, deadline)
  return onceWritten(parts, sent, { sent }, deadline)
}

/**
 * Notifies the targets of a submission in its current state. It may be called any number of times, by several processes
 * at once: a notified target is not notified again, unless a process ended between notifying and writing that down.
 */
export const tell =
  (parts: Parts & TryParts) =>
  async (bell: Bell, deadline: Instant): Promise<Rung> => {
    let sent: Delivery | undefined
    for (let round = 0; round < mostRounds; round += 1) {
      const seen = await look(parts, bell, deadline)
      if (E.isLeft(seen))
        return seen.left._tag === 'ItemUnreadable' ? giveUpUnreadable(parts, bell, deadline) : seen
      const step =
        sent === undefined
          ? await follow(parts, seen.right, deadline)
          : await afterMeeting(parts, seen.right, sent, deadline)
      if ('end' in step) return step.end
      sent = step.sent
    }
    return busy
  }
