import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { Handler } from '../../../src/adapters/gateway/invoke.js'
import { stage } from '../../../src/adapters/gateway/gateway-request.js'
import {
  type GatewayOptions,
  type LocalGateway,
  localGateway,
} from '../../../src/adapters/gateway/gateway-server.js'
import { routes } from '../../../src/domain/contract/routes.js'
import { site } from '../../handlers/serving/app.js'
import { anyRequest, second } from './arbitrary-request.js'
import { type Answer, comparable, sendTo } from './comparable.js'
import {
  corsIn,
  errorHeadersIn,
  originsIn,
  routesIn,
  routeTo,
  stagesIn,
  templateOf,
} from '../../infra/deployed-template.js'
import type { WireRequest } from './event-request.js'
import { differences } from './differences.js'
import { gatewayOf } from './both-functions.js'

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

const templates = ['http-dev', 'http-prod', 'rest-dev', 'rest-prod', 's3-dev']

const handlerOf =
  (name: string): Handler =>
  (event: Readonly<Record<string, string>>) =>
    Promise.resolve({
      statusCode: 200,
      headers: {
        name,
        route: event['routeKey'] ?? `${event['httpMethod'] ?? ''} ${event['resource'] ?? ''}`,
      },
    })

/** A local gateway that is set up as a template's API is, with functions that say who they are. */
const imitationOf = async (name: string) => {
  const template = templateOf(name)
  const options = { port: 0, site: 'web', forms: [], log: () => undefined }
  const configured = corsIn(template)
  const origins = name.startsWith('rest') ? originsIn(template) : configured?.AllowOrigins
  const gateway = await localGateway({
    ...options,
    kind: name.startsWith('rest') ? 'rest' : 'http',
    ...(origins === undefined ? {} : { cors: () => new Set(origins) }),
    handler: handlerOf('submit'),
    owner: handlerOf('owner'),
  })
  if (E.isLeft(gateway)) throw new Error(gateway.left)
  running.push(['http', gateway.right])
  return { template, url: `http://127.0.0.1:${gateway.right.port}` }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

describe.each(templates)('the API of the stack %s', (name) => {
  it('has the routes of the one table, under the stage of the local gateway', () => {
    const template = templateOf(name)
    const named = routes.flatMap(({ path, methods: all, function: own }) =>
      [...all, 'ANY'].map((method): [string, string] => [`${method} ${path}`, own]),
    )
    const others = ['ANY /', 'ANY /{proxy+}'].map((key): [string, string] => [key, 'submit'])
    expect([...routesIn(template)].sort()).toEqual([...named, ...others].sort())
    expect(stagesIn(template)).toEqual([stage])
  })

  it('takes each request to the function and by the route that the local gateway takes it to', async () => {
    const { template, url } = await imitationOf(name)
    const deployed = routesIn(template)
    for (const path of [
      '',
      '/',
      '/a',
      '/a/b/c',
      '/forms/',
      '/forms/x/',
      '/forms//counts',
      ...routes.map((each) => each.path),
    ])
      for (const method of methods) {
        const asked = path.replace('{form}', 'record').replace('{id}', 'a')
        const { headers } = await sendTo(url, {
          method,
          path: asked,
          query: '',
          headers: {},
          body: Buffer.alloc(0),
        })
        const key = routeTo(deployed, method, asked) ?? ''
        const written = name.startsWith('rest') ? key.replace(/^\S+/, method) : key
        expect([method, asked, headers['name'], headers['route']]).toEqual([
          method,
          asked,
          deployed.get(key),
          written,
        ])
      }
  })

  it('says to browsers what the local gateway says', async () => {
    const { template, url } = await imitationOf(name)
    const configured = corsIn(template)
    const origin = configured?.AllowOrigins[0] ?? site
    const headers = { origin, 'access-control-request-method': 'POST' }
    const ask = { path: '/forms/record', query: '', headers, body: Buffer.alloc(0) }
    const preflight = await sendTo(url, { ...ask, method: 'OPTIONS' })
    const read = await sendTo(url, { ...ask, method: 'GET' })
    const list = (text = ''): string[] => text.split(', ')
    if (configured === undefined)
      expect([preflight.headers['name'], read.headers['name']]).toEqual(['submit', 'submit'])
    else {
      expect(configured).toEqual({
        AllowOrigins: configured.AllowOrigins,
        AllowMethods: list(preflight.headers['access-control-allow-methods']),
        AllowHeaders: list(preflight.headers['access-control-allow-headers']),
        MaxAge: Number(preflight.headers['access-control-max-age']),
        ExposeHeaders: list(read.headers['access-control-expose-headers']),
      })
      expect(read.headers['access-control-allow-origin']).toBe(origin)
    }
    const own = await sendTo(url, { ...ask, method: 'POST', query: '%' })
    for (const expected of errorHeadersIn(template)) expect(own.headers).toMatchObject(expected)
    expect(errorHeadersIn(template)).toHaveLength(name.startsWith('rest') ? 2 : 0)
  })
})
