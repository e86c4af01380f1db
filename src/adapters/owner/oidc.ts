import * as E from 'fp-ts/lib/Either.js'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { formsInClaim } from '../../domain/owner.js'
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
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

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

const isFor = (audience: string, { aud, client_id: client }: JWTPayload): boolean =>
  [aud, client].flat().includes(audience)

/** The token itself is at fault; anything else is the way to the issuer. */
const isTokensFault = (cause: unknown): boolean =>
  cause instanceof errors.JOSEError && !(cause instanceof errors.JWKSTimeout)

/**
 * Owners by OpenID Connect. The issuer's keys are fetched once and again when a token names one that is not among
 * them, so that a rotation needs nothing done.
 */
export const oidcVerifier = ({ issuer, audience, formsClaim }: OidcOptions): OwnerVerifier => {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined
  const currentKeys = () => {
    keys ??= keysAddress(issuer).then((address) =>
      createRemoteJWKSet(address, { timeoutDuration: patience, cooldownDuration: 10_000 }),
    )
    keys.catch(() => {
      keys = undefined
    })
    return keys
  }
  return ({ bearer }) =>
    async () => {
      if (bearer === undefined) return E.left(unproven(''))
      try {
        const { payload } = await jwtVerify(bearer, await currentKeys(), {
          issuer,
          algorithms,
          clockTolerance,
          requiredClaims: ['exp', 'sub'],
        })
        return isFor(audience, payload)
          ? E.right({ subject: payload.sub ?? '', forms: formsInClaim(payload[formsClaim]) })
          : E.left(unproven('invalid_token'))
      } catch (cause) {
        return E.left(isTokensFault(cause) ? unproven('invalid_token') : { _tag: 'StoreUnavailable', cause })
      }
    }
}
