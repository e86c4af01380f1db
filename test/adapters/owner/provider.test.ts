import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'
import { oidcVerifier } from '../../../src/adapters/owner/index.js'
import { audience, serverAt } from './issuer.js'

const client = { client_id: 'reader', client_secret: 'a-secret-of-the-test-0123456789abcdef' }

/** A real OpenID provider, whose access tokens are JWTs for one resource, with the forms in a claim. */
const providerAt = async (issuer: string, kid: string): Promise<RequestListener> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return new Provider(issuer, {
    clients: [{ ...client, grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }] },
    extraTokenClaims: () => ({ dynamosync_forms: ['contact', 'record'] }),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: (_: unknown, resource: string) => ({
          scope: 'read',
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 60,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  }).callback()
}

type Server = Awaited<ReturnType<typeof serverAt>>

let server: Server
beforeAll(async () => {
  // It warns that it keeps its tokens in memory, which is all that a test wants.
  for (const level of ['info', 'warn'] as const)
    jest.spyOn(console, level).mockImplementation(() => undefined)
  server = await serverAt((_, response) => response.end())
  server.answerBy(await providerAt(server.url, 'first'))
})
afterAll(() => {
  jest.restoreAllMocks()
  return server.close()
})

/** An access token, as a program asks for it. */
const accessToken = async (resource = audience): Promise<string> => {
  const basic = Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64')
  const response = await fetch(`${server.url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource }),
  })
  const { access_token: token } = (await response.json()) as { readonly access_token?: string }
  if (token === undefined) throw new Error(`the provider answers ${response.status}`)
  return token
}

const verifier = () => oidcVerifier({ issuer: server.url, audience, formsClaim: 'dynamosync_forms' })
const verified = (bearer: string, verify = verifier()) => verify({ bearer, caller: undefined })()
const reader = E.right({ subject: 'reader', forms: new Set(['contact', 'record']) })

describe('a real OpenID provider', () => {
  it('gives tokens that name the forms of whoever has them', async () => {
    expect(await verified(await accessToken())).toEqual(reader)
  })

  it('gives tokens for other resources, which are refused here', async () => {
    const token = await accessToken('https://other.example.org')
    expect(await verified(token)).toMatchObject({ left: { _tag: 'Unauthenticated' } })
  })

  it('may change its keys: new tokens are taken, those of the old key are not', async () => {
    const old = await accessToken()
    const verify = verifier()
    expect(await verified(old, verify)).toEqual(reader)
    server.answerBy(await providerAt(server.url, 'second'))
    const clock = Date.now
    try {
      // The keys were fetched a moment ago, and are not asked for again within ten seconds.
      Date.now = () => clock() + 11_000
      expect(await verified(await accessToken(), verify)).toEqual(reader)
      expect(await verified(old, verify)).toMatchObject({ left: { _tag: 'Unauthenticated' } })
    } finally {
      Date.now = clock
    }
  })
})
