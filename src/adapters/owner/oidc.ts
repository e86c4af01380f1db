import * as E from 'fp-ts/lib/Either.js'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { formsInClaim } from '../../domain/reading/owner.js'
import type { OwnerVerifier, Unproven } from '../../ports/owner-verifier.js'

/** Whose tokens are taken. */
export interface OidcOptions {
  /** The issuer's URL, exactly as its tokens say it. */
  readonly issuer: string
  /** The audience, or the client id where an issuer, such as Cognito, names that instead. */
  readonly audience: string
  /** The claim that names the forms, such as `dynamosync_forms` or `cognito:groups`. */
  readonly formsClaim: string
}

/** Signatures with a public key only: a shared secret or none at all proves nothing. */
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

/** Seconds by which the issuer's clock may differ. */
const clockTolerance = 60

/** Milliseconds for a call to the issuer. */
const patience = 3_000

const unproven = (error: string): Unproven => ({
  _tag: 'Unauthenticated',
  challenge: `Bearer realm="dynamosync"${error === '' ? '' : `, error="${error}"`}`,
})

/** Where the issuer says its keys are. */
const keysAddress = async (issuer: string): Promise<URL> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const reply = await fetch(address, { signal: AbortSignal.timeout(patience) })
  const metadata = (await reply.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown }
  if (metadata.issuer !== issuer || typeof metadata.jwks_uri !== 'string')
    throw new Error('the issuer’s metadata is not of this issuer')
  return new URL(metadata.jwks_uri)
}

/** Where an issuer names no audience, as Cognito does in its access tokens, the client stands for it. */
const isFor = (audience: string, { aud, client_id: client }: JWTPayload): boolean =>
  [aud ?? client].flat().includes(audience)

/** The library says that it is a text, and only checks that it is there. */
const isSubject = (sub: unknown): sub is string => typeof sub === 'string' && sub !== ''

const faults = /^ERR_(JWT_|JWS_|JOSE_ALG_NOT_ALLOWED|JOSE_NOT_SUPPORTED|JWKS_(NO|MULTIPLE)_MATCHING)/

/** The token itself is at fault; anything else, keys that cannot be had or read included, is the issuer's side. */
const isTokensFault = (cause: unknown): boolean =>
  cause instanceof errors.JOSEError && faults.test(cause.code)

type Keys = ReturnType<typeof createRemoteJWKSet>

/** The issuer's keys: asked for when a token first needs them, and again after a failure. */
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
 * Owners by OpenID Connect. The issuer's keys are fetched once and again when a token names one that is not among
 * them, so that a rotation needs nothing done.
 */
export const oidcVerifier = ({ issuer, audience, formsClaim }: OidcOptions): OwnerVerifier => {
  const keys = keysOf(issuer)
  // What is no token of an admitted algorithm is refused before the issuer is asked for anything.
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
