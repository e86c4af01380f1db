import { afterEach, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { Handler } from '../../../src/adapters/gateway/invoke.js'
import {
  type GatewayOptions,
  type LocalGateway,
  localGateway,
} from '../../../src/adapters/gateway/gateway-server.js'
import { type Invocation, lambdaTransport } from '../../../src/adapters/lambda/index.js'
import { systemClock } from '../../../src/adapters/system/index.js'
import { cors } from '../../../src/domain/contract/cors.js'
import { app, site, urlencoded } from '../../handlers/serving/app.js'

const other = 'https://other.example.org'
const stranger = 'https://evil.example'

const running: LocalGateway[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close(0)))
})

/** Each gateway that `npm start` can imitate. */
const gateways: Readonly<Record<string, Pick<GatewayOptions, 'kind' | 'cors'>>> = {
  http: {},
  'http-cors': { cors: () => new Set([site, other]) },
  rest: { kind: 'rest', cors: () => new Set([site, other]) },
}
const names = Object.keys(gateways)

/** The function behind a gateway; it throws and stalls where it is asked to. */
const functionOf = (origins: readonly string[]): Handler => {
  const answer = app({ origins }).through(lambdaTransport({ clock: systemClock }))
  return (event: { rawPath?: string; path?: string }, context) => {
    const path = event.rawPath ?? event.path ?? ''
    if (path.endsWith('/throw')) throw new RangeError('thrown')
    return path.endsWith('/stall')
      ? new Promise(() => undefined)
      : answer({ event, context } satisfies Invocation)
  }
}

const started = async (name: string, origins = [site, other]) => {
  const { kind, cors: configured } = gateways[name] ?? {}
  const kindOf = kind === undefined ? {} : { kind }
  const corsOf = configured === undefined ? {} : { cors: () => new Set(origins) }
  const handler = functionOf(origins)
  const options = { port: 0, site: 'web', forms: [], log: () => undefined, budget: 300, handler }
  const gateway = await localGateway({ ...options, ...kindOf, ...corsOf })
  if (E.isLeft(gateway)) throw new Error(gateway.left)
  running.push(gateway.right)
  return (init: RequestInit, origin: string, path = '/api/forms/record') =>
    fetch(`http://127.0.0.1:${gateway.right.port}${path}`, {
      ...init,
      headers: { origin, ...(init.headers as Record<string, string>) },
    })
}

const post = (body: string): RequestInit => ({ method: 'POST', headers: urlencoded, body })
const preflight: RequestInit = {
  method: 'OPTIONS',
  headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
}

const listed = (headers: Headers, name: string): readonly string[] =>
  (headers.get(name) ?? '').split(/,\s*/).sort()

/** What a browser would let a page of the origin do with an answer. */
const permissions = ({ headers }: Response, origin: string) => {
  const granted = headers.get('access-control-allow-origin')
  const exposed = listed(headers, 'access-control-expose-headers')
  return {
    reads: granted === origin || granted === '*',
    sees: exposed.filter((name) => name !== '' && headers.has(name)),
    credentials: headers.has('access-control-allow-credentials'),
  }
}

const grants = ({ headers }: Response, origin: string) => ({
  origin: headers.get('access-control-allow-origin') === origin,
  methods: listed(headers, 'access-control-allow-methods'),
  headers: listed(headers, 'access-control-allow-headers'),
  age: headers.get('access-control-max-age'),
})

type Send = Awaited<ReturnType<typeof started>>

/** One way to each status that a page can meet; those of the function are the same through every gateway. */
const ofFunction: readonly [number, (send: Send, origin: string) => Promise<Response>][] = [
  [201, (send, origin) => send(post('id=1&value=a'), origin)],
  [201, (send, origin) => send(post('id=1&value=a'), origin)],
  [200, (send, origin) => send(post('id=1&value=b'), origin)],
  [422, (send, origin) => send(post('id=1'), origin)],
  [413, (send, origin) => send(post(`id=1&value=${'a'.repeat(70_000)}`), origin)],
  [404, (send, origin) => send(post('id=1'), origin, '/api/forms/none')],
  [405, (send, origin) => send({ method: 'PUT' }, origin)],
]
const ofGateway: readonly [number[], (send: Send, origin: string) => Promise<Response>][] = [
  [[413], (send, origin) => send({ method: 'POST', body: new Uint8Array(6 * 1024 * 1024 + 1) }, origin)],
  [[500, 502], (send, origin) => send({}, origin, '/api/throw')],
  [[503, 504], (send, origin) => send({}, origin, '/api/stall')],
]

