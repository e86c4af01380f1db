import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from '@jest/globals'
import { membersOf } from '../serving/app.js'
import { recorded } from '../../adapters/lambda/recorded-events.js'
import { runFunction } from './function.js'
import { type Stack, startStack } from '../local/stack.js'

const entry = new URL('../../../lambda/owner/index.mjs', import.meta.url)
const token = 'local-token-0123456789-0123456789'
const settings = {
  TABLE_NAME: 'submissions',
  ALLOWED_ORIGINS: 'https://www.example.org',
  AWS_REGION: 'eu-central-1',
  OWNER_TOKEN: token,
}

const event = (rawPath: string, authorization?: string): unknown => ({
  ...recorded('http-api-query'),
  rawPath,
  requestContext: {
    ...(recorded('http-api-query')['requestContext'] as object),
    http: { method: 'GET' },
  },
  headers: authorization === undefined ? {} : { authorization },
  rawQueryString: 'limit=sEcReT',
})

describe('the owner’s deployed function', () => {
  it('loads with its own environment variables only, and answers what needs no store', () => {
    const list = '/api/forms/record/submissions'
    const run = runFunction(
      settings,
      [event(list), event(list, `Bearer ${token}`), event('/forms/none/submissions', `Bearer ${token}`)],
      { entry },
    )
    expect(run.errors).toBe('')
    expect(run.exports).toStrictEqual(['handler'])
    expect(run.replies.map(({ statusCode, body }) => [statusCode, membersOf({ body })['code']])).toEqual([
      [401, 'unauthenticated'],
      [422, 'validation-failed'],
      [404, 'form-not-found'],
    ])
    expect(run.log.map((line) => membersOf({ body: line })['status'])).toEqual([401, 422, 404])
    expect(JSON.stringify(run)).not.toMatch(/sEcReT|local-token/)
  })

  it('fails to load without owners', () => {
    const { exports, errors } = runFunction({ TABLE_NAME: 'submissions' }, [], { entry })
    expect(exports).toStrictEqual([])
    expect(errors).toContain(
      '- owners cannot be identified: set OIDC_ISSUER and OIDC_AUDIENCE, or OWNER_IAM=true',
    )
  })

  it('is all that has the verifier of tokens in it', () => {
    const sources = (file: string): readonly string[] =>
      (JSON.parse(readFileSync(new URL(file, entry), 'utf8')) as { readonly sources: readonly string[] })
        .sources
    const isJose = (source: string): boolean => source.includes('node_modules/jose/')
    expect(sources('index.mjs.map').some(isJose)).toBe(true)
    expect(sources('../submit/index.cjs.map').some(isJose)).toBe(false)
  })
})

const running: Stack[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ kill }) => kill()))
})

describe('npm start', () => {
  it.each(['http', 'http-cors', 'rest'])(
    'lets its owner list, read and erase by the token that it prints: GATEWAY=%s',
    async (kind) => {
      const stack = await startStack({ env: { GATEWAY: kind } })
      running.push(stack)
      const printed = /token ([\w-]{43})\n +which is kept in (\S+)/.exec(stack.output())
      expect(readFileSync(printed?.[2] ?? '', 'utf8').trim()).toBe(printed?.[1])
      const headers = { authorization: `Bearer ${printed?.[1] ?? ''}` }
      const at = `${stack.url}/api/forms/record/submissions`
      const posted = await fetch(`${stack.url}/api/forms/record?id=1&value=2`, { method: 'POST' })
      const location = `${stack.url}${posted.headers.get('location') ?? ''}`
      expect(await (await fetch(at, { headers })).json()).toMatchObject({ submissions: [{}] })
      expect(await (await fetch(location, { headers })).json()).toMatchObject({
        fields: { id: '1', value: '2' },
      })
      const told = async (path: string) => (await fetch(`${stack.url}/api/${path}`, { headers })).json()
      expect(await told('forms')).toMatchObject({ forms: [{ name: 'record' }, {}, {}] })
      expect(await told('forms/record/counts?days=1')).toMatchObject({ days: [{ count: 1, final: false }] })
      expect(await told('forms/record/submissions?view=full')).toMatchObject({
        submissions: [{ fields: { id: '1', value: '2' }, listed: {} }],
      })
      expect((await fetch(`${stack.url}/api/forms`, { method: 'POST' })).headers.get('allow')).toBe(
        'GET, OPTIONS',
      )
      expect((await fetch(at)).status).toBe(401)
      expect((await fetch(location, { method: 'DELETE', headers })).status).toBe(204)
      expect((await fetch(location, { headers })).status).toBe(404)
      const late = await fetch(`${stack.url}/api/forms/record?id=1&value=2`, { method: 'POST' })
      expect(late.status).toBe(410)
      expect(stack.output().split(printed?.[1] ?? 'none')).toHaveLength(2)
    },
  )
})
