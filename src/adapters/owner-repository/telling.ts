import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { ownFormJson } from '../../domain/contract/owner/owner-json.js'
import { deliveriesJson, deliveryJson } from '../../domain/contract/owner/owner-telling-json.js'
import { mostDeliveries, readDeliveriesQuery } from '../../domain/reading/deliveries-query.js'
import type { Failure } from '../../domain/failure/failure.js'
import type { Forms } from '../../domain/form/form.js'
import { targetNames } from '../../domain/form/notify.js'
import type { TellingAction, TellingAnswered } from '../../ports/owner-http.js'
import type { Trouble } from '../../ports/owner-store.js'
import type { DeliveriesAt, TellingStore } from '../../ports/telling-store.js'
import { grantTelling, type TellingParts } from '../../handlers/serving/owner-telling.js'
import { withStanding } from '../../handlers/use-cases/notify/standing.js'
import { formIn } from '../../handlers/cli/forms-module.js'
import { patience } from '../../handlers/cli/patience.js'
import { troubleOf } from '../../handlers/cli/trouble.js'

/** Dependencies of looking after the telling in a table. */
export interface Dependencies extends Omit<TellingParts, 'telling'> {
  readonly telling: Omit<TellingParts['telling'], 'targets'>
  readonly forms: Forms
  /** Where the table is, in a few words. */
  readonly place: string
}

const queryOf = (at: DeliveriesAt) => readDeliveriesQuery({ ...at, limit: String(mostDeliveries) })

/** Which targets a deployment has, a table does not say: whom its forms name are taken for its targets. */
const namedIn = (forms: Forms): ReadonlySet<string> =>
  new Set([...forms.values()].flatMap(({ notify }) => targetNames(notify)))

type Asked<A> = TE.TaskEither<Trouble, A>

const isMissing = ({ _tag }: Failure): boolean => _tag === 'TargetNotFound' || _tag === 'SubmissionNotFound'

/** Whom forms tell, in a table, for whoever may read it. */
export const tableTellingStore = ({ forms, place, ...given }: Dependencies): TellingStore => {
  const parts = { ...given, telling: { ...given.telling, targets: namedIn(forms) } }
  const deadline = (): number => parts.clock() + patience
  const ask = (form: string, action: TellingAction): Asked<TellingAnswered | undefined> =>
    pipe(
      TE.fromEither(formIn(forms, form)),
      TE.flatMap((known) =>
        pipe(
          grantTelling(parts, known, action, deadline()),
          TE.orElse((failure) =>
            isMissing(failure) ? TE.right(undefined) : TE.left(troubleOf(failure, place)),
          ),
        ),
      ),
    )
  const one = (form: string, action: TellingAction) =>
    pipe(
      ask(form, action),
      TE.map((done) => (done?._tag === 'ToldSoFar' ? deliveryJson(done) : undefined)),
    )
  const page = (form: string, action: TellingAction) =>
    pipe(
      ask(form, action),
      TE.map((done) =>
        done?._tag === 'DeliveriesListed' || done?._tag === 'ReplayBegun'
          ? deliveriesJson(done)
          : deliveriesJson({ state: 'dead', page: { deliveries: [], unreadable: [] } }),
      ),
    )
  return {
    forms: async () => {
      const standing = await withStanding(parts.telling)([...forms.values()], deadline())
      return TE.right<Trouble, ReturnType<typeof ownFormJson>[]>(standing.map(ownFormJson))()
    },
    deliveries: (form, asked) => page(form, { _tag: 'Deliveries', query: queryOf(asked) }),
    replay: (form, asked) => page(form, { _tag: 'Replay', query: queryOf(asked) }),
    told: (form, id) => one(form, { _tag: 'Told', id }),
    tellAgain: (form, id, target) => one(form, { _tag: 'TellAgain', id, target }),
    test: (form, target) => one(form, { _tag: 'TestTarget', target }),
    switchOn: (form, target) =>
      pipe(
        ask(form, { _tag: 'SwitchOn', target }),
        TE.map((done) => done !== undefined),
      ),
  }
}
