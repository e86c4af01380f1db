import * as E from 'fp-ts/lib/Either.js'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { formsInClaim } from '../../domain/reading/owner.js'
import type { OwnerVerifier, Unproven } from '../../ports/owner-verifier.js'

/** Accepted tokens. */
export interface OidcOptions {
  /** The issuer's URL, exactly as in its tokens. */
  readonly issuer: string
  /** The audience; or the client id, for an issuer such as Cognito, whose access tokens have no audience. */
  readonly audience: string
  /** Claim that lists the forms, such as `dynamosync_forms` or `cognito:groups`. */
  readonly formsClaim: string
}

/** Accepted algorithms: public-key signatures only, as a shared secret or no signature proves nothing. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

/** Maximum difference between the issuer's clock and this machine's, in seconds. */
const clockTolerance = 60

/** Timeout of a call to the issuer, in milliseconds. */
const patience = 3_000

const unproven = (error: string): Unproven => ({
  _tag: 'Unauthenticated',
  challenge: `Bearer realm="dynamosync"${error === '' ? '' : `, error="${error}"`}`,
})

/** Reads the address of the issuer's keys. */
const keysAddress = async (issuer: string): Promise<URL> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const reply = await fetch(address, { signal: AbortSignal.timeout(patience) })
  const metadata = (await reply.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown }
  if (metadata.issuer !== issuer || typeof metadata.jwks_uri !== 'string')
    throw new Error('the issuer’s metadata names another issuer, or no jwks_uri')
  return new URL(metadata.jwks_uri)
}

/**
 * Whether a token is for this audience; the client id counts if there is no audience, as in Cognito's access tokens.
 */
const isFor = (audience: string, { aud, client_id: client }: JWTPayload): boolean =>
  [aud ?? client].flat().includes(audience)

/** Whether the subject is text; the library's type says so, but only its presence is checked. */
const isSubject = (sub: unknown): sub is string => typeof sub === 'string' && sub !== ''

const faults = /^ERR_(JWT_|JWS_|JOSE_ALG_NOT_ALLOWED|JOSE_NOT_SUPPORTED|JWKS_(NO|MULTIPLE)_MATCHING)/

/** Whether the token itself is invalid; any other error, including unreadable keys, is on the issuer's side. */
const isTokensFault = (cause: unknown): boolean =>
  cause instanceof errors.JOSEError && faults.test(cause.code)

type Keys = ReturnType<typeof createRemoteJWKSet>

/** Loads the issuer's keys when a token first needs them, and again after a failure. */
const keysOf = (issuer: string): (() => Promise<Keys>) => {
  let keys: Promise<Keys> | undefined
  return () => {
    const asked = (keys ??= keysAddress(issuer).then((address) =>
      createRemoteJWKSet(address, { timeoutDuration: patience, cooldownDuration: 10_000 }),
    ))
    asked.catch(() => {
      if (keys === asked) keys = undefined
    })
    return asked
  }
}

/**
 * Owners by OpenID Connect. The issuer's keys are cached for ten minutes, and fetched again earlier if a token names an
 * unknown key, so a rotation needs no action.
 */
export const oidcVerifier = ({ issuer, audience, formsClaim }: OidcOptions): OwnerVerifier => {
  const keys = keysOf(issuer)
  // Tokens of another algorithm are refused before the issuer is called.
  const keyFor: JWTVerifyGetKey = async (header, token) => (await keys())(header, token)
  return ({ bearer }) =>
    async () => {
      if (bearer === undefined) return E.left(unproven(''))
      try {
        const { payload } = await jwtVerify(bearer, keyFor, {
          issuer,
          algorithms,
          clockTolerance,
          requiredClaims: ['exp', 'sub'],
        })
        return isSubject(payload.sub) && isFor(audience, payload)
          ? E.right({ subject: payload.sub, forms: formsInClaim(payload[formsClaim]) })
          : E.left(unproven('invalid_token'))
      } catch (cause) {
        return E.left(isTokensFault(cause) ? unproven('invalid_token') : { _tag: 'StoreUnavailable', cause })
      }
    }
}
