import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { type Complaint, pointerTo } from '../../../domain/kernel/complaint.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import { detailText } from '../../../domain/words/failure.js'
import type { Lang } from '../../../domain/kernel/lang.js'
import { type Pairs, tooManyNames } from './input.js'
import { limits } from '../limits.js'
import { fileIn, nameIn, type PartHead, partHeadIn } from './multipart-head.js'
import { type RawPart, rawParts, wrongPart } from './multipart-parts.js'
import { isUtf8 } from './charset.js'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** A part with the name of its field. */
interface Part {
  readonly name: string
  readonly what: ReturnType<typeof fileIn>
  readonly text: string
}

const plainEncodings: readonly (string | undefined)[] = [undefined, '7bit', '8bit', 'binary']

const textIn = (content: Uint8Array, at: number): E.Either<Rejection, string> =>
  E.tryCatch(
    () => decoder.decode(content),
    (): Rejection => ({ _tag: 'InvalidEncoding', detail: { code: 'part-not-utf-8', at: String(at) } }),
  )

const namedPart = (head: PartHead, content: Uint8Array, at: number): E.Either<Rejection, Part> => {
  const name = nameIn(head)
  if (name === undefined || name === '') return wrongPart('part-name-missing', at)
  const what = fileIn(head, content.length)
  if (what !== 'none') return E.right({ name, what, text: '' })
  if (!plainEncodings.includes(head.transferEncoding)) return wrongPart('part-transfer-encoding', at)
  if (!isUtf8(head.type?.parameters.get('charset')))
    return E.left({ _tag: 'UnsupportedMediaType', detail: { code: 'part-charset', at: String(at) } })
  return pipe(
    textIn(content, at),
    E.map((text) => ({ name, what, text })),
  )
}

const partOf = (index: number, { head, content }: RawPart): E.Either<Rejection, Part> => {
  const read = partHeadIn(head)
  return read === undefined ? wrongPart('part-headers', index + 1) : namedPart(read, content, index + 1)
}

const noFiles = (parts: readonly Part[], lang: Lang): Rejection => ({
  _tag: 'ValidationFailed',
  complaints: parts.map(({ name }): Complaint => {
    // A text that does not look like a field's name is not repeated.
    const pointer = pointerTo(name)
    return {
      pointer,
      code: 'not-text',
      message: detailText({ code: 'no-files', at: pointer.slice(1) }, lang),
    }
  }),
})

/**
 * Reads the text parts of `multipart/form-data`, in UTF-8. No part is silently dropped: the refusal of a file names
 * its field, and that of a malformed part its number.
 */
export const multipartPairs = (
  body: Buffer,
  { boundary, lang }: { readonly boundary: string; readonly lang: Lang },
): E.Either<Rejection, Pairs> =>
  pipe(
    rawParts(body, boundary, limits.names + 1),
    E.flatMap((raw) => (raw.length > limits.names ? tooManyNames : E.right(raw))),
    E.flatMap(E.traverseArrayWithIndex(partOf)),
    E.flatMap((parts) => {
      const files = parts.filter(({ what }) => what === 'file')
      return files.length > 0
        ? E.left(noFiles(files, lang))
        : E.right(parts.filter(({ what }) => what === 'none').map(({ name, text }) => [name, text] as const))
    }),
  )
