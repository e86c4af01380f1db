import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Owner } from '../../domain/reading/owner.js'
import type { OwnerVerifier } from '../../ports/owner-verifier.js'

/**
 * The authenticated caller: `requestContext.authorizer` of an HTTP API or function URL, `requestContext.identity` of a
 * REST API.
 */
const Caller = t.union([
  t.type({ iam: t.type({ userArn: t.string }) }),
  t.type({ userArn: t.string, accountId: t.string }),
])

const subjectOf = (caller: t.TypeOf<typeof Caller>): string =>
  'iam' in caller ? caller.iam.userArn : caller.userArn

/**
 * Owners by AWS IAM: every caller that the gateway's authorizer allowed. The routes in a role's policy decide which
 * forms it may read; `forms` can narrow this further.
 */
export const iamVerifier =
  (forms: Owner['forms']): OwnerVerifier =>
  ({ caller }) =>
  () =>
    Promise.resolve(
      Caller.is(caller) && subjectOf(caller) !== ''
        ? E.right({ subject: subjectOf(caller), forms })
        : E.left({ _tag: 'Unauthenticated', challenge: 'AWS4-HMAC-SHA256' }),
    )
