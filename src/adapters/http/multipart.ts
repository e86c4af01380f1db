import * as E from 'fp-ts/lib/Either.js'
import { make, type PartInfo } from 'multipasta'
import { pointerTo } from '../../domain/kernel/complaint.js'
import type { Rejection } from '../../domain/failure/failure.js'
import { type Pairs, tooManyNames } from './input.js'
import { limits } from './limits.js'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** A browser sends an empty part for a file input that was left empty; that is no file. */
const isFile = ({ filename }: PartInfo): boolean => filename !== undefined && filename !== ''

const noFiles = (name: string): Rejection => ({
  _tag: 'ValidationFailed',
  complaints: [
    {
      pointer: pointerTo(name),
      code: 'not-text',
      message: 'Files cannot be sent here. Leave this field empty.',
    },
  ],
})

const malformed: Rejection = { _tag: 'BodyEncoding' }

/** The parts of a body, or the first thing wrong with it. The parser calls back before `end` returns. */
const partsOf = (
  contentType: string,
  body: Uint8Array,
): E.Either<Rejection, readonly (readonly [string, Uint8Array])[]> => {
  const parts: (readonly [string, Uint8Array])[] = []
  let wrong: Rejection | undefined
  const parser = make({
    headers: { 'content-type': contentType },
    isFile,
    maxParts: limits.names + 1,
    onField: ({ name, filename }, value) => {
      if (filename === undefined) parts.push([name, value])
    },
    onFile: ({ name }) => {
      wrong ??= noFiles(name)
      return () => undefined
    },
    onError: () => {
      wrong ??= malformed
    },
    onDone: () => undefined,
  })
  parser.write(body)
  parser.end()
  return wrong === undefined ? E.right(parts) : E.left(wrong)
}

/** The text parts of `multipart/form-data`, in UTF-8. A file is refused by the name of its field. */
export const multipartPairs = (contentType: string, body: Uint8Array): E.Either<Rejection, Pairs> => {
  const parts = partsOf(contentType, body)
  if (E.isLeft(parts)) return parts
  if (parts.right.length > limits.names) return tooManyNames
  return E.tryCatch(
    () => parts.right.map(([name, value]) => [name, decoder.decode(value)] as const),
    (): Rejection => ({ _tag: 'InvalidEncoding' }),
  )
}
