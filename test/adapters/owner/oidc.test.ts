import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { CompactSign } from 'jose'
import { iamVerifier, oidcVerifier } from '../../../src/adapters/owner/index.js'
import type { OwnerVerifier } from '../../../src/ports/owner-verifier.js'
import { tokenFor } from '../../../web/owner/session/token-choice.js'
import { audience, handmadeIssuer, type TokenParts } from './issuer.js'

type Issuer = Awaited<ReturnType<typeof handmadeIssuer>>

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const now = (): number => Math.floor(Date.now() / 1000)

let issuer: Issuer
let verifier: OwnerVerifier
beforeAll(async () => void (issuer = await handmadeIssuer()))
afterAll(() => issuer.server.close())
beforeEach(() => {
  issuer.up()
  verifier = oidcVerifier({ issuer: issuer.url, audience, formsClaim: 'dynamosync_forms' })
})

const verified = (bearer: string | undefined) => verifier({ bearer, caller: undefined })()
const refused = (error = 'invalid_token') =>
  E.left({
    _tag: 'Unauthenticated',
    challenge: `Bearer realm="dynamosync"${error === '' ? '' : `, error="${error}"`}`,
  })
const owner = (forms: readonly string[] | 'all') =>
  E.right({ subject: 'ada', forms: forms === 'all' ? forms : new Set(forms) })

describe('a token of the issuer', () => {
  it('says who its owner is and which forms are theirs', async () => {
    expect(await verified(await issuer.token())).toEqual(owner(['note']))
  })

  it.each([
    ['a list', ['note', 'other'], ['note', 'other']],
    ['names between spaces', 'note other', ['note', 'other']],
    ['names between commas', 'note, other', ['note', 'other']],
    ['every form', '*', 'all'],
    ['nothing', undefined, []],
    ['a number', 7, []],
    ['an object', { note: true }, []],
    ['a list of anything', ['note', 7, null, ''], ['note']],
  ] as const)('may name its forms as %s', async (_, claim, forms) => {
    expect(await verified(await issuer.token({ claims: { dynamosync_forms: claim } }))).toEqual(owner(forms))
  })

  it('may be for several audiences, or, where it names none, for a client', async () => {
    const several = await issuer.token({ claims: { aud: ['other', audience] } })
    const client = await issuer.token({ without: ['aud'], claims: { client_id: audience } })
    expect([await verified(several), await verified(client)]).toEqual([owner(['note']), owner(['note'])])
  })

  it('may be the access token of a user pool of Cognito, whose groups are forms', async () => {
    const cognito = oidcVerifier({ issuer: issuer.url, audience, formsClaim: 'cognito:groups' })
    const shaped = (groups: unknown, more = {}): Promise<string> =>
      issuer.token({
        without: ['aud'],
        claims: {
          token_use: 'access',
          scope: 'openid',
          'cognito:groups': groups,
          client_id: audience,
          ...more,
        },
      })
    const asked = async (token: Promise<string>) => cognito({ bearer: await token, caller: undefined })()
    expect(await asked(shaped(['contact', 'note']))).toEqual(owner(['contact', 'note']))
    expect(await asked(shaped(['*']))).toEqual(owner('all'))
    expect(await asked(shaped(undefined))).toEqual(owner([]))
    expect(await asked(shaped(['*'], { client_id: 'of-another-client' }))).toMatchObject({ _tag: 'Left' })
  })

  const other: TokenParts = { claims: { aud: 'other' } }
  const cognitos: TokenParts = { without: ['aud'], claims: { client_id: audience } }
  it.each([
    ['the access token', {}, {}, 'access'],
    ['an access token for the client, as Cognito’s', cognitos, {}, 'access'],
    ['the ID token, where the access token is for another service', other, {}, 'id'],
  ] as const)('is chosen by the owner’s pages as it is taken here: %s', async (_, access, id, chosen) => {
    const tokens = { access_token: await issuer.token(access), id_token: await issuer.token(id) }
    const token = tokenFor(audience, tokens)
    expect(token).toBe(chosen === 'id' ? tokens.id_token : tokens.access_token)
    expect(await verified(token)).toEqual(owner(['note']))
    expect(tokenFor(audience, { ...tokens, access_token: 'opaque' })).toBe(tokens.id_token)
  })

  it.each([
    ['expired 30 s ago', { exp: now() - 30 }],
    ['valid in 30 s', { nbf: now() + 30 }],
  ])('may be by a clock that differs: %s', async (_, claims) => {
    expect(await verified(await issuer.token({ claims }))).toEqual(owner(['note']))
  })
})

