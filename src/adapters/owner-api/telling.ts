import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import {
  DeliveriesAnswer,
  DeliveryAnswer,
  TargetAnswer,
} from '../../domain/contract/owner/delivery-answers.js'
import { mostDeliveries } from '../../domain/reading/deliveries-query.js'
import type { Trouble } from '../../ports/owner-store.js'
import type { DeliveriesAt, TellingStore } from '../../ports/notification/telling-store.js'
import { apiCall, type ApiPlace } from './call.js'
import { decoded } from './decoded.js'
import { formsAt } from './form-list.js'
import { isNoForm, noForm } from './not-found.js'

const queryOf = ({ state, cursor }: DeliveriesAt): string =>
  new URLSearchParams({
    state,
    limit: String(mostDeliveries),
    ...(cursor !== undefined && { cursor }),
  }).toString()

/** Notifications behind an API, for the owner of the token file. */
export const apiTellingStore = (place: ApiPlace): TellingStore => {
  const call = apiCall(place)
  const ask =
    <A>(method: 'GET' | 'POST', form: string, path: string, codec: t.Decoder<unknown, A>) =>
    async (): Promise<E.Either<Trouble, A | undefined>> =>
      pipe(
        await call(method, `/forms/${encodeURIComponent(form)}/${path}`),
        E.flatMap(({ status, body }) => {
          if (status !== 404) return decoded(codec)(body)
          return isNoForm(body) ? noForm(place, form) : E.right(undefined)
        }),
      )
  const page = (method: 'GET' | 'POST', form: string, path: string): TaskEither<Trouble, DeliveriesAnswer> =>
    pipe(
      ask(method, form, path, DeliveriesAnswer),
      TE.flatMap((answer) => TE.fromEither(answer === undefined ? noForm(place, form) : E.right(answer))),
    )
  const at = encodeURIComponent
  return {
    forms: formsAt(place, call),
    deliveries: (form, asked) => page('GET', form, `deliveries?${queryOf(asked)}`),
    replay: (form, asked) => page('POST', form, `deliveries/replay?${queryOf(asked)}`),
    told: (form, id) => ask('GET', form, `submissions/${at(id)}/deliveries`, DeliveryAnswer),
    tellAgain: (form, id, target) =>
      ask('POST', form, `submissions/${at(id)}/deliveries/${at(target)}`, DeliveryAnswer),
    test: (form, target) => ask('POST', form, `targets/${at(target)}/test`, DeliveryAnswer),
    switchOn: (form, target) =>
      pipe(
        ask('POST', form, `targets/${at(target)}/on`, TargetAnswer),
        TE.map((answer) => answer !== undefined),
      ),
  }
}
