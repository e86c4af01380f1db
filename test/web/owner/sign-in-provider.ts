import type { RequestListener } from 'node:http'
import { jest } from '@jest/globals'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'
import { ownerFiles } from '../../../web/owner/files.js'

export const clientId = 'owner-pages'
export const api = 'https://forms.example.org'

/**
 * A real OpenID provider with pages to sign in, for a public client that comes back to `home`. Its access tokens are
 * JWTs for the API, and name every form. It has no key but its own, and keeps everything in memory.
 */
export const signInProvider = async (issuer: string, home: string): Promise<RequestListener> => {
  // It warns of both, and of its pages being for development.
  for (const level of ['info', 'warn'] as const)
    jest.spyOn(console, level).mockImplementation(() => undefined)
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        redirect_uris: [home],
        post_logout_redirect_uris: [home],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'first', alg: 'RS256', use: 'sig' }] },
    clientBasedCORS: () => true,
    issueRefreshToken: () => true,
    pkce: { required: () => true },
    cookies: { keys: ['a-key-of-the-test'] },
    extraTokenClaims: () => ({ dynamosync_forms: '*' }),
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_: unknown, resource: string) => ({
          scope: 'openid',
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 300,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  }).callback()
}

/** The site of a stack, as it is where owners sign in at an issuer: the same but for the page and its configuration. */
export const siteSigningInAt = (issuer: string, stackUrl: string): RequestListener => {
  const oidc = { issuer, clientId, audience: api, sessionMinutes: 60 }
  const files = ownerFiles({ name: 'DynamoSync', api: '/api', connect: [issuer], oidc })
  return (request, response) => {
    const address = request.url ?? '/'
    const path = address.replace(/\?.*/, '').replace(/\/$/, '/index.html').slice(1)
    const own = files.get(path)
    if (own !== undefined) {
      response.writeHead(200, { 'content-type': path.endsWith('json') ? 'application/json' : 'text/html' })
      response.end(own)
      return
    }
    const headers = { authorization: request.headers.authorization ?? '' }
    void fetch(`${stackUrl}${address}`, { headers }).then(async (answer) => {
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
      })
      response.end(Buffer.from(await answer.arrayBuffer()))
    })
  }
}
