import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'
import type { Trouble } from '../../ports/owner-store.js'

const strange: Trouble = {
  _tag: 'Refused',
  message:
    'The API’s answer has an unexpected format. Check that the API and this program have the same version.',
}

/** Decodes an answer, which is untrusted like anything from the network. */
export const decoded =
  <A>(codec: t.Decoder<unknown, A>) =>
  (body: unknown): E.Either<Trouble, A> =>
    pipe(
      codec.decode(body),
      E.mapLeft(() => strange),
    )