const unwelcome: Readonly<Record<string, TokenParts>> = {
  expired: { claims: { exp: now() - 120 } },
  'not yet valid': { claims: { nbf: now() + 300 } },
  'for another audience': { claims: { aud: 'https://other.example.org' } },
  'for another audience, by our client': { claims: { aud: 'https://other', client_id: audience } },
  'of another issuer': { claims: { iss: 'https://evil.example' } },
  'of an issuer that differs by a slash': { claims: { iss: 'SLASH' } },
  'without an expiry': { without: ['exp'] },
  'without a subject': { without: ['sub'] },
  'without an issuer': { without: ['iss'] },
  'without an audience': { without: ['aud'] },
  'with an expiry that is no number': { claims: { exp: '9999999999' as never } },
}

describe('a token that proves nothing', () => {
  it.each(Object.entries(unwelcome))('is refused: %s', async (_, parts) => {
    const claims = parts.claims?.iss === 'SLASH' ? { ...parts.claims, iss: `${issuer.url}/` } : parts.claims
    const token = await issuer.token(claims === undefined ? parts : { ...parts, claims })
    expect(await verified(token)).toEqual(refused())
  })

  it('is refused where it is none', async () => {
    expect(await verified(undefined)).toEqual(refused(''))
    for (const text of ['x', 'a.b.c', '..', `${base64url({})}.${base64url({})}.`, 'é', '\u0000'])
      expect(await verified(text)).toEqual(refused())
  })

  it.each(['none', 'None', 'NONE', ''])('is refused without a signature: alg %j', async (alg) => {
    const token = `${base64url({ alg, kid: 'first' })}.${base64url(issuer.claimsOf({}))}.`
    expect(await verified(token)).toEqual(refused())
  })

  it.each(['HS256', 'HS384', 'HS512'])(
    'is refused when signed by the public key as a shared secret: %s',
    async (alg) => {
      const text = `${base64url({ alg, kid: 'first', typ: 'JWT' })}.${base64url(issuer.claimsOf({}))}`
      for (const secret of [await issuer.publicPem(), (await issuer.publicPem()).trim()]) {
        const signature = createHmac(`sha${alg.slice(2)}`, secret)
          .update(text)
          .digest('base64url')
        expect(await verified(`${text}.${signature}`)).toEqual(refused())
      }
    },
  )

  it('is refused when signed by another key, under its own name or the issuer’s', async () => {
    const [same, other] = [await issuer.otherKey('first'), await issuer.otherKey('other')]
    expect(await verified(await issuer.token({ key: same }))).toEqual(refused())
    expect(await verified(await issuer.token({ key: other }))).toEqual(refused())
  })

  it('is refused when it brings its own key, or says where to fetch it', async () => {
    const key = await issuer.otherKey('mine')
    const header = { jku: `${issuer.url}/mine`, x5u: `${issuer.url}/mine` }
    issuer.asked.length = 0
    expect(await verified(await issuer.token({ key, header }))).toEqual(refused())
    expect(issuer.asked).not.toContain('/mine')
  })

  it('is refused when its claims were changed after it was signed', async () => {
    const [head = '', , signature = ''] = (await issuer.token()).split('.')
    const claims = issuer.claimsOf({ claims: { dynamosync_forms: '*' } })
    expect(await verified(`${head}.${base64url(claims)}.${signature}`)).toEqual(refused())
  })
})

const ofAnyType = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, 0, -1, 1e308, true, '', [], {}, [[]], ['__proto__'], { toString: 1 }),
  },
) as fc.Arbitrary<never>

const claims = [
  'iss',
  'sub',
  'aud',
  'client_id',
  'exp',
  'nbf',
  'iat',
  'jti',
  'dynamosync_forms',
  'groups',
  'scope',
  'email',
]

