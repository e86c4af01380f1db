import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** A server on this machine, on a port that it keeps while what it answers changes. */
export const serverAt = async (listener: RequestListener = (_, response) => response.end()) => {
  let current = listener
  const server = createServer((request, response) => current(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerBy: (next: RequestListener): void => void (current = next),
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

interface Key {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
}

const newKey = async (kid: string): Promise<Key> => ({
  kid,
  ...(await generateKeyPair('RS256', { extractable: true })),
})

/** What is said other than usual in a token. */
export interface TokenParts {
  readonly claims?: JWTPayload
  readonly without?: readonly string[]
  readonly key?: Key
  readonly header?: Readonly<Record<string, string>>
}

export const audience = 'https://forms.example.org'

const seconds = (): number => Math.floor(Date.now() / 1000)

/** An issuer whose every token the test makes by hand, the wrong ones included; it counts what it is asked for. */
export const handmadeIssuer = async () => {
  let key = await newKey('first')
  const asked: string[] = []
  const server = await serverAt((_, response) => response.end())
  const { url } = server
  const documents: Record<string, () => unknown> = {
    '/.well-known/openid-configuration': () => ({ issuer: url, jwks_uri: `${url}/keys` }),
  }
  const answer: RequestListener = (request, response) => {
    asked.push(request.url ?? '')
    void Promise.resolve(documents[request.url ?? '']?.()).then((document) => {
      response.writeHead(document === undefined ? 500 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(document))
    })
  }
  documents['/keys'] = async () => ({
    keys: [{ ...(await exportJWK(key.publicKey)), kid: key.kid, alg: 'RS256', use: 'sig' }],
  })
  server.answerBy(answer)

  const claimsOf = ({ claims = {}, without = [] }: TokenParts): JWTPayload => {
    const usual = { iss: url, aud: audience, sub: 'ada', exp: seconds() + 300, dynamosync_forms: ['note'] }
    return Object.fromEntries(
      Object.entries({ ...usual, ...claims }).filter(([name]) => !without.includes(name)),
    )
  }
  return {
    url,
    asked,
    documents,
    server,
    claimsOf,
    currentKey: () => key,
    publicPem: () => exportSPKI(key.publicKey),
    rotate: async (kid: string): Promise<void> => void (key = await newKey(kid)),
    down: () => server.answerBy((_, response) => response.destroy()),
    up: () => server.answerBy(answer),
    token: (parts: TokenParts = {}): Promise<string> =>
      new SignJWT(claimsOf(parts))
        .setProtectedHeader({ alg: 'RS256', kid: (parts.key ?? key).kid, ...parts.header })
        .sign((parts.key ?? key).privateKey),
    otherKey: newKey,
  }
}
