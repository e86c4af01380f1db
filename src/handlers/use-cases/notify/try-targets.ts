import type { AnyForm } from '../../../domain/form/form.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Answer } from '../../../domain/notification/delivery/target-answer.js'
import type { Delivery } from '../../../domain/notification/delivery/delivery-state.js'
import { tellingId } from '../../../domain/notification/event.js'
import type { Target } from '../../../domain/notification/target.js'
import { tellingOf } from '../../../domain/notification/message/telling.js'
import type { Submission } from '../../../domain/submission/submission.js'
import type { Braking } from './braking.js'
import type { Parts } from './parts.js'

/** One round of notifications. */
export interface Round {
  readonly form: AnyForm
  readonly submission: Submission
  readonly delivery: Delivery
  readonly names: readonly string[]
  readonly deadline: Instant
}

/** Dependencies of a round. */
export interface TryParts extends Pick<Parts, 'targets' | 'sender' | 'digest' | 'site'> {
  readonly braking: Braking
  readonly isOff: (form: string, target: string, deadline: Instant) => Promise<boolean>
}

const unreached = (why: Extract<Answer, { readonly _tag: 'Unreached' }>['why']): Answer => ({
  _tag: 'Unreached',
  why,
})

/** Address of the submission in the owners' pages. */
export const linkTo = (site: string, form: string, id: string): string =>
  `${site}/owner/#/forms/${form}/${id}`

const isBraked = async (
  { braking }: TryParts,
  { delivery, deadline, form }: Round,
  target: Target,
  name: string,
): Promise<boolean> =>
  target.kind === 'mail' &&
  delivery.sample !== true &&
  delivery.targets[name]?.tries === 0 &&
  (await braking(name, form.name, deadline))

const tryOne = async (parts: TryParts, round: Round, name: string): Promise<Answer> => {
  const { form, submission, delivery, deadline } = round
  const target = parts.targets.get(name)
  if (target === undefined) return unreached('target-missing')
  if (delivery.sample !== true && (await parts.isOff(form.name, name, deadline))) return unreached('off')
  if (await isBraked(parts, round, target, name)) return { _tag: 'Braked' }
  const id = tellingId(parts.digest, delivery, name)
  const link = linkTo(parts.site.url, form.name, submission.id)
  return parts.sender(target, tellingOf({ form, submission, event: delivery.event, id, link }, target))()
}

/** Notifies all targets of a round concurrently. */
export const tryTargets = async (parts: TryParts, round: Round): Promise<Readonly<Record<string, Answer>>> =>
  Object.fromEntries(
    await Promise.all(round.names.map(async (name) => [name, await tryOne(parts, round, name)] as const)),
  )
