import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request as send, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import type { LambdaReply } from '../../../src/adapters/lambda/index.js'
import type { FunctionName } from '../../../src/domain/contract/routes.js'
import { comparable, sendTo, timeless } from '../../adapters/gateway/comparable.js'
import { functionIn, templateOf } from '../../infra/deployed-template.js'
import { type Change, eventLike, requestIn } from '../../adapters/gateway/event-request.js'
import { recorded } from '../../adapters/lambda/recorded-events.js'
import { audience, handmadeIssuer, serverAt } from '../../adapters/owner/issuer.js'
import { type DeployedFunction, type LambdaEnvironment, lambdaEnvironment } from './environment.js'
import { type Stack, startStack } from '../local/stack.js'
import { useAnyCredentials } from '../../adapters/dynamodb/databases.js'

const site = 'https://www.example.org'
const built = (name: string): URL => new URL(`../../../lambda/${name}/`, import.meta.url)

type Issuer = Awaited<ReturnType<typeof handmadeIssuer>>

let issuer: Issuer
/** Signing secret of both the function and the local stack. */
const secret = 'ab'.repeat(32)

let stack: Stack
const open: Pick<LambdaEnvironment, 'close'>[] = []

const started = async (deployed: DeployedFunction): Promise<LambdaEnvironment> => {
  const environment = await lambdaEnvironment(deployed)
  open.push(environment)
  return environment
}

/** A function of the stack with its memory, timeout and variables, whose values are for this machine. */
const deployed = (
  name: FunctionName,
  variables: Readonly<Record<string, string>> = {},
  template = 'http-prod',
): DeployedFunction => {
  const { variables: names, ...rest } = functionIn(templateOf(template), name)
  const here: Readonly<Record<string, string>> = {
    TABLE_NAME: 'deployed',
    ALLOWED_ORIGINS: site,
    OIDC_ISSUER: issuer.url,
    OIDC_AUDIENCE: audience,
    OWNER_IAM: 'true',
    FORM_SECRET: secret,
  }
  const own = Object.fromEntries(names.map((each) => [each, here[each] ?? 'not known to this test']))
  const store = { AWS_ENDPOINT_URL_DYNAMODB: stack.dynamoUrl }
  return { code: built(name), ...rest, variables: { ...own, ...store, ...variables } }
}

beforeAll(async () => {
  useAnyCredentials()
  issuer = await handmadeIssuer()
  stack = await startStack({
    env: {
      DATA_DIR: 'memory',
      ALLOWED_ORIGINS: site,
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: audience,
      FORM_SECRET: secret,
    },
  })
  await ensureTable({ endpoint: stack.dynamoUrl, table: 'deployed' })
})
afterAll(async () => {
  await Promise.all([...open.map(({ close }) => close()), stack.kill(), issuer.server.close()])
})

const answerOf = ({ statusCode: status, headers, body }: LambdaReply) =>
  timeless(comparable({ status, headers, body }))

/** Sends an event to the function and its request to the local stack, and compares the answers. */
const sameAnswer = async (environment: LambdaEnvironment, event: unknown): Promise<LambdaReply> => {
  const reply = await environment.reply(event)
  const request = requestIn(event)
  const answer = answerOf(reply)
  // The gateway removes the body of an answer to HEAD.
  const body = request.method === 'HEAD' ? '' : answer.body
  expect({ ...answer, body }).toEqual(timeless(comparable(await sendTo(stack.url, request))))
  return reply
}

const names = readdirSync(new URL('../../../../test/adapters/lambda/events/', import.meta.url))
  .map((file) => file.replace('.json', ''))
  .filter((name) => name !== 'sqs')
/** One recorded event of each kind of gateway. */
const kinds = ['http-api-json', 'function-url-json', 'rest-api-json', 'alb-json']

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const html = { ...form, accept: 'text/html' }
const key = { 'idempotency-key': 'another-key-0000-0001' }

