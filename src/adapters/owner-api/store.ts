import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import {
  ChangedAnswer,
  FullListAnswer,
  type FullRow,
  PageAnswer,
  SubmissionAnswer,
} from '../../domain/contract/owner/submission-answers.js'
import type { OwnerListPage, OwnerStore, Trouble } from '../../ports/owner-store.js'
import type { OwnerQuery } from '../../domain/reading/read-query.js'
import { decoded } from './decoded.js'
import { apiCall, type ApiPlace } from './call.js'
import { formsAt } from './form-list.js'
import { isNoForm, noForm } from './not-found.js'

export type { ApiPlace } from './call.js'

/** Maximum page size of the API. */
const pageSize = '200'

/** Encodes a query for the API. */
const parametersOf = ({ where = {}, ...query }: OwnerQuery): URLSearchParams => {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.append(name, value)
  for (const [name, value] of Object.entries(where)) parameters.append(`where.${name}`, value)
  return parameters
}

const addressOf = (form: string): string => `/forms/${encodeURIComponent(form)}/submissions`

/** Opens or holds a submission. */
const moving =
  (place: ApiPlace, call: ReturnType<typeof apiCall>, act: 'release' | 'hold') =>
  (form: string, id: string): TE.TaskEither<Trouble, string | undefined> =>
  async () =>
    pipe(
      await call('POST', `${addressOf(form)}/${encodeURIComponent(id)}/${act}`),
      E.flatMap(({ status, body }) => {
        if (status === 404) return isNoForm(body) ? noForm(place, form) : E.right(undefined)
        return pipe(
          decoded(ChangedAnswer)(body),
          E.map((answer) => answer.id),
        )
      }),
    )

/** Submissions behind an API, for the owner of the token file. */
export const apiOwnerStore = (place: ApiPlace): OwnerStore => {
  const call = apiCall(place)
  const page = async <A>(
    form: string,
    query: OwnerQuery,
    decode: (body: unknown) => E.Either<Trouble, A>,
    view?: string,
  ): Promise<E.Either<Trouble, A>> => {
    const parameters = parametersOf(query)
    if (view !== undefined) parameters.append('view', view)
    return pipe(
      await call('GET', `${addressOf(form)}?${parameters.toString()}`),
      E.flatMap(({ status, body }) => (status === 404 ? noForm(place, form) : decode(body))),
    )
  }
  const wholePage = (form: string, query: OwnerQuery): Promise<E.Either<Trouble, OwnerListPage<FullRow>>> =>
    page(form, { ...query, limit: pageSize }, decoded(FullListAnswer), 'full')
  return {
    place: place.api,
    forms: formsAt(place, call),
    list: (form, query) => () => page(form, query, decoded(PageAnswer)),
    whole: async function* (form, query) {
      let next: Promise<E.Either<Trouble, OwnerListPage<FullRow>>> | undefined = wholePage(form, query)
      while (next !== undefined) {
        const answer: E.Either<Trouble, OwnerListPage<FullRow>> = await next
        const cursor: string | undefined = E.isRight(answer) ? answer.right.cursor : undefined
        // Requested while the previous page is written.
        next = cursor === undefined ? undefined : wholePage(form, { ...query, cursor })
        yield answer
      }
    },
    find: (form, id) => async () =>
      pipe(
        await call('GET', `${addressOf(form)}/${encodeURIComponent(id)}`),
        E.flatMap(({ status, body }) =>
          status !== 404
            ? decoded(SubmissionAnswer)(body)
            : isNoForm(body)
              ? noForm(place, form)
              : E.right(undefined),
        ),
      ),
    release: moving(place, call, 'release'),
    hold: moving(place, call, 'hold'),
    erase: (form, id) => async () =>
      pipe(
        await call('DELETE', `${addressOf(form)}/${encodeURIComponent(id)}`),
        E.flatMap(({ status }) => (status === 404 ? noForm(place, form) : E.right(undefined))),
      ),
  }
}
