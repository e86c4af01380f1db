import { setTimeout as pause } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import { GatewayMessage } from '../../domain/contract/problem.js'
import type { Trouble } from '../../ports/owner-store.js'
import { tokenIn } from './token.js'

/** Address of the API and the owner's credentials. */
export interface ApiPlace {
  /** Address, such as `https://forms.example.com/api`. */
  readonly api: string
  /** File with the bearer token; read again when the token is refused. */
  readonly tokenFile: string
  /** Milliseconds before the second try, doubled for each further one; the API may ask for longer. */
  readonly pause?: number
}

/** An answer with its JSON body. */
interface Answer {
  readonly status: number
  readonly retryAfter: number | undefined
  readonly body: unknown
}

/** Maximum times a request is sent before its error is reported. */
const mostTries = 6

/** Timeout of one request, and maximum pause that the API may ask for; in milliseconds. */
const patience = 30_000

const notNow = (message: string): E.Either<Trouble, never> => E.left({ _tag: 'NotNow', message })
const refused = (message: string): E.Either<Trouble, never> => E.left({ _tag: 'Refused', message })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Seconds in the header; undefined for a date, which depends on another clock. */
const secondsIn = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) * 1000 : undefined

const send = async (method: string, url: string, token: string): Promise<Answer | undefined> => {
  try {
    const answer = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      // A redirect would send the token to another address.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    const text = await answer.text()
    const body = text === '' ? undefined : parsed(text)
    return { status: answer.status, retryAfter: secondsIn(answer.headers.get('retry-after')), body }
  } catch {
    return undefined
  }
}

/** Reads the sentence of a problem, or of a gateway's own `{"message"}`. */
const sentenceIn = (body: unknown): string | undefined =>
  GatewayMessage.is(body) && body.message !== '' ? body.message : undefined

/** Whether to retry: no answer, too many requests, or a server error. */
const isPassing = (answer: Answer | undefined): boolean =>
  answer === undefined || answer.status === 429 || answer.status >= 500

const noAccess = (tokenFile: string): E.Either<Trouble, never> =>
  E.left({
    _tag: 'NoAccess',
    message: `The API does not accept the token in ${tokenFile}: it may have expired. Put a new one into the file.`,
  })

const isAnswered = (status: number): boolean => status === 404 || (status >= 200 && status < 300)

const outcome = ({ api, tokenFile }: ApiPlace, answer: Answer | undefined): E.Either<Trouble, Answer> => {
  if (answer === undefined) return notNow(`No answer from ${api}. Check the address and the network.`)
  const { status, body } = answer
  const said = sentenceIn(body)
  if (isAnswered(status)) return E.right(answer)
  if (status === 401) return noAccess(tokenFile)
  if (isPassing(answer)) return notNow(said ?? `The API is responding with status ${status} at the moment.`)
  if (status < 400)
    return refused(`${api} redirects elsewhere (${status}). Use the address that it redirects to.`)
  return refused(
    said ?? `The API responds with status ${status}, without a reason. Check that its address ends in /api.`,
  )
}

/** Decides the next request and its delay in milliseconds; undefined if this answer is final. */
const next = async (
  { tokenFile, pause: first = 500 }: ApiPlace,
  {
    answer,
    token,
    tries,
  }: { readonly answer: Answer | undefined; readonly token: string; readonly tries: number },
): Promise<{ readonly token: string; readonly wait: number } | undefined> => {
  if (tries >= mostTries) return undefined
  if (answer?.status === 401) {
    const again = await tokenIn(tokenFile)
    return E.isRight(again) && again.right !== token ? { token: again.right, wait: 0 } : undefined
  }
  const wait = answer?.retryAfter ?? first * 2 ** (tries - 1)
  return isPassing(answer) ? { token, wait: Math.min(wait, patience) } : undefined
}

/**
 * Calls the API as an owner. Reading, erasing, releasing and holding are safe to repeat, so temporary failures are
 * retried after the pause that the API asks for. A refused token is read again from its file, which may have a new one.
 */
export const apiCall = (place: ApiPlace) => {
  const base = place.api.replace(/\/+$/, '')
  return async (method: 'GET' | 'POST' | 'DELETE', path: string): Promise<E.Either<Trouble, Answer>> => {
    const first = await tokenIn(place.tokenFile)
    if (E.isLeft(first)) return first
    let token = first.right
    for (let tries = 1; ; tries += 1) {
      const answer = await send(method, `${base}${path}`, token)
      const again = await next(place, { answer, token, tries })
      if (again === undefined) return outcome(place, answer)
      token = again.token
      await pause(again.wait)
    }
  }
}
