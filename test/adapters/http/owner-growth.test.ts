import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { iamVerifier, oidcVerifier } from '../../../src/adapters/owner/index.js'
import { type AnyField, form } from '../../../src/domain/index.js'
import { optionalKinds } from '../../domain/field/kinds.js'
import type { Parts } from '../../handlers/serving/app.js'
import { bearer, master, ownerApp } from '../../handlers/serving/owner-app.js'
import { audience, handmadeIssuer } from '../owner/issuer.js'
import { harmless, hostile, sizes, times, unfair } from './growth.js'

const listed = ({ description, ...field }: AnyField): AnyField => ({
  ...field,
  description: { ...description, listed: true },
})
const forms = Object.entries(optionalKinds).map(([name, field]) => form(name, { value: listed(field) }))
const { send } = ownerApp({ forms })

const own = bearer(master)
const largest = sizes.at(-1) ?? 0
const list = '/api/forms/text/submissions'
const query = (text: string, path = list): Parts => ({ path, query: text, headers: own })

/** A text that is of a size once it is encoded. */
const encoded = (make: (size: number) => string, size: number): string => {
  const sample = 2040
  return encodeURIComponent(make(Math.floor((size * sample) / encodeURIComponent(make(sample)).length)))
}
const header = (name: string, value: string): Parts => ({ headers: { ...own, [name]: value } })
const plain = query(`where.value=${encoded(harmless, largest)}`)

/** Queries of one parameter, each of a length. */
const parameters = ['cursor', 'limit', 'from', 'to', 'order', 'view', 'state', 'unknown']

/** Whole requests of an owner that make a careless reader look again and again, of a length. */
const requests: Readonly<Record<string, (size: number) => Parts>> = {
  'a cursor of dots': (size) => query(`cursor=n...${times(size, '.')}`),
  'a cursor of a known beginning': (size) => query(`cursor=n...1700000000000.${times(size, 'a')}`),
  'a cursor of digits': (size) => query(`cursor=n...${times(size, '1')}.a`),
  'a day that never ends': (size) => query(`from=2026-11-22T${times(size, '0')}`),
  names: (size) => query(Array.from({ length: size / 8 }, (_, n) => `n${n}=`).join('&')),
  filters: (size) => query(Array.from({ length: size / 16 }, (_, n) => `where.n${n}=1`).join('&')),
  'one filter': (size) => query(times(size, 'where.value=x&')),
  'the name of a filter': (size) => query(`where.${times(size, 'value.')}=x`),
  'percent signs': (size) => query(times(size, '%=&')),
  days: (size) => query(`days=${times(size, '0')}1`, '/api/forms/text/counts'),
  'a cursor of deliveries': (size) => query(`cursor=${times(size, '1.#')}`, '/api/forms/text/deliveries'),
  'the query of the forms': (size) => query(times(size, 'a=1&'), '/api/forms'),
  'an id': (size) => query('', `${list}/${times(size, 'a2')}`),
  'an id, encoded': (size) => query('', `${list}/${times(size, '%61')}`),
  'the path': (size) => query('', `${list}${times(size, '/a')}`),
  'the path, of slashes': (size) => query('', `/api/forms${times(size, '/')}`),
  'a target': (size) => ({
    ...query('', `/api/forms/text/targets/${times(size, 'a-')}/test`),
    method: 'POST',
  }),
  'an erasure': (size) => ({ ...query('', `${list}/${times(size, 'a')}`), method: 'DELETE' }),
  Accept: (size) => header('accept', times(size, 'text/html;q=0.')),
  'Accept, of commas': (size) => header('accept', times(size, ',;')),
  Cookie: (size) => header('cookie', times(size, 'a="\\";')),
  Origin: (size) => header('origin', `https://${times(size, 'a.')}`),
  'Idempotency-Key': (size) => header('idempotency-key', `"${times(size, '"')}`),
  'If-Match': (size) => header('if-match', times(size, '"a",')),
  'a token': (size) => header('authorization', `Bearer ${times(size, 'a')}`),
  'a token of spaces': (size) => header('authorization', `Bearer${times(size, ' ')}x`),
  'a token of equals signs': (size) => header('authorization', `Bearer ${times(size, '=')}x`),
  'a scheme': (size) => header('authorization', times(size, 'Bearer ')),
  'a signature': (size) =>
    header('authorization', `AWS4-HMAC-SHA256 ${times(size, 'Credential=a/b, SignedHeaders=')}`),
}

const found = async (
  cases: Readonly<Record<string, (size: number) => Parts>>,
  through: (parts: Parts) => Promise<{ readonly status: number }> = send,
): Promise<readonly unknown[]> => {
  const slow: unknown[] = []
  for (const [what, at] of Object.entries(cases)) {
    const costs = await unfair(through, at, plain)
    if (costs !== undefined) slow.push({ what, costs })
  }
  return slow
}

describe('what an owner asks takes time that grows no faster than it', () => {
  it('in whole requests', async () => {
    expect(await found(requests)).toEqual([])
  })

  it.each(parameters)('in the parameter %s', async (name) => {
    const cases = Object.entries(hostile).map(([what, make]) => {
      return [what, (size: number) => query(`${name}=${encoded(make, size)}`)] as const
    })
    expect(await found(Object.fromEntries(cases))).toEqual([])
  })

  it.each(forms.map(({ name }) => name))('in a filter on a listed field of %s', async (name) => {
    const at = (text: string): Parts => query(`where.value=${text}`, `/api/forms/${name}/submissions`)
    const cases = Object.entries(hostile).map(([what, make]) => {
      return [what, (size: number) => at(encoded(make, size))] as const
    })
    expect(await found(Object.fromEntries(cases))).toEqual([])
  })
})

