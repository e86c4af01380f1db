import { type CappedCount, mostCounted } from '../../../domain/reading/counted.js'
import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import { targetNames } from '../../../domain/form/notify.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Deliveries } from '../../../ports/deliveries.js'
import type { OffTarget, Switches } from '../../../ports/notification/notification-marks.js'
import type { FormTelling, OwnForm } from '../../../domain/reading/telling.js'
import { inTurn } from '../notify/ring.js'

/** Dependencies of reading the status of notifications. */
export interface TellingStatusParts {
  readonly deliveries: Pick<Deliveries, 'list'>
  readonly switches: Pick<Switches, 'off'>
  /** Names of the deployment's targets. */
  readonly targets: ReadonlySet<string>
}

const deadOf = async (
  { deliveries }: TellingStatusParts,
  form: string,
  deadline: Instant,
): Promise<E.Either<RepositoryError, CappedCount>> => {
  const query = { list: { state: 'dead', form }, limit: mostCounted + 1 } as const
  const rows = await deliveries.list(query, deadline)()
  return E.map(({ length }: readonly unknown[]) => ({
    count: Math.min(length, mostCounted),
    more: length > mostCounted,
  }))(rows)
}

const statusOf = async (
  parts: TellingStatusParts,
  form: AnyForm,
  off: readonly OffTarget[],
  deadline: Instant,
): Promise<FormTelling> => {
  const targets = targetNames(form.notify).map((name) => {
    if (!parts.targets.has(name)) return { name, state: 'missing' } as const
    const found = off.find((each) => each.form === form.name && each.target === name)
    return found === undefined
      ? ({ name, state: 'on' } as const)
      : ({ name, state: 'off', since: found.since } as const)
  })
  const dead = await deadOf(parts, form.name, deadline)
  return { targets, dead: E.isRight(dead) ? dead.right : undefined }
}

/**
 * Adds the status of notifications to forms. Numbers that the store cannot give now are left out, as the list of forms
 * is useful without them.
 */
export const withTellingStatus =
  (parts: TellingStatusParts) =>
  async (forms: readonly AnyForm[], deadline: Instant): Promise<readonly OwnForm[]> => {
    const telling = new Map<string, FormTelling>()
    const notifying = forms.filter(({ notify }) => notify !== undefined)
    if (notifying.length > 0) {
      const off = await parts.switches.off(deadline)()
      await inTurn(
        notifying,
        () => true,
        async (form) => {
          telling.set(form.name, await statusOf(parts, form, E.isRight(off) ? off.right : [], deadline))
        },
      )
    }
    return forms.map((form) => ({ form, telling: telling.get(form.name) }))
  }
