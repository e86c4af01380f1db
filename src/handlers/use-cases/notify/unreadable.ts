import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import { targetNames } from '../../../domain/form/notify.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import {
  type Delivery,
  isGone,
  type KeptDelivery,
  namesIn,
  type TargetState,
} from '../../../domain/notification/delivery/delivery-state.js'
import type { NotificationLine, Parts } from './parts.js'

/** Reason for giving up: the stored data is unreadable. */
const said = 'unreadable'

/** Log line of unreadable data, as the alarm counts it. */
export const unreadableLine = (about: Partial<NotificationLine> = {}): NotificationLine => ({
  form: '',
  submission: '',
  target: '',
  said,
  state: 'dead',
  tries: 0,
  ...about,
})

type DeadParts = Pick<Parts, 'deliveries' | 'forms' | 'targets' | 'clock' | 'log'>

/**
 * A new delivery to all targets that the form may notify, as the values of a damaged submission are unknown.
 */
const unknown = ({ forms, targets }: DeadParts, form: string, id: string): Delivery => ({
  form,
  id,
  receipt: said,
  event: 'received',
  targets: Object.fromEntries(
    targetNames(forms.get(form)?.notify)
      .filter((name) => targets.has(name))
      .map((name): [string, TargetState] => [name, { state: 'due', tries: 0, at: 0 }]),
  ),
  rev: 0,
})

const givenUp = (delivery: Delivery, now: Instant): Delivery => ({
  ...delivery,
  lease: undefined,
  rings: undefined,
  targets: Object.fromEntries(
    Object.entries(delivery.targets).map(([name, state]) => [
      name,
      state.state === 'due' ? { ...state, state: 'dead', at: now, last: { at: now, said } } : state,
    ]),
  ),
})

/** Gives up a delivery. A delivery that is itself unreadable cannot be replaced, and is only logged. */
const givenUpIn = async (
  parts: DeadParts,
  kept: KeptDelivery | undefined,
  at: { readonly form: string; readonly id: string },
  deadline: Instant,
): Promise<E.Either<RepositoryError, readonly string[]>> => {
  const delivery = kept === undefined || isGone(kept) ? unknown(parts, at.form, at.id) : kept
  const names = namesIn(delivery, 'due')
  if (names.length === 0) return E.right([])
  const dead = givenUp({ ...delivery, rev: kept?.rev ?? 0 }, parts.clock())
  const put = await parts.deliveries.put(dead, deadline)()
  if (E.isRight(put)) return E.right(names)
  // A concurrent writer will find the same.
  return put.left._tag === 'Changed' ? E.right([]) : E.left(put.left)
}

/**
 * Marks the delivery of an unreadable submission as dead: it delays nothing, the alarm counts it, and it can be sent
 * again after a repair.
 */
export const giveUpUnreadable = async (
  parts: DeadParts,
  { form, id }: { readonly form: string; readonly id: string },
  deadline: Instant,
): Promise<E.Either<RepositoryError, undefined>> => {
  const found = await parts.deliveries.find(form, id, deadline)()
  if (E.isLeft(found) && found.left._tag !== 'ItemUnreadable') return found
  const names = E.isLeft(found) ? E.right(['']) : await givenUpIn(parts, found.right, { form, id }, deadline)
  if (E.isLeft(names)) return names
  for (const target of names.right) parts.log(unreadableLine({ form, submission: id, target }))
  return E.right(undefined)
}
