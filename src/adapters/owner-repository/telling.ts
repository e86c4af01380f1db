import { pipe } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { ownFormJson } from '../../domain/contract/owner/owner-json.js'
import { deliveriesJson, deliveryJson } from '../../domain/contract/owner/owner-telling-json.js'
import type { Failure } from '../../domain/failure/failure.js'
import type { AnyForm, Forms } from '../../domain/form/form.js'
import { mostDeliveries, readDeliveriesQuery } from '../../domain/reading/deliveries-query.js'
import type { OwnForm } from '../../domain/reading/telling.js'
import type { TellingAction, TellingAnswered } from '../../ports/owner-http.js'
import type { Trouble } from '../../ports/owner-store.js'
import type { DeliveriesAt, TellingStore } from '../../ports/notification/telling-store.js'
import { formIn } from './form-in.js'

/** Dependencies of the notifications in a table. */
export interface Dependencies {
  readonly forms: Forms
  /** Carries out an owner's request about the notifications of a form. */
  readonly grant: (form: AnyForm, action: TellingAction) => TE.TaskEither<Failure, TellingAnswered>
  /** Reads the status of the forms' targets. */
  readonly status: (forms: readonly AnyForm[]) => Task<readonly OwnForm[]>
  /** Translates a failure for the user of the command line. */
  readonly told: (failure: Failure) => Trouble
}

const queryOf = (at: DeliveriesAt) => readDeliveriesQuery({ ...at, limit: String(mostDeliveries) })

type Asked<A> = TE.TaskEither<Trouble, A>

const isMissing = ({ _tag }: Failure): boolean => _tag === 'TargetNotFound' || _tag === 'SubmissionNotFound'

/** Deliveries and targets in a table, for a user with access to it. */
export const repositoryTellingStore = ({ forms, grant, status, told }: Dependencies): TellingStore => {
  const ask = (form: string, action: TellingAction): Asked<TellingAnswered | undefined> =>
    pipe(
      TE.fromEither(formIn(forms, form)),
      TE.flatMap((known) =>
        pipe(
          grant(known, action),
          TE.orElse((failure) => (isMissing(failure) ? TE.right(undefined) : TE.left(told(failure)))),
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
    forms: pipe(
      TE.fromTask<readonly OwnForm[], Trouble>(status([...forms.values()])),
      TE.map((all) => all.map(ownFormJson)),
    ),
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
