import { type Answer, readAnswer } from './answer.js'
import type { AnswerWords } from './words.js'

/** A submission to send, and its idempotency key: all attempts under it are one submission. */
export interface Fill {
  /** Absolute URL of the form. */
  readonly action: string
  /** Names and values, urlencoded. */
  readonly contents: string
  readonly key: string
  /** Whether to send the fields in the URL, if short enough, instead of the body. */
  readonly query?: boolean
}

/** Maximum characters of a URL that every proxy accepts. */
const longestAddress = 2000

/** Timeout in milliseconds. API Gateway times out after 29 s, and the function earlier. */
const patience = 20_000

/** A key of 128 random bits. `crypto.randomUUID` is missing on insecure origins. */
export const newKey = (): string => crypto.getRandomValues(new BigUint64Array(2)).join('-')

/**
 * Maximum characters of a urlencoded body, so that three characters per byte stay below the server's limit of 64 KiB.
 */
const longestEscaped = 50_000

const multipartOf = (contents: URLSearchParams): FormData => {
  const parts = new FormData()
  for (const [name, value] of contents) parts.append(name, value)
  return parts
}

/**
 * URL and body of a request: query parameters if asked for and short enough, otherwise urlencoded, or multipart if
 * long.
 */
const requestFor = ({ action, contents, query }: Fill): [string, BodyInit | null] => {
  const address = new URL(action)
  address.search = contents
  if (query && address.href.length <= longestAddress) return [address.href, null]
  const pairs = new URLSearchParams(contents)
  return [action, contents.length <= longestEscaped ? pairs : multipartOf(pairs)]
}

/** Sends once. Never rejects; ends by the timeout at the latest. */
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

/** Maximum milliseconds of a pause before an automatic retry; after a longer one, the person has to retry. */
const longestPause = 30_000

/** Milliseconds until the next try, growing and random; undefined if there is none. */
const pauseAfter = (answer: Answer, tried: number): number | undefined => {
  if (answer._tag !== 'Failed' || answer.pause === undefined || tried >= tries) return undefined
  // Retries are useless offline, so the failure is reported immediately.
  if (!navigator.onLine || answer.pause > longestPause) return undefined
  return answer.pause + 500 * 2 ** tried * (0.5 + Math.random() / 2)
}

/**
 * Sends, with a few retries under the same key if the connection or the server fails temporarily.
 *
 * @param waiting called before each retry with the seconds until then
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
