/** Maximum bytes of an answer; a usual one has a few hundred. */
const mostBytes = 16_384

/** Reads an answer's text. @throws if it exceeds the maximum */
const textOf = async ({ body }: Response): Promise<string> => {
  if (body === null) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new RangeError('too long an answer')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * Asks a provider and returns its JSON answer; undefined without a readable answer before the timeout in milliseconds.
 * A redirect is not followed: the secret is for the provider alone.
 */
export const askProvider = async (
  url: string,
  asked: Readonly<Record<string, string>>,
  patience: number,
): Promise<unknown> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(asked),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    const text = await textOf(response)
    return response.status < 500 ? (JSON.parse(text) as unknown) : undefined
  } catch {
    return undefined
  }
}
