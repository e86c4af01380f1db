import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { CountsAnswer } from '../../src/domain/contract/owner/count-answers.js'
import {
  DeliveriesAnswer,
  DeliveryAnswer,
  TargetAnswer,
} from '../../src/domain/contract/owner/delivery-answers.js'
import type { ListedState } from '../../src/domain/notification/delivery/delivery-cursor.js'
import { mostDeliveries } from '../../src/domain/reading/deliveries-query.js'
import { type FormSummary, FormsAnswer } from '../../src/domain/contract/owner/form-answers.js'
import {
  ChangedAnswer,
  FullListAnswer,
  PageAnswer,
  SubmissionAnswer,
} from '../../src/domain/contract/owner/submission-answers.js'
import { WorkAnswer, type WorkBody, WorkListAnswer } from '../../src/domain/contract/owner/work-answers.js'
import type { Session } from './session/session.js'
import { notTaken, offline, signedOut, stopped, type Problem, troubleOf, unreadable } from './trouble.js'

/** An answer, or the reason there is none; never rejects. */
export type Asked<A> = Promise<E.Either<Problem, A>>

/** Query for a page of a form's dead or due deliveries. */
export interface DeliveryListPage {
  readonly state: ListedState
  readonly cursor?: string | undefined
}

/** Notifications in the owners' API. */
export interface TellingApi {
  /** Reads the delivery of a submission or of a sample. */
  readonly told: (form: string, id: string) => Asked<DeliveryAnswer>
  readonly tellAgain: (form: string, id: string, target: string) => Asked<DeliveryAnswer>
  readonly list: (form: string, page: DeliveryListPage) => Asked<DeliveriesAnswer>
  /** Sends a page of deliveries again. */
  readonly replay: (form: string, page: DeliveryListPage) => Asked<DeliveriesAnswer>
  /** Sends a sample to a target; returns the sample's delivery. */
  readonly test: (form: string, target: string) => Asked<DeliveryAnswer>
  readonly switchOn: (form: string, target: string) => Asked<TargetAnswer>
}

/** The owners' work on submissions. */
export interface WorkApi {
  readonly find: (form: string, id: string) => Asked<WorkAnswer>
  /** Reads the existing work on up to 100 submissions. */
  readonly list: (form: string, ids: readonly string[]) => Asked<readonly WorkAnswer[]>
  /** Writes work if the stored version has this `etag`. */
  readonly write: (form: string, id: string, work: WorkBody & { readonly etag: string }) => Asked<WorkAnswer>
}

/** The part of the owners' API that these pages use. */
export interface Api {
  /** Address of a form's own page, at which it can be submitted. */
  readonly pageOf: (form: string) => string
  readonly forms: () => Asked<readonly FormSummary[]>
  /** Counts of the submissions of each UTC day, oldest first and today last; and the number of held submissions. */
  readonly counts: (form: string, days: number) => Asked<CountsAnswer>
  /** A page of a list, and the service's time in milliseconds if the browser may read it. */
  readonly list: (
    form: string,
    query: URLSearchParams,
  ) => Asked<PageAnswer & { readonly time?: number | undefined }>
  /** A page of whole submissions. */
  readonly full: (form: string, query: URLSearchParams, signal?: AbortSignal) => Asked<FullListAnswer>
  readonly find: (form: string, id: string) => Asked<SubmissionAnswer>
  readonly erase: (form: string, id: string) => Asked<unknown>
  /** Releases or holds a submission; returns its new id. */
  readonly move: (form: string, id: string, to: 'release' | 'hold') => Asked<string>
  readonly telling: TellingApi
  readonly work: WorkApi
}

/** Timeout in milliseconds, longer than API Gateway's own timeout of the function. */
const patience = 35_000

interface Call {
  readonly method?: string
  /** JSON body, and the version that it replaces. */
  readonly json?: { readonly body: unknown; readonly ifMatch: string }
  readonly signal?: AbortSignal
}

/** Sends one request with a token; returns the response, or the reason there is none. */
export const send = async (
  address: string,
  token: string,
  { method = 'GET', signal, json }: Call = {},
): Asked<Response> => {
  const late = AbortSignal.timeout(patience)
  try {
    const response = await fetch(address, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(json && { 'content-type': 'application/json', 'if-match': json.ifMatch }),
      },
      ...(json && { body: JSON.stringify(json.body) }),
      signal: signal === undefined ? late : AbortSignal.any([signal, late]),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    })
    return E.right(response)
  } catch {
    return E.left(signal?.aborted === true ? stopped() : offline())
  }
}

/** Keeps unknown members, so that an export loses nothing. */
type Codec<A> = t.Decoder<unknown, A>

interface Answer<A> {
  readonly body: A
  /** The service's time in milliseconds; NaN if the browser may not read it. */
  readonly time: number
}

