import { type Answer, readAnswer, unreachable } from './answer.js'

/** Longest address that every proxy on the way takes. */
const longestAddress = 2000

/** An API Gateway gives up after 29 s and a Lambda sooner: whoever has not answered by then will not. */
const patience = 20_000

/** 128 random bits. `crypto.randomUUID` is missing on an insecure origin. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** Fields as query parameters where the whole address is short enough, else as a urlencoded body. */
const requestFor = (action: string, contents: string): [URL, URLSearchParams | null] => {
  const address = new URL(action, document.baseURI)
  address.search = contents
  if (address.href.length <= longestAddress) return [address, null]
  address.search = ''
  return [address, new URLSearchParams(contents)]
}

/** Sends the contents of a form once. Never rejects, and always answers in time. */
export const send = async (action: string, contents: string, key: string): Promise<Answer> => {
  try {
    const [address, body] = requestFor(action, contents)
    const response = await fetch(address, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Idempotency-Key': key },
      body,
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    })
    return await readAnswer(response)
  } catch {
    return unreachable
  }
}