describe('a page of a listed origin, through every kind of gateway', () => {
  it('may read each answer of the function, and of its headers those that are listed', async () => {
    const seen = await Promise.all(
      names.map(async (name) => {
        const send = await started(name)
        const answers: unknown[] = []
        for (const [status, ask] of ofFunction) {
          const response = await ask(send, site)
          const { reads, sees, credentials } = permissions(response, site)
          expect([name, response.status, reads, credentials]).toEqual([name, status, true, false])
          answers.push([status, sees, response.headers.has('idempotency-replayed')])
        }
        return answers
      }),
    )
    expect(seen[0]).toContainEqual([201, ['idempotency-replayed', 'location', 'x-request-id'], true])
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

  it.each(names)('may read the gateway’s own errors where CORS is configured there: %s', async (name) => {
    const send = await started(name)
    for (const [statuses, ask] of ofGateway) {
      const response = await ask(send, site)
      expect(statuses).toContain(response.status)
      expect(Object.keys((await response.json()) as object)).toEqual(['message'])
      expect(permissions(response, site)).toMatchObject({ reads: name !== 'http', credentials: false })
    }
  })

  it.each(names)('is granted the same preflight at any address: %s', async (name) => {
    const send = await started(name)
    for (const path of ['/api/forms/record', '/api/forms/none', '/api/forms/record/submissions']) {
      const response = await send(preflight, site, path)
      expect([response.status, grants(response, site)]).toEqual([
        204,
        {
          origin: true,
          methods: [...cors.methods].sort(),
          headers: [...cors.requestHeaders].sort(),
          age: String(cors.maxAge),
        },
      ])
    }
  })
})

describe('a page of another origin, through every kind of gateway', () => {
  it.each(names)('reads nothing that the function says, and is granted no preflight: %s', async (name) => {
    const send = await started(name)
    for (const [, ask] of ofFunction) {
      const response = await ask(send, stranger)
      expect([403, 404, 405]).toContain(response.status)
      expect(permissions(response, stranger)).toEqual({ reads: false, sees: [], credentials: false })
    }
    const response = await send(preflight, stranger)
    expect([response.status, grants(response, stranger).origin]).toEqual([204, false])
    expect(response.headers.has('access-control-allow-methods')).toBe(false)
  })
})

describe('one warm function', () => {
  it.each(names)('gives each of a hundred alternating origins its own answer: %s', async (name) => {
    const origins = Array.from({ length: 100 }, (_, n) => `https://site-${n}.example.org`)
    const send = await started(name, origins)
    const answers = await Promise.all(
      [...origins, ...origins].map(async (origin, n) => {
        const { status, headers } = await send(post(`id=${n}&value=a`), origin)
        return [status, headers.get('access-control-allow-origin'), headers.get('vary')]
      }),
    )
    expect(answers).toEqual([...origins, ...origins].map((origin) => [201, origin, 'Origin']))
  })
})

describe('a gateway', () => {
  it('with CORS configured lets nothing of the function’s own CORS headers through', async () => {
    const handler: Handler = () =>
      Promise.resolve({
        statusCode: 200,
        headers: {
          'Access-Control-Allow-Origin': '*',
          'access-control-allow-credentials': 'true',
          'x-own': 'a',
        },
      })
    const options = { port: 0, site: 'web', forms: [], log: () => undefined, handler }
    const gateway = await localGateway({ ...options, ...gateways['http-cors'] })
    if (E.isLeft(gateway)) throw new Error(gateway.left)
    running.push(gateway.right)
    const read = async (origin: string) => {
      const { headers } = await fetch(`http://127.0.0.1:${gateway.right.port}/api/`, { headers: { origin } })
      return [...headers.keys()].filter((name) => /^(access-control|x-own)/.test(name))
    }
    expect(await read(stranger)).toEqual(['x-own'])
    expect(await read(site)).toEqual([
      'access-control-allow-origin',
      'access-control-expose-headers',
      'x-own',
    ])
  })

  it.each([
    ['http', 'www-authenticate'],
    ['http-cors', 'www-authenticate'],
    ['rest', 'x-amzn-remapped-www-authenticate'],
  ])('of kind %s says how to sign in by %s', async (name, header) => {
    const handler: Handler = () =>
      Promise.resolve({ statusCode: 401, headers: { 'WWW-Authenticate': 'Bearer' }, body: '{}' })
    const options = { port: 0, site: 'web', forms: [], log: () => undefined, handler }
    const gateway = await localGateway({ ...options, ...gateways[name] })
    if (E.isLeft(gateway)) throw new Error(gateway.left)
    running.push(gateway.right)
    const { headers } = await fetch(`http://127.0.0.1:${gateway.right.port}/api/`)
    expect([...headers.keys()].filter((each) => each.includes('authenticate'))).toEqual([header])
  })
})