const answerIn = async <A>(response: Response, codec: Codec<A>, signal?: AbortSignal): Asked<Answer<A>> => {
  const body: unknown = await response.json().catch(() => undefined)
  if (signal?.aborted === true) return E.left(stopped())
  if (!response.ok) return E.left(troubleOf(response.status, body))
  const time = Date.parse(response.headers.get('date') ?? '')
  return E.bimap(unreadable, (known: A) => ({ body: known, time }))(codec.decode(body))
}

/**
 * Makes requests for the session. If the proof has expired, asks the owner to sign in again, then repeats the request.
 */
const asking = (api: string, session: Session) => {
  const ask = async <A>(codec: Codec<A>, path: string, call: Call = {}, isLast = false): Asked<Answer<A>> => {
    const token = await session.token()
    if (token === undefined) return E.left(signedOut())
    const sent = await send(`${api}${path}`, token, call)
    if (E.isLeft(sent)) return sent
    if (sent.right.status !== 401) return answerIn(sent.right, codec, call.signal)
    // Stops here: if the API refused every new proof, the owner would be asked for one endlessly.
    if (isLast) return E.left(notTaken())
    session.refuse(token)
    return ask(codec, path, call, true)
  }
  return ask
}

const submissions = (form: string): string => `/forms/${encodeURIComponent(form)}/submissions`

const deliveriesQuery = ({ state, cursor }: DeliveryListPage): string =>
  String(
    new URLSearchParams({
      state,
      limit: String(mostDeliveries),
      ...(cursor === undefined ? {} : { cursor }),
    }),
  )

type BodyFrom = <A>(codec: Codec<A>, path: string, call?: Call) => Asked<A>

const tellingApi = (bodyFrom: BodyFrom): TellingApi => {
  const of = (form: string, id: string): string => `${submissions(form)}/${encodeURIComponent(id)}/deliveries`
  const below = (form: string, path: string): string => `/forms/${encodeURIComponent(form)}/${path}`
  const post = { method: 'POST' }
  return {
    told: (form, id) => bodyFrom(DeliveryAnswer, of(form, id)),
    tellAgain: (form, id, target) =>
      bodyFrom(DeliveryAnswer, `${of(form, id)}/${encodeURIComponent(target)}`, post),
    list: (form, page) => bodyFrom(DeliveriesAnswer, below(form, `deliveries?${deliveriesQuery(page)}`)),
    replay: (form, page) =>
      bodyFrom(DeliveriesAnswer, below(form, `deliveries/replay?${deliveriesQuery(page)}`), post),
    test: (form, target) =>
      bodyFrom(DeliveryAnswer, below(form, `targets/${encodeURIComponent(target)}/test`), post),
    switchOn: (form, target) =>
      bodyFrom(TargetAnswer, below(form, `targets/${encodeURIComponent(target)}/on`), post),
  }
}

const workApi = (bodyFrom: BodyFrom): WorkApi => {
  const of = (form: string, id: string): string => `${submissions(form)}/${encodeURIComponent(id)}/work`
  return {
    find: (form, id) => bodyFrom(WorkAnswer, of(form, id)),
    list: async (form, ids) =>
      E.map(({ work }: WorkListAnswer) => work)(
        await bodyFrom(WorkListAnswer, `/forms/${encodeURIComponent(form)}/work?ids=${ids.join(',')}`),
      ),
    write: (form, id, { etag, ...body }) =>
      bodyFrom(WorkAnswer, of(form, id), { method: 'PUT', json: { body, ifMatch: etag } }),
  }
}

export const ownerApi = (api: string, session: Session): Api => {
  const ask = asking(api, session)
  const bodyFrom = async <A>(codec: Codec<A>, path: string, call?: Call): Asked<A> =>
    E.map(({ body }: { body: A }) => body)(await ask(codec, path, call))
  return {
    pageOf: (form) => `${api}/forms/${encodeURIComponent(form)}`,
    telling: tellingApi(bodyFrom),
    work: workApi(bodyFrom),
    forms: async () => E.map(({ forms }: FormsAnswer) => forms)(await bodyFrom(FormsAnswer, '/forms')),
    counts: (form, days) => bodyFrom(CountsAnswer, `/forms/${encodeURIComponent(form)}/counts?days=${days}`),
    list: async (form, query) =>
      E.map(({ body, time }: { body: PageAnswer; time: number }) => ({
        ...body,
        time: Number.isNaN(time) ? undefined : time,
      }))(await ask(PageAnswer, `${submissions(form)}?${query}`)),
    full: (form, query, signal) =>
      bodyFrom(FullListAnswer, `${submissions(form)}?${query}&view=full`, signal && { signal }),
    find: (form, id) => bodyFrom(SubmissionAnswer, `${submissions(form)}/${encodeURIComponent(id)}`),
    erase: (form, id) =>
      bodyFrom(t.unknown, `${submissions(form)}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    move: async (form, id, to) =>
      E.map(({ id: now }: ChangedAnswer) => now)(
        await bodyFrom(ChangedAnswer, `${submissions(form)}/${encodeURIComponent(id)}/${to}`, {
          method: 'POST',
        }),
      ),
  }
}
