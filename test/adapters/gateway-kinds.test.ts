import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { GatewayOptions, LocalGateway } from '../../src/adapters/gateway/server.js'
import { site } from '../support/app.js'
import { anyRequest, second } from '../support/arbitrary-request.js'
import { type Answer, comparable, sendTo } from '../support/comparable.js'
import type { WireRequest } from '../support/event-request.js'
import { differences } from '../support/gateway-differences.js'
import { gatewayOf } from '../support/gateway-kinds.js'

const cors = () => new Set([site, second])
const kinds = {
  http: { kind: 'http' },
  'http-cors': { kind: 'http', cors },
  rest: { kind: 'rest', cors },
} as const satisfies Record<string, Pick<GatewayOptions, 'kind' | 'cors'>>
type Name = keyof typeof kinds

const running: (readonly [Name, LocalGateway])[] = []
beforeAll(async () => {
  for (const name of Object.keys(kinds) as Name[]) running.push([name, await gatewayOf(kinds[name])])
})
afterAll(() => Promise.all(running.map(([, { close }]) => close(0))))

const form = ['content-type', 'application/x-www-form-urlencoded'] as const
let count = 0
const fresh = () => by(`fresh-${(count += 1)}`)
const by = (key: string) => ['idempotency-key', `${key}-key-0123456789`] as const
const plain: WireRequest = {
  method: 'POST',
  path: '/forms/note',
  query: '',
  headers: [form, by('usual')],
  body: Buffer.from('id=1&line=a'),
}
const asked = (query: string): WireRequest => ({
  ...plain,
  query,
  headers: [fresh()],
  body: Buffer.alloc(0),
})
const sent = (body: string | Buffer, type: string): WireRequest => ({
  ...plain,
  headers: [fresh(), ['content-type', type]],
  body: Buffer.from(body),
})

/** What has been got wrong by somebody before. */
const handPicked: readonly WireRequest[] = [
  plain,
  { ...plain, method: 'HEAD' },
  // The third is superseded by the second.
  ...(['a', 'b', 'a'] as const).map((line) => ({
    ...plain,
    path: '/forms/unique',
    headers: [form, by(`line-${line}`)],
    body: Buffer.from(`id=superseded&line=${line}`),
  })),
  ...[
    '?',
    '&&',
    'line=a%2Cb',
    'line=a,b',
    'line=a+b',
    'line=a%2Bb',
    'line=a%20b',
    'line=50%25',
    'line=%2525',
  ].map(asked),
  ...[
    'line=ä'.normalize('NFC'),
    'line=%C3%A4',
    'line=%F0%9F%98%80',
    'line',
    '=a',
    'line=a=b',
    'line=a?b',
    '__proto__=a',
  ].map((query) => asked(query.replace('ä', '\u00e4'))),
  ...[
    'tags=a&tags=b&line=1',
    'tags=a,b&line=1',
    'line=1&line=2',
    'tags[]=a&line=1',
    'tags=hello+world&line=1',
  ].map(asked),
  ...['line=50%', 'line={a}', 'line=a|b', 'line=x;id=2', 'line=%FF', 'line=%ff%fe'].map(asked),
  ...[Buffer.from('line=\xff', 'latin1'), 'line=%FF', 'line=%', 'line=a&', '\ufeffline=a'].map((body) =>
    sent(body, form[1]),
  ),
  ...[
    '{"line":"a"}',
    '\ufeff{"line":"a"}',
    '{"line":"\\ud800"}',
    Buffer.from('{"line":"\xe4"}', 'latin1'),
    ' ',
    'null',
  ].map((body) => sent(body, 'application/json')),
  ...[
    'TEXT/PLAIN',
    'application/json; charset=latin1',
    'application/problem+json',
    'multipart/form-data',
    ';',
    '',
  ].map((type) => sent('{"line":"a"}', type)),
  ...[64 * 1024 - 7, 64 * 1024, 1024 * 1024].map((length) => sent(`line=${'a'.repeat(length)}`, form[1])),
  { ...plain, headers: [form, fresh(), ['Idempotency-Key', 'two-key-0123456789']] },
  { ...plain, headers: [form, fresh(), ['accept', 'text/html'], ['Accept', 'application/json']] },
  {
    ...plain,
    headers: [
      ['CONTENT-TYPE', form[1]],
      ['IDEMPOTENCY-KEY', 'usual-key-0123456789'],
    ],
  },
  { ...plain, headers: [form, fresh(), ['origin', '']] },
  { ...plain, headers: [form, fresh(), ['x-long', 'a'.repeat(9_000)]] },
  ...[
    '/forms/n%6Fte',
    '/forms/note%2Fsubmissions',
    '/forms/note%3Fx',
    '/forms/%C3%A4',
    '/%',
    '/forms/%00',
    '/forms/note%20',
  ].map((path) => ({ ...plain, path, headers: [form, fresh()] })),
]

const isKeyless = ({ path, headers }: WireRequest): boolean =>
  path !== '/forms/unique' && !JSON.stringify(headers).toLowerCase().includes('"idempotency-key"')

/** What identifies a submission without a key is chance. */
const withoutChance = (request: WireRequest, { headers, body, status }: Answer): Answer => {
  const masked = (text: string): string =>
    isKeyless(request) ? text.replace(/\b([a-z2-7]{26}|1-[0-9a-f]{64})\b/g, '<chance>') : text
  const all = Object.entries(headers).map(([name, value]) => [name, masked(value)] as const)
  return { status, headers: Object.fromEntries(all), body: masked(body) }
}

const answersTo = async (request: WireRequest): Promise<Readonly<Record<Name, Answer>>> => {
  const answers = running.map(async ([name, { port }]) => {
    const answer = comparable(await sendTo(`http://127.0.0.1:${port}`, request))
    return [name, withoutChance(request, answer)] as const
  })
  return Object.fromEntries(await Promise.all(answers)) as Record<Name, Answer>
}

describe('the same requests through every kind of gateway', () => {
  it('have the same answers, but for the differences that are known', async () => {
    const drawn = fc.sample(anyRequest, { seed: 20_261_122, numRuns: 600 })
    const met = new Set<string>()
    const statuses = new Map<number, number>()
    for (const request of [...handPicked, ...drawn]) {
      const { http, ...others } = await answersTo(request)
      statuses.set(http.status, (statuses.get(http.status) ?? 0) + 1)
      for (const [kind, answer] of Object.entries(others)) {
        if (JSON.stringify(http) === JSON.stringify(answer)) continue
        const known = differences.find(
          (each) => each.kind === kind && each.concerns(request, http) && each.explains(http, answer),
        )
        if (known === undefined) expect({ kind, request, answer }).toEqual({ kind, request, answer: http })
        else met.add(known.reason)
      }
    }
    // A difference that never shows is not there, and a status that never comes was not compared.
    expect([...met].sort()).toEqual(differences.map(({ reason }) => reason).sort())
    expect([...statuses.keys()].sort()).toEqual([200, 201, 204, 400, 401, 403, 404, 405, 409, 413, 415, 422])
    expect(statuses.get(201)).toBeGreaterThan(20)
  })
})
