import { type Answer, readAnswer } from './answer.js'
import type { AnswerWords } from './words.js'

/** What is sent, and the key by which all tries at sending it are one submission. */
export interface Fill {
  /** The absolute address of the form. */
  readonly action: string
  /** Names and values, urlencoded. */
  readonly contents: string
  readonly key: string
  /** The fields stand in the address, as far as there is room; else in the body. */
  readonly query?: boolean
}

/** Longest address that every proxy on the way takes. */
const longestAddress = 2000

/** An API Gateway gives up after 29 s and a Lambda sooner: whoever has not answered by then will not. */
const patience = 20_000

/** 128 random bits. `crypto.randomUUID` is missing on an insecure origin. */
export const newKey = (): string => crypto.getRandomValues(new BigUint64Array(2)).join('-')

/** Longest body in which an escape for every byte, three for one, does no harm; the server's limit is 64 KiB. */
const longestEscaped = 50_000

const multipartOf = (contents: URLSearchParams): FormData => {
  const parts = new FormData()
  for (const [name, value] of contents) parts.append(name, value)
  return parts
}

/** Fields as a urlencoded body, or one without escapes; as query parameters where that is wanted and short enough. */
const requestFor = ({ action, contents, query }: Fill): [string, BodyInit | null] => {
  const address = new URL(action)
  address.search = contents
  if (query && address.href.length <= longestAddress) return [address.href, null]
  const pairs = new URLSearchParams(contents)
  return [action, contents.length <= longestEscaped ? pairs : multipartOf(pairs)]
}

/** Sends once. Never rejects, and always answers in time. */
const send = async (fill: Fill, words: AnswerWords): Promise<Answer> => {
  try {
    const [address, body] = requestFor(fill)
    const response = await fetch(address, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Idempotency-Key': fill.key },
      body,
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    })
    return await readAnswer(response, words)
  } catch (error) {
    const isLate = (error as Error).name === 'TimeoutError'
    return {
      _tag: 'Failed',
      message: words.unreachable,
      retryable: true,
      unreached: true,
      pause: isLate ? undefined : 0,
    }
  }
}

const tries = 4

/** A server that asks for more than this is left to the person to ask again. */
const longestPause = 30_000

/** Milliseconds until the next try: longer each time, and never the same for all who wait. */
const pauseAfter = (answer: Answer, tried: number): number | undefined => {
  if (answer._tag !== 'Failed' || answer.pause === undefined || tried >= tries) return undefined
  // Without a network it is no use: whoever is offline is told so at once.
  if (!navigator.onLine || answer.pause > longestPause) return undefined
  return answer.pause + 500 * 2 ** tried * (0.5 + Math.random() / 2)
}

/**
 * Sends, and again a few times, under the same key, where the way or the server fails for the moment.
 *
 * @param waiting told, before each further try, in how many seconds it will be
 */
export const sendPatiently = async (
  fill: Fill,
  words: AnswerWords,
  waiting: (seconds: number) => void,
): Promise<Answer> => {
  for (let tried = 1; ; tried += 1) {
    const answer = await send(fill, words)
    const pause = pauseAfter(answer, tried)
    if (pause === undefined) return answer
    waiting(Math.ceil(pause / 1000))
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
