import type { IncomingMessage } from 'node:http'

/** Result of reading a request's body. */
export type Body =
  | { readonly _tag: 'Whole'; readonly bytes: Buffer }
  | { readonly _tag: 'TooLong' }
  /** The client disconnected early: there is nobody to answer. */
  | { readonly _tag: 'Aborted' }

/**
 * Reads a body of up to `most` bytes. A longer one is discarded, but received to its end, as a client that is still
 * sending would not read the answer.
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
