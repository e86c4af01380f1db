/** Signing in by OpenID Connect: authorisation code with PKCE, for a public client. */
import * as oauth from 'oauth4webapi'
import type { Oidc } from './config.js'
import type { Proof } from './session.js'
import { tokenFor } from './token-choice.js'
import { words } from '../words/words.js'

/** State kept in the browser while the owner is at the issuer. It has no token, and is removed on return. */
interface Pending {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  /** Hash of the view to return to. */
  readonly place: string
  /** Whether the issuer must answer without a prompt. */
  readonly isQuiet: boolean
}

const key = 'dynamosync-owner-signing-in'

/** This page's address, as registered for the client. */
const redirectUri = (): string => `${location.origin}${location.pathname}`

/** Whether an address is on this machine, where http is safe. */
const isLocal = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

const serverOf = async ({ issuer }: Oidc) => {
  const address = new URL(issuer)
  // The library marks it as deprecated to make it stand out.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const options = { [oauth.allowInsecureRequests]: isLocal(address) }
  const response = await oauth.discoveryRequest(address, { ...options, algorithm: 'oidc' })
  return { server: await oauth.processDiscoveryResponse(address, response), options }
}

type Server = Awaited<ReturnType<typeof serverOf>>

/** Names the API as audience, for issuers that issue a token for it only then: by RFC 8707, or as Auth0 does. */
const audienceParameters = ({ audience, clientId }: Oidc): Readonly<Record<string, string>> => {
  if (audience === undefined || audience === clientId) return {}
  return { audience, ...(URL.canParse(audience) && { resource: audience }) }
}

/**
 * Goes to the issuer's page; rejects on failure.
 *
 * @param isQuiet whether the issuer must return at once, without a prompt
 */
export const leaveToSignIn = async (oidc: Oidc, isQuiet = false): Promise<void> => {
  const { server } = await serverOf(oidc)
  if (server.authorization_endpoint === undefined) throw new Error('the issuer has no sign-in page')
  const pending: Pending = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    place: location.hash,
    isQuiet,
  }
  const address = new URL(server.authorization_endpoint)
  const parameters = [
    ['response_type', 'code'],
    ['client_id', oidc.clientId],
    ['redirect_uri', redirectUri()],
    ['scope', oidc.scope ?? 'openid'],
    ['state', pending.state],
    ['nonce', pending.nonce],
    ['code_challenge', await oauth.calculatePKCECodeChallenge(pending.verifier)],
    ['code_challenge_method', 'S256'],
    ...(isQuiet ? ([['prompt', 'none']] as const) : []),
    ...Object.entries(audienceParameters(oidc)),
  ] as const
  for (const [name, value] of parameters) address.searchParams.set(name, value)
  sessionStorage.setItem(key, JSON.stringify(pending))
  location.assign(address)
}

/** Signs out at the issuer too, if it has an endpoint for that; Cognito calls the return address `logout_uri`. */
const leaving =
  ({ server }: Server, { clientId }: Oidc) =>
  (): void => {
    if (server.end_session_endpoint === undefined) return
    const address = new URL(server.end_session_endpoint)
    address.searchParams.set('client_id', clientId)
    address.searchParams.set('post_logout_redirect_uri', redirectUri())
    address.searchParams.set('logout_uri', redirectUri())
    location.assign(address)
  }

/** A sentence on how long reloading signs the owner in again, if known. */
const sessionText = ({ issuer, sessionMinutes }: Oidc, tokens: oauth.TokenEndpointResponse): string => {
  const { host } = new URL(issuer)
  if (sessionMinutes === undefined) return words().signIn.remembered(host)
  const began = oauth.getValidatedIdTokenClaims(tokens)?.auth_time ?? Date.now() / 1000
  const end = new Date((began + sessionMinutes * 60) * 1000)
  const time = end.toLocaleTimeString(words().locale, { hour: '2-digit', minute: '2-digit' })
  return words().signIn.rememberedUntil(time, host)
}

const proofOf = (
  at: Server,
  oidc: Oidc,
  tokens: oauth.TokenEndpointResponse,
  session = sessionText(oidc, tokens),
): Proof => {
  const { refresh_token: refreshToken } = tokens
  const client = { client_id: oidc.clientId }
  const options = { ...at.options, additionalParameters: audienceParameters(oidc) }
  const renew = async (): Promise<Proof> => {
    const asked = await oauth.refreshTokenGrantRequest(
      at.server,
      client,
      oauth.None(),
      refreshToken ?? '',
      options,
    )
    const fresh = await oauth.processRefreshTokenResponse(at.server, client, asked)
    return proofOf(at, oidc, { refresh_token: refreshToken ?? '', ...fresh }, session)
  }
  return {
    token: tokenFor(oidc.audience ?? oidc.clientId, tokens),
    renew: refreshToken === undefined ? undefined : renew,
    leave: leaving(at, oidc),
    session,
  }
}

const proofBy = async (oidc: Oidc, back: URL, pending: Pending): Promise<Proof> => {
  const at = await serverOf(oidc)
  const client = { client_id: oidc.clientId }
  const parameters = oauth.validateAuthResponse(at.server, client, back, pending.state)
  const response = await oauth.authorizationCodeGrantRequest(
    at.server,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    pending.verifier,
    { ...at.options, additionalParameters: audienceParameters(oidc) },
  )
  const tokens = await oauth.processAuthorizationCodeResponse(at.server, client, response, {
    expectedNonce: pending.nonce,
    requireIdToken: true,
  })
  return proofOf(at, oidc, tokens)
}

/**
 * Makes a proof from the issuer's answer, and removes the answer from the address; rejects if it is invalid. Undefined
 * after a quiet attempt without a session.
 */
export const proofFromIssuer = async (oidc: Oidc): Promise<Proof | undefined> => {
  const back = new URL(location.href)
  const kept = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  const pending = kept === null ? undefined : (JSON.parse(kept) as Pending)
  history.replaceState(null, '', `${location.pathname}${pending?.place ?? ''}`)
  if (pending === undefined) throw new Error('this sign-in was not started on this page')
  return proofBy(oidc, back, pending).catch((cause: unknown) => {
    if (pending.isQuiet) return undefined
    throw cause
  })
}