/** Variations of the recorded requests, and their statuses. */
const others: Readonly<Record<string, readonly [number, Change]>> = {
  'a field missing': [422, { body: '{"id":"sEcReT"}' }],
  'no JSON': [400, { body: '{"id":"sEcReT' }],
  'another charset': [415, { headers: { 'content-type': 'application/json; charset=latin1' } }],
  'another type': [415, { headers: { 'content-type': 'application/xml' }, body: '<id>sEcReT</id>' }],
  'too much': [413, { body: `{"id":"${'sEcReT'.repeat(20_000)}"}` }],
  'another form': [404, { path: '/forms/other' }],
  'no such address': [404, { path: '/nothing/here' }],
  'another method': [405, { method: 'PATCH' }],
  'another origin': [403, { headers: { origin: 'https://evil.example' } }],
  'no key': [400, { headers: { 'idempotency-key': 'short' } }],
  'a preflight': [204, { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' }, body: '' }],
  'a page': [200, { method: 'GET', headers: { accept: 'text/html' }, body: '' }],
  'the head of a page': [200, { method: 'HEAD', headers: { accept: 'text/html' }, body: '' }],
  'a form without script': [200, { headers: { ...html, ...key }, body: 'id=html-1&value=a' }],
  'a form without script, incomplete': [422, { headers: html, body: 'id=html-1' }],
  'another value of the same id': [200, { headers: { ...form, ...key }, query: 'id=A-42&value=b', body: '' }],
  'what was replaced since': [409, {}],
  'a test of the deployment': [200, { headers: { 'x-dynamosync-test': '1' } }],
}

describe('the submit function, as Lambda runs it', () => {
  let environment: LambdaEnvironment
  beforeAll(async () => void (environment = await started(deployed('submit'))))

  it('answers every recorded event as the local stack answers its request, and stores once', async () => {
    const told = []
    for (const name of names) {
      const { statusCode, headers } = await sameAnswer(environment, recorded(name))
      told.push([name, statusCode, headers['Idempotency-Replayed'] ?? headers['idempotency-replayed']])
    }
    const isNone = (name: string): boolean => /-(nothing|repeated)$/.test(name)
    const replayed = (name: string, n: number) => (n === 0 || isNone(name) ? undefined : 'true')
    expect(told).toEqual(names.map((name, n) => [name, isNone(name) ? 400 : 201, replayed(name, n)]))
    expect(names).toHaveLength(23)
  })

  it('answers all else as the local stack does, and logs one line of JSON for each', async () => {
    const before = (await environment.logged(names.length)).length
    for (const kind of kinds)
      for (const [name, [status, change]] of Object.entries(others)) {
        const { statusCode } = await sameAnswer(environment, eventLike(kind, change))
        expect([kind, name, statusCode]).toEqual([kind, name, status])
      }
    const statuses = Object.values(others).map(([status]) => status)
    const lines = (await environment.logged(before + kinds.length * statuses.length)).slice(before)
    expect(lines.map((line) => (JSON.parse(line) as { status: number }).status)).toEqual(
      kinds.flatMap(() => statuses),
    )
    expect(lines.join()).not.toContain('sEcReT')
  })

  it('answers invalid and oversized requests, and keeps running', async () => {
    const scheduled = { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }
    const huge = { 'x-huge': 'h'.repeat(1_000_000) }
    for (const event of [recorded('sqs'), scheduled, {}, [], null, 'warm up', 7])
      expect((await environment.reply(event)).statusCode).toBe(500)
    expect((await environment.reply(eventLike('http-api-json', { headers: huge }))).statusCode).toBe(409)
    expect((await environment.reply(recorded('http-api-query'))).statusCode).toBe(409)
  })

  // Lambda ends a process above its memory limit, so the peak must stay below. The heap has Lambda's flags.
  it('stays below its memory, also after a thousand of the largest requests', async () => {
    const value = 'v'.repeat(60_000)
    const large = eventLike('http-api-json', { body: JSON.stringify({ id: 'large', value }) })
    for (let n = 0; n < 1_000; n += 1) expect((await environment.reply(large)).statusCode).toBe(422)
    expect(environment.peak() ?? 0).toBeLessThan(deployed('submit').memory)
  })

  it('stores once what two environments are handed at the same time', async () => {
    const environments = [environment, await started(deployed('submit'))]
    const event = eventLike('http-api-json', {
      headers: { 'idempotency-key': 'at-the-same-time-0001' },
      body: '{"id":"at once","value":"a"}',
    })
    const replies = await Promise.all(environments.map((each) => each.reply(event)))
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect(replies[0]?.body).toBe(replies[1]?.body)
    expect(replies.filter(({ headers }) => 'idempotency-replayed' in headers)).toHaveLength(1)
  })
})

describe('the owner’s function, as Lambda runs it', () => {
  it('answers owners and others as the local stack does', async () => {
    const environment = await started(deployed('owner'))
    const bearer = async (forms: string) =>
      `Bearer ${await issuer.token({ claims: { dynamosync_forms: forms } })}`
    const [mine, foreign] = [await bearer('record'), await bearer('contact')]
    const list = '/forms/record/submissions'
    const one = `${list}/zdymqwhbcwyazstt3zzp4nw6kl`
    const asked: readonly [number, Change][] = [
      [401, { path: list }],
      [401, { path: list, headers: { authorization: 'Bearer no.token.atall' } }],
      [404, { path: list, headers: { authorization: foreign } }],
      [404, { path: '/forms/other/submissions', headers: { authorization: mine } }],
      [405, { path: list, method: 'POST', headers: { authorization: mine } }],
      [422, { path: list, query: 'limit=sEcReT', headers: { authorization: mine } }],
      [400, { path: list, query: 'cursor=sEcReT', headers: { authorization: mine } }],
      [200, { path: list, query: 'limit=1&order=oldest', headers: { authorization: mine } }],
      [200, { path: one, headers: { authorization: mine } }],
      [404, { path: `${list}/none`, headers: { authorization: mine } }],
      [204, { path: list, method: 'OPTIONS', headers: { 'access-control-request-method': 'GET' } }],
    ]
    const erasure: Change = { path: one, method: 'DELETE', headers: { authorization: mine } }
    const erased: readonly [number, Change][] = [
      [204, erasure],
      [404, { path: one, headers: { authorization: mine } }],
    ]
    const everything = [...kinds.flatMap(() => asked), ...kinds.flatMap(() => erased)]
    for (const [n, [status, change]] of everything.entries()) {
      const kind = kinds[Math.floor(n / asked.length) % kinds.length] ?? ''
      const event = eventLike(kind, { method: 'GET', query: '', body: '', ...change })
      const { statusCode } = await sameAnswer(environment, event)
      expect([kind, change.path, change.query, statusCode]).toEqual([kind, change.path, change.query, status])
    }
    const lines = await environment.logged(everything.length)
    expect(lines).toHaveLength(everything.length)
    expect(lines.join()).not.toMatch(/sEcReT|Bearer/)
    expect(environment.peak() ?? 0).toBeLessThan(deployed('owner').memory)
  })
})

describe('the owner’s function behind the gateway’s IAM', () => {
  it.each([
    ['s3-dev', 'http-api-query', { authorizer: { iam: { userArn: 'arn:aws:iam::123456789012:user/ada' } } }],
    [
      'rest-dev',
      'rest-api-query',
      { identity: { accountId: '123456789012', userArn: 'arn:aws:iam::123456789012:user/ada' } },
    ],
  ])('answers whom the gateway let through, and nobody else: %s', async (template, kind, caller) => {
    const environment = await started(deployed('owner', {}, template))
    const event = eventLike(kind, { method: 'GET', path: '/forms', query: '' }) as {
      readonly requestContext: object
    }
    const signed = { ...event, requestContext: { ...event.requestContext, ...caller } }
    const replies = [await environment.reply(event), await environment.reply(signed)]
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([401, 200])
  })
})

/** Forwards every request to a store unchanged. */
const passOn =
  (target: string): RequestListener =>
  (request, response) => {
    const { method = 'POST', headers } = request
    request.pipe(
      send(target, { method, headers }, (reply) => {
        reply.pipe(response.writeHead(reply.statusCode ?? 502, reply.headers))
      }),
    )
  }

describe('a function whose store does not answer', () => {
  it('says so before its deadline, whenever that is, and works again once the store does', async () => {
    const store = await serverAt(() => undefined)
    open.push(store)
    const environment = await started(deployed('submit', { AWS_ENDPOINT_URL_DYNAMODB: store.url }))
    const event = eventLike('http-api-json', { headers: key, body: '{"id":"slow","value":"a"}' })
    const tell = async (milliseconds: number) => {
      const { statusCode, body } = await environment.reply(event, milliseconds)
      const { code, retryable } = JSON.parse(body) as Record<string, unknown>
      return [statusCode, code, retryable]
    }
    // A cold start is slowest, as it also connects to the store.
    expect(await tell(1_600)).toEqual([503, 'outcome-unknown', true])
    expect(await tell(1_300)).toEqual([503, 'outcome-unknown', true])
    // Less than the time reserved for the answer, so nothing is sent.
    expect(await tell(400)).toEqual([503, 'store-unavailable', true])
    store.answerBy(passOn(stack.dynamoUrl))
    expect((await environment.reply(event)).statusCode).toBe(201)
  })
})

describe('a function that is set up wrong', () => {
  it.each([
    ['submit', { TABLE_NAME: '' }, '- TABLE_NAME is missing'],
    [
      'owner',
      { OIDC_ISSUER: '', OWNER_TOKEN: 'sEcReT'.repeat(9) },
      '- OWNER_TOKEN is for the local stack only',
    ],
  ] as const)('does not start, and says why, without a secret: %s', async (name, variables, complaint) => {
    const environment = await started(deployed(name, variables))
    expect((await environment.invoke(recorded('http-api-json')))._tag).toBe('Exited')
    expect(environment.initError()).toMatchObject({ errorType: 'Error' })
    expect(environment.initError()?.errorMessage).toContain(complaint)
    await environment.ended
    const said = JSON.stringify([environment.initError(), await environment.logged(1)])
    expect(said).not.toMatch(/sEcReT|secret-of-the-role|token-of-the-role/)
  })
})

describe('this imitation of Lambda', () => {
  it.each([
    ['throws', `() => { throw new RangeError('no') }`, 'Failed'],
    ['is late', `() => new Promise((done) => setTimeout(done, 60_000))`, 'TimedOut'],
    ['ends its process', `() => process.exit(0)`, 'Exited'],
    ['answers over 6 MB', `() => 'a'.repeat(6 * 1024 * 1024)`, 'Failed'],
    ['holds more than it has', `() => { for (const all = []; ; ) all.push(Array(1e6).fill({})) }`, 'Exited'],
  ])('notices a function that %s', async (_, handler, result) => {
    const folder = mkdtempSync(join(tmpdir(), 'function-'))
    writeFileSync(join(folder, 'index.mjs'), `export const handler = ${handler}`)
    const code = pathToFileURL(`${folder}/`)
    const environment = await started({ code, runtime: 'nodejs24.x', memory: 128, timeout: 5, variables: {} })
    rmSync(folder, { recursive: true })
    expect((await environment.invoke({}, result === 'TimedOut' ? 300 : 5_000))._tag).toBe(result)
  })
})
