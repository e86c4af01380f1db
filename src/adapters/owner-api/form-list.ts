import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { FormsAnswer } from '../../domain/contract/owner/form-answers.js'
import type { OwnerStore } from '../../ports/owner-store.js'
import type { apiCall, ApiPlace } from './call.js'
import { decoded } from './decoded.js'
import { notFound } from './not-found.js'

/** Reads the owner's forms from the API. */
export const formsAt =
  (place: ApiPlace, call: ReturnType<typeof apiCall>): OwnerStore['forms'] =>
  async () =>
    pipe(
      await call('GET', '/forms'),
      E.flatMap(({ status, body }) =>
        status === 404
          ? notFound(place, 'There is no list of forms at this address.')
          : pipe(
              decoded(FormsAnswer)(body),
              E.map(({ forms }) => forms),
            ),
      ),
    )
