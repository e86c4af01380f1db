import { readFile } from 'node:fs/promises'
import * as E from 'fp-ts/lib/Either.js'
import type { Trouble } from '../../ports/owner-store.js'

const trouble = (message: string): E.Either<Trouble, never> => E.left({ _tag: 'NoAccess', message })

/** Reads the token in a file, without surrounding white space. A command line would show it to other users. */
export const tokenIn = async (path: string): Promise<E.Either<Trouble, string>> => {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return trouble(`The token file ${path} cannot be read.`)
  const token = text.trim()
  if (token === '') return trouble(`The token file ${path} is empty.`)
  return /^[A-Za-z0-9._~+/=-]+$/.test(token) ? E.right(token) : trouble(`${path} holds no bearer token.`)
}
