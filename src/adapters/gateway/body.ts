import type { IncomingMessage } from 'node:http'

/** What became of a request's body. */
export type Body =
  | { readonly _tag: 'Whole'; readonly bytes: Buffer }
  | { readonly _tag: 'TooLong' }
  /** The client left before it was complete: there is nobody to answer. */
  | { readonly _tag: 'Aborted' }

/**
 * Reads a body of up to `most` bytes. Of a longer one nothing is kept, and what still comes is let through to
 * nowhere, as a client that is not listened to would not listen either.
 */
export const readBody = (request: IncomingMessage, most: number): Promise<Body> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const tooLong = (): void => {
      chunks.length = 0
      resolve({ _tag: 'TooLong' })
    }
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > most) tooLong()
      else chunks.push(chunk)
    })
    request.on('end', () => resolve({ _tag: 'Whole', bytes: Buffer.concat(chunks) }))
    request.on('error', () => resolve({ _tag: 'Aborted' }))
    if (Number(request.headers['content-length'] ?? 0) > most) tooLong()
  })
