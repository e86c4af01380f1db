import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { OwnerVerifier } from '../../ports/owner-verifier.js'

const nobody: OwnerVerifier = () =>
  TE.left({ _tag: 'Unauthenticated', challenge: 'Bearer realm="dynamosync"' })

/** Combines verifiers: the first one that knows the credentials decides. Without verifiers nobody is an owner. */
export const anyVerifier = ([first = nobody, ...rest]: readonly OwnerVerifier[]): OwnerVerifier =>
  rest.length === 0
    ? first
    : (credentials) =>
        pipe(
          first(credentials),
          TE.orElse((failure) =>
            failure._tag === 'Unauthenticated' ? anyVerifier(rest)(credentials) : TE.left(failure),
          ),
        )
