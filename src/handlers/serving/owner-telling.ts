import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../../domain/failure/failure.js'
import type { AnyForm } from '../../domain/form/form.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { isGone } from '../../domain/notification/delivery/delivery-state.js'
import { isSubmissionId, type SubmissionId } from '../../domain/submission/identity.js'
import type { Deliveries } from '../../ports/deliveries.js'
import type { Switches } from '../../ports/notification/notification-marks.js'
import type { DeliveriesQuery } from '../../domain/reading/deliveries-query.js'
import type { OwnerAction, TellingAction, TellingAnswered } from '../../ports/owner-http.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { find } from '../use-cases/reading/find.js'
import { deliveryListPage } from '../use-cases/deliveries/delivery-list.js'
import {
  isTold,
  replayListPage,
  retell,
  type SampleParts,
  tellSample,
} from '../use-cases/deliveries/retell.js'

/** Notifications as an owner may see and use them. */
export interface OwnerTelling {
  readonly deliveries: Deliveries
  readonly switches: Switches
  /** Names of the deployment's targets. */
  readonly targets: ReadonlySet<string>
}

/** Dependencies of requests about notifications. */
export interface TellingParts extends Omit<SampleParts, 'deliveries' | 'targets'> {
  readonly repository: Pick<SubmissionRepository, 'find'>
  readonly telling: OwnerTelling
}

type Answer = TE.TaskEither<Failure, TellingAnswered>

const tags: ReadonlySet<string> = new Set<TellingAction['_tag']>([
  'Deliveries',
  'Replay',
  'Told',
  'TellAgain',
  'TestTarget',
  'SwitchOn',
])

/** Whether an action is about notifications. */
export const isTelling = (action: OwnerAction): action is TellingAction => tags.has(action._tag)

const noSubmission: Answer = TE.left({ _tag: 'SubmissionNotFound' })
const noTarget: Answer = TE.left({ _tag: 'TargetNotFound' })

const listing = (
  { telling, clock }: TellingParts,
  form: AnyForm,
  query: DeliveriesQuery,
  { isReplay, deadline }: { readonly isReplay: boolean; readonly deadline: Instant },
): Answer => {
  const { deliveries } = telling
  const read = isReplay ? replayListPage({ deliveries, clock }) : deliveryListPage(deliveries)
  return pipe(
    () => read({ ...query, form: form.name }, deadline),
    TE.map((page) => ({
      _tag: isReplay ? 'ReplayBegun' : 'DeliveriesListed',
      state: query.state,
      page,
    })),
  )
}

const found = (
  { telling }: TellingParts,
  form: AnyForm,
  id: SubmissionId,
  deadline: Instant,
): TE.TaskEither<Failure, Extract<TellingAnswered, { readonly _tag: 'ToldSoFar' }>> =>
  pipe(
    telling.deliveries.find(form.name, id, deadline),
    TE.map((kept) => ({
      _tag: 'ToldSoFar',
      id,
      delivery: kept === undefined || isGone(kept) ? undefined : kept,
    })),
  )

/**
 * Reads the delivery of a submission. If nobody has been notified yet, the answer differs from that for a missing
 * submission. The delivery of a submission that was held is found under its new id.
 */
const toldSoFar = (parts: TellingParts, form: AnyForm, id: SubmissionId, deadline: Instant): Answer =>
  pipe(
    found(parts, form, id, deadline),
    TE.flatMap((first): Answer =>
      first.delivery !== undefined
        ? TE.right(first)
        : pipe(
            find(parts)(form.name, id, deadline),
            TE.flatMap((submission) =>
              submission.id === id ? TE.right(first) : found(parts, form, submission.id, deadline),
            ),
          ),
    ),
  )

const tellAgain = (
  { telling: { deliveries }, clock }: TellingParts,
  form: AnyForm,
  { id, target }: Extract<TellingAction, { readonly _tag: 'TellAgain' }>,
  deadline: Instant,
): Answer =>
  isSubmissionId(id)
    ? pipe(
        () => retell({ deliveries, clock })({ form: form.name, id, target }, deadline),
        TE.map((delivery) => ({ _tag: 'ToldSoFar', id, delivery })),
      )
    : noSubmission

const switchOn = (
  { telling: { switches, targets }, clock }: TellingParts,
  form: AnyForm,
  target: string,
  deadline: Instant,
): Answer =>
  isTold(form, target, targets)
    ? pipe(
        switches.put({ form: form.name, target, since: clock() }, false, deadline),
        TE.map(() => ({ _tag: 'SwitchedOn', target })),
      )
    : noTarget

const sample = (parts: TellingParts, form: AnyForm, target: string, deadline: Instant): Answer => {
  const { deliveries, targets } = parts.telling
  return pipe(
    () => tellSample({ ...parts, deliveries, targets })(form, target, deadline),
    TE.map((delivery) => ({ _tag: 'ToldSoFar', id: delivery.id, delivery })),
  )
}

/** Carries out an owner's request about the notifications of a form. */
export const grantTelling = (
  parts: TellingParts,
  form: AnyForm,
  action: TellingAction,
  deadline: Instant,
): Answer => {
  switch (action._tag) {
    case 'Deliveries':
    case 'Replay':
      return pipe(
        TE.fromEither<Failure, DeliveriesQuery>(action.query),
        TE.flatMap((query) => listing(parts, form, query, { isReplay: action._tag === 'Replay', deadline })),
      )
    case 'Told':
      return isSubmissionId(action.id) ? toldSoFar(parts, form, action.id, deadline) : noSubmission
    case 'TellAgain':
      return tellAgain(parts, form, action, deadline)
    case 'TestTarget':
      return sample(parts, form, action.target, deadline)
    case 'SwitchOn':
      return switchOn(parts, form, action.target, deadline)
  }
}