describe('what an owner shows takes time that grows no faster than it', () => {
  let issuer: Awaited<ReturnType<typeof handmadeIssuer>>
  beforeAll(async () => void (issuer = await handmadeIssuer()))
  afterAll(() => issuer.server.close())

  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = (extra: object = {}): string => part({ alg: 'RS256', kid: 'first', ...extra })
  const tokens: Readonly<Record<string, (size: number) => string>> = {
    'of one part': (size) => times(size, 'a'),
    'of dots': (size) => times(size, '.'),
    'of no Base64': (size) => times(size, '=.'),
    'with a long header': (size) => `${header({ a: times(size / 2, '"') })}.e30.a`,
    'with an algorithm of digits': (size) => `${header({ alg: times(size / 2, '5') })}.e30.a`,
    'with a long key id': (size) => `${header({ kid: times(size / 2, 'a') })}.e30.a`,
    'with critical headers': (size) => `${header({ crit: Array(Math.floor(size / 8)).fill('a') })}.e30.a`,
    'with long claims': (size) => `${header()}.${part({ sub: times(size / 2, '[{') })}.a`,
    'with nested claims': (size) =>
      `${header()}.${Buffer.from(times(size / 2, '[')).toString('base64url')}.a`,
    'with a long signature': (size) => `${header()}.e30.${times(size, 'a')}`,
  }

  it('as a token of OpenID Connect', async () => {
    const verifier = oidcVerifier({ issuer: issuer.url, audience, formsClaim: 'dynamosync_forms' })
    const oidc = ownerApp({ forms, verifier })
    const cases = Object.entries(tokens).map(
      ([what, make]) => [what, (size: number): Parts => ({ headers: bearer(make(size)) })] as const,
    )
    expect(await found(Object.fromEntries(cases), oidc.send)).toEqual([])
  })

  it('as names of forms in a claim', async () => {
    const verifier = oidcVerifier({ issuer: issuer.url, audience, formsClaim: 'dynamosync_forms' })
    const oidc = ownerApp({ forms, verifier })
    const made = new Map<string, string>()
    for (const [what, claim] of Object.entries({ spaces: ' ', commas: ', ', names: 'text ' }))
      for (const size of sizes)
        made.set(
          `${what} ${size}`,
          await issuer.token({ claims: { dynamosync_forms: times(size / 2, claim) } }),
        )
    const cases = ['spaces', 'commas', 'names'].map((what) => {
      return [
        what,
        (size: number): Parts => ({ headers: bearer(made.get(`${what} ${size}`) ?? '') }),
      ] as const
    })
    expect(await found(Object.fromEntries(cases), oidc.send)).toEqual([])
  })

  it('as a caller whom the gateway’s authorizer names', async () => {
    const iam = ownerApp({ forms, verifier: iamVerifier('all') })
    const callers: Readonly<Record<string, (size: number) => unknown>> = {
      'a long name': (size) => ({ iam: { userArn: times(size, 'arn:') } }),
      'many members': (size) => Object.fromEntries(Array.from({ length: size / 8 }, (_, n) => [`n${n}`, n])),
      'a name that is no text': (size) => ({
        userArn: Array(Math.floor(size / 2)).fill('a'),
        accountId: '1',
      }),
    }
    const slow: unknown[] = []
    for (const [what, make] of Object.entries(callers)) {
      const made = new Map([
        [0, { iam: { userArn: harmless(largest) } }],
        ...sizes.map((size) => [size, make(size)] as const),
      ])
      const asked = (parts: Parts) => iam.send({ path: '/api/forms', caller: made.get(Number(parts.body)) })
      const costs = await unfair(asked, (size) => ({ body: String(size) }), { body: '0' })
      if (costs !== undefined) slow.push({ what, costs })
    }
    expect(slow).toEqual([])
  })
})

const names = (size: number): string => Array.from({ length: size / 5 }, (_, n) => `n${n}`).join('&')

/** What a program might do carelessly with a part of what it is sent. */
const careless: Readonly<Record<string, (text: string) => unknown>> = {
  'zeros before an end': (text) => /0+$/.test(text),
  'spaces before a comma': (text) => text.split(/ +,/),
  'names looked for among those before': (text) => {
    const names = text.split('&')
    return names.filter((name, at) => names.indexOf(name) === at)
  },
}

describe('a step that is quadratic', () => {
  it.each([
    ['zeros before an end', (size: number) => `${times(size, '0')}1`],
    ['spaces before a comma', (size: number) => `${times(size, ' ')}x`],
    ['names looked for among those before', names],
  ])('is found: %s', async (name, make) => {
    const mutant = async (parts: Parts) => {
      careless[name]!((parts.query ?? '').slice(-(parts.query ?? '').length / 6))
      return send(parts)
    }
    const at = (size: number): Parts => ({ ...query(''), query: make(size) })
    const calm = { ...query(''), query: times(largest, 'x') }
    expect(await unfair(mutant, at, calm)).not.toBe(undefined)
  })
})
