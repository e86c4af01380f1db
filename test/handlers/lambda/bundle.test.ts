import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { membersOf } from '../serving/app.js'
import { recorded } from '../../adapters/lambda/recorded-events.js'
import { bundle, runFunction } from './function.js'

const settings = {
  TABLE_NAME: 'submissions',
  ALLOWED_ORIGINS: 'https://www.example.org, https://example.org',
  AWS_REGION: 'eu-central-1',
}

const changed = (name: string, change: Readonly<Record<string, unknown>>): unknown => ({
  ...recorded(name),
  ...change,
})

const http = (method: string): unknown => ({
  ...(recorded('http-api-query')['requestContext'] as object),
  http: { method },
})

describe('the deployed function', () => {
  it('loads with its own environment variables only, and answers what needs no store', () => {
    const events = {
      'a field missing': [changed('http-api-query', { rawQueryString: 'id=sEcReT' }), 422],
      'a field missing, through a REST API': [changed('rest-api-json', { body: '{"id":"sEcReT"}' }), 422],
      'no such form': [changed('http-api-query', { rawPath: '/forms/other' }), 404],
      'another method': [changed('http-api-query', { requestContext: http('DELETE') }), 405],
      'a preflight': [changed('http-api-nothing', { requestContext: http('OPTIONS') }), 204],
      'malformed JSON': [changed('http-api-json', { body: '{"id":"sEcReT' }), 400],
      'malformed Base64': [changed('http-api-urlencoded', { body: 'sEcReT!' }), 400],
      'too much': [changed('http-api-json', { body: JSON.stringify({ id: 'sEcReT'.repeat(20_000) }) }), 413],
      'another kind of event': [recorded('sqs'), 500],
    } as const
    const run = runFunction(
      settings,
      Object.values(events).map(([event]) => event),
    )
    expect(run.errors).toBe('')
    expect(run.exports).toContain('handler')
    expect(run.replies.map(({ statusCode }) => statusCode)).toStrictEqual(
      Object.values(events).map(([, status]) => status),
    )
    for (const { headers } of run.replies.slice(0, -1))
      expect(headers).toMatchObject({ 'access-control-allow-origin': 'https://www.example.org' })
    for (const { body } of run.replies.filter(({ statusCode }) => statusCode >= 400))
      expect(membersOf({ body })['message']).toMatch(/\.$/)
    expect(run.log.map((line) => membersOf({ body: line })['status'])).toStrictEqual(
      run.replies.map(({ statusCode }) => statusCode),
    )
    expect(JSON.stringify(run)).not.toContain('sEcReT')
  })

  it('answers in time that a retry is safe if DynamoDB does not answer', () => {
    const away = {
      ...settings,
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    }
    const { replies, log, errors } = runFunction(away, [recorded('http-api-json')], { remaining: 1_500 })
    expect(errors).toBe('')
    expect(replies[0]).toMatchObject({
      statusCode: 503,
      headers: { 'retry-after': expect.any(String) as unknown },
    })
    expect(membersOf(replies[0]!)).toMatchObject({
      code: 'store-unavailable',
      outcome: 'not-stored',
      retryable: true,
    })
    expect(log).toHaveLength(1)
  })

  it('fails to load where its configuration is broken, with every complaint in one message', () => {
    const { exports, errors } = runFunction({
      TABLE_NAME: 'a table',
      ALLOWED_ORIGINS: '*,https://example.org/,example.org',
      AWS_USE_FIPS_ENDPOINT: 'yes',
    })
    expect(exports).toStrictEqual([])
    expect(errors).toContain(
      [
        'Error: The configuration is not valid:',
        '- TABLE_NAME must be 3 to 255 characters from A–Z, a–z, 0–9, _, - and .',
        '- ALLOWED_ORIGINS: “*” would let every site post here; list the origins, separated by commas',
        '- ALLOWED_ORIGINS: “https://example.org/” is not an origin such as https://example.org; did you mean https://example.org?',
        '- ALLOWED_ORIGINS: “example.org” is not an origin such as https://example.org',
        '- AWS_REGION is missing: the region of the DynamoDB table, such as eu-central-1',
        '- AWS_USE_FIPS_ENDPOINT must be true or false, not “yes”',
      ].join('\n'),
    )
    expect(runFunction({}).errors).toContain('- TABLE_NAME is missing')
  })
})

describe('its code', () => {
  const text = readFileSync(bundle, 'utf8')
  const map = JSON.parse(readFileSync(new URL('index.cjs.map', bundle), 'utf8')) as {
    readonly sources: readonly string[]
  }
  const own = map.sources.filter((source) => !source.includes('node_modules/'))

  it('is made of what it needs, and of nothing that is for tests or for one machine', () => {
    expect(own.length).toBeGreaterThan(20)
    const foreign = /\/(test|tools|web|bench|dynalite|gateway|memory)\/|handlers\/(start|cli)|jest|fast-check/
    expect(own.filter((source) => foreign.test(source))).toStrictEqual([])
    expect(
      map.sources.filter((source) =>
        /node_modules\/(dynalite|levelup|playwright|testcontainers|aws-cdk)/.test(source),
      ),
    ).toStrictEqual([])
  })

  it('has one build of each library, and its source map beside it', () => {
    expect(map.sources.filter((source) => source.includes('fp-ts/lib/'))).toStrictEqual([])
    expect(text).toContain('//# sourceMappingURL=index.cjs.map')
  })

  it('names no place of the machine that built it', () => {
    expect(text).not.toContain(process.cwd())
    expect(map.sources.filter((source) => source.startsWith('/'))).toStrictEqual([])
  })
})