describe('a signed token with claims of any JSON type', () => {
  const outcome = async (token: string): Promise<unknown> => {
    const result = await verified(token)
    return E.isLeft(result) ? result.left._tag : typeof result.right.subject
  }

  it.each(claims)('is taken or refused, and no fault of ours: %s', async (claim) => {
    await fc.assert(
      fc.asyncProperty(ofAnyType, async (value) => {
        const token = await issuer.token({ claims: { [claim]: value } })
        expect(['Unauthenticated', 'string']).toContain(await outcome(token))
      }),
      { numRuns: 12 },
    )
  })

  it.each([7, true, null, '', [], ['ada'], {}])('is refused with a subject of %j', async (sub) => {
    expect(await verified(await issuer.token({ claims: { sub: sub as never } }))).toEqual(refused())
  })

  it.each(['7', [7], { '0': audience }, null, true, 7, [[audience]]])(
    'is refused for the audience %j',
    async (aud) => {
      expect(await verified(await issuer.token({ claims: { aud: aud as never } }))).toEqual(refused())
    },
  )

  it.each([null, [], 'claims', 7, true])('is refused where the claims are %j', async (payload) => {
    const { privateKey, kid } = issuer.currentKey()
    const token = await new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(privateKey)
    expect(await verified(token)).toEqual(refused())
  })
})

describe('what a gateway says of a caller, of any JSON type', () => {
  const verify = iamVerifier('all')
  const outcome = async (caller: unknown): Promise<string> => {
    const result = await verify({ bearer: undefined, caller })()
    return E.isLeft(result) ? result.left._tag : typeof result.right.subject
  }
  it('is taken or refused, and no fault of ours', async () => {
    const userArn = fc.option(ofAnyType, { nil: undefined })
    const caller = fc.oneof(
      ofAnyType,
      userArn.map((arn) => ({ iam: { userArn: arn } })),
      fc.tuple(userArn, ofAnyType).map(([arn, accountId]) => ({ userArn: arn, accountId })),
      ofAnyType.map((iam) => ({ iam })),
      ofAnyType.map((jwt) => ({ jwt: { claims: jwt } })),
    )
    await fc.assert(
      fc.asyncProperty(caller, async (said) => {
        expect(['Unauthenticated', 'string']).toContain(await outcome(said))
      }),
    )
    for (const userArn of [7, null, '', [], {}, true])
      expect(await outcome({ iam: { userArn } })).toBe('Unauthenticated')
  })
})

describe('the issuer’s keys', () => {
  it('are fetched once, and not at all for what is no token', async () => {
    issuer.asked.length = 0
    await verified(`${base64url({ alg: 'none' })}.${base64url({})}.`)
    expect(issuer.asked).toEqual([])
    await Promise.all(Array.from({ length: 20 }, async () => verified(await issuer.token())))
    await verified(await issuer.token())
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys'])
  })

  it('are fetched again when a token names a new one', async () => {
    const clock = Date.now
    expect(E.isRight(await verified(await issuer.token()))).toBe(true)
    await issuer.rotate('second')
    try {
      // The keys were fetched a moment ago, and are not asked for again within ten seconds.
      Date.now = () => clock() + 11_000
      expect(await verified(await issuer.token())).toEqual(owner(['note']))
    } finally {
      Date.now = clock
    }
  })

  it('are waited for no longer than a moment, and a flood of unknown keys asks for them once', async () => {
    await verified(await issuer.token())
    issuer.asked.length = 0
    const key = await issuer.otherKey('unknown')
    for (let n = 0; n < 10; n += 1) expect(E.isLeft(await verified(await issuer.token({ key })))).toBe(true)
    expect(issuer.asked.length).toBeLessThanOrEqual(1)
  })
})

describe('an issuer in trouble', () => {
  const trouble = { _tag: 'Left', left: { _tag: 'StoreUnavailable' } }

  it('lets nobody in, and everybody again when it is back', async () => {
    const token = await issuer.token()
    issuer.down()
    expect(await verified(token)).toMatchObject(trouble)
    issuer.up()
    expect(await verified(token)).toEqual(owner(['note']))
  })

  const metadata = '/.well-known/openid-configuration'
  const broken: Readonly<Record<string, readonly [path: string, document: () => unknown]>> = {
    'no metadata': [metadata, () => undefined],
    'metadata of another issuer': [
      metadata,
      () => ({ issuer: 'https://evil.example', jwks_uri: `${issuer.url}/keys` }),
    ],
    'metadata without keys': [metadata, () => ({ issuer: issuer.url })],
    'metadata that is none': [metadata, () => null],
    'no keys': ['/keys', () => undefined],
    'keys that are none': ['/keys', () => ({ keys: 'none' })],
  }

  it.each(Object.entries(broken))('lets nobody in: %s', async (_, [path, document]) => {
    const usual = issuer.documents[path]!
    issuer.documents[path] = document
    try {
      expect(await verified(await issuer.token())).toMatchObject(trouble)
    } finally {
      issuer.documents[path] = usual
    }
  })
})
