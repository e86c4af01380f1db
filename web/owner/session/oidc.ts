/** Signing in by OpenID Connect: authorisation code with PKCE, for a client that can keep no secret. */
import * as oauth from 'oauth4webapi'
import type { Oidc } from './config.js'
import type { Proof } from './session.js'
import { tokenFor } from './token-choice.js'
import { words } from '../words/words.js'

/** What has to outlive the way to the issuer and back. None of it is a token; it is taken out on return. */
interface Pending {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  /** The part of the pages that the person was at. */
  readonly place: string
  /** Whether the issuer was to ask nothing, and answer by itself whether it knows who this is. */
  readonly isQuiet: boolean
}

const key = 'dynamosync-owner-signing-in'

/** This page's own address, as the client is registered with it. */
const redirectUri = (): string => `${location.origin}${location.pathname}`

/** Only on this machine is there nobody in between who could read along. */
const isLocal = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

const serverOf = async ({ issuer }: Oidc) => {
  const address = new URL(issuer)
  // Deprecated only so that it stands out.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const options = { [oauth.allowInsecureRequests]: isLocal(address) }
  const response = await oauth.discoveryRequest(address, { ...options, algorithm: 'oidc' })
  return { server: await oauth.processDiscoveryResponse(address, response), options }
}

type Server = Awaited<ReturnType<typeof serverOf>>

/** The API's own name for itself, for issuers that give a token for it only when asked: by RFC 8707, or as Auth0 does. */
const audienceParameters = ({ audience, clientId }: Oidc): Readonly<Record<string, string>> => {
  if (audience === undefined || audience === clientId) return {}
  return { audience, ...(URL.canParse(audience) && { resource: audience }) }
}

/**
 * Leaves for the issuer's page. Where that fails, it rejects.
 *
 * @param isQuiet whether the issuer shows nothing, and sends back at once whoever it knows, or nobody
 */
export const leaveToSignIn = async (oidc: Oidc, isQuiet = false): Promise<void> => {
  const { server } = await serverOf(oidc)
  if (server.authorization_endpoint === undefined) throw new Error('the issuer has no page to sign in')
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

/** Signs out at the issuer too, where it has a page for that; Cognito calls the address to come back to `logout_uri`. */
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

/** How long a reload needs no signing in, as far as that is known. */
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
 * Makes a proof of what the issuer sent, and leaves nothing of it in the address; rejects where it is no good.
 * Undefined where the issuer was to ask nothing, and knows nobody.
 */
export const proofFromIssuer = async (oidc: Oidc): Promise<Proof | undefined> => {
  const back = new URL(location.href)
  const kept = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  const pending = kept === null ? undefined : (JSON.parse(kept) as Pending)
  history.replaceState(null, '', `${location.pathname}${pending?.place ?? ''}`)
  if (pending === undefined) throw new Error('it was not begun here')
  return proofBy(oidc, back, pending).catch((cause: unknown) => {
    if (pending.isQuiet) return undefined
    throw cause
  })
}
