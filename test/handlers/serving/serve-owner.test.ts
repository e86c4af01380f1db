import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { anyVerifier, iamVerifier, oidcVerifier, tokenVerifier } from '../../../src/adapters/owner/index.js'
import type { HttpAnswer } from '../../../src/ports/http.js'
import { membersOf, site } from './app.js'
import { audience, handmadeIssuer } from '../../adapters/owner/issuer.js'
import { bearer, master, ownerApp, ownerOf } from './owner-app.js'

const arn = 'arn:aws:sts::123456789012:assumed-role/reader/session'

type Issuer = Awaited<ReturnType<typeof handmadeIssuer>>
let issuer: Issuer
beforeAll(async () => void (issuer = await handmadeIssuer()))
afterAll(() => issuer.server.close())

const everyWay = () =>
  anyVerifier([
    iamVerifier('all'),
    tokenVerifier(master),
    oidcVerifier({ issuer: issuer.url, audience, formsClaim: 'dynamosync_forms' }),
  ])

const now = (): number => Math.floor(Date.now() / 1000)

/** Requests without a valid owner, each for another reason. */
const nobodies: Readonly<Record<string, () => Promise<object> | object>> = {
  'no credentials': () => ({}),
  'an empty header': () => ({ headers: { authorization: '' } }),
  'another scheme': () => ({ headers: { authorization: `Basic ${master}` } }),
  'no token': () => ({ headers: { authorization: 'Bearer ' } }),
  'two tokens': () => ({ headers: { authorization: `Bearer ${master}, Bearer ${master}` } }),
  'another token': () => ({ headers: bearer(`${master}x`) }),
  'part of the token': () => ({ headers: bearer(master.slice(0, -1)) }),
  'a token in the query': () => ({ query: `access_token=${master}` }),
  'an expired token': async () => ({
    headers: bearer(await issuer.token({ claims: { exp: now() - 600, dynamosync_forms: '*' } })),
  }),
  'a token for another': async () => ({
    headers: bearer(await issuer.token({ claims: { aud: 'https://other', dynamosync_forms: '*' } })),
  }),
  'a caller without a name': () => ({ caller: { iam: { userArn: '' } } }),
  'a caller of another authorizer': () => ({ caller: { jwt: { claims: { userArn: arn } } } }),
  'a caller that the gateway does not know': () => ({ caller: { userArn: null, accountId: null } }),
  'a caller in a header': () => ({ headers: { 'x-amzn-caller': arn } }),
}

/** Valid owners without access to the form. */
const strangers: Readonly<Record<string, () => Promise<object> | object>> = {
  'of another form': async () => ({
    headers: bearer(await issuer.token({ claims: { dynamosync_forms: ['other'] } })),
  }),
  'of none': async () => ({ headers: bearer(await issuer.token({ without: ['dynamosync_forms'] })) }),
  'of one of a similar name': async () => ({
    headers: bearer(await issuer.token({ claims: { dynamosync_forms: 'not notes NOTE' } })),
  }),
}

const id = 'zdymqwhbcwyazstt3zzp4nw6kl'

/** All routes of a form, with good and bad requests. */
const routes: Readonly<Record<string, readonly [method: string, rest: string, query?: string]>> = {
  'a list': ['GET', 'submissions'],
  'a list in full': ['GET', 'submissions', 'view=full'],
  'a list by a wrong query': ['GET', 'submissions', 'limit=0&where.secret=x'],
  'a list by a wrong cursor': ['GET', 'submissions', 'cursor=x'],
  counts: ['GET', 'counts'],
  'counts by a wrong query': ['GET', 'counts', 'days=0'],
  'one submission': ['GET', `submissions/${id}`],
  'one submission of no possible id': ['GET', 'submissions/1'],
  'what was told': ['GET', `submissions/${id}/deliveries`],
  'what was told of no possible id': ['GET', 'submissions/1/deliveries'],
  'telling again': ['POST', `submissions/${id}/deliveries/team`],
  'a list of deliveries': ['GET', 'deliveries'],
  'a list of deliveries by a wrong query': ['GET', 'deliveries', 'state=x'],
  'a replay': ['POST', 'deliveries/replay'],
  'a replay by a wrong cursor': ['POST', 'deliveries/replay', 'cursor=x'],
  'a sample': ['POST', 'targets/team/test'],
  'putting a target on': ['POST', 'targets/team/on'],
  'work on one': ['GET', `submissions/${id}/work`],
  'writing work': ['PUT', `submissions/${id}/work`],
  'work on some': ['GET', 'work', 'ids=x'],
  'an erasure': ['DELETE', `submissions/${id}`],
  'an erasure of no possible id': ['DELETE', 'submissions/..'],
}
const names = Object.keys(routes)

const ask = (who: object, route: string, form: string, app = ownerApp({ verifier: everyWay() })) => {
  const [method, rest, query = ''] = routes[route]!
  return app.send({ query, ...who, method, path: `/api/forms/${form}/${rest}` })
}

const told = ({ status, headers, body }: HttpAnswer) => ({ status, headers, body })

describe('whoever is no owner', () => {
  it.each(Object.entries(nobodies))('is refused everywhere in the same way: %s', async (_, who) => {
    const parts = await who()
    const answers: HttpAnswer[] = []
    for (const form of ['note', 'none'])
      for (const route of names) answers.push(await ask(parts, route, form))
    for (const query of ['', 'x=1'])
      answers.push(await ownerApp({ verifier: everyWay() }).send({ query, ...parts, path: '/api/forms' }))
    const [first] = answers
    expect(first).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': expect.stringMatching(/^Bearer realm="dynamosync"/) as unknown },
    })
    expect(membersOf(first!)).toMatchObject({ code: 'unauthenticated' })
    for (const answer of answers) expect(told(answer)).toEqual(told(first!))
  })

  it('erases nothing', async () => {
    const app = ownerApp({ verifier: everyWay() })
    const stored = await app.put({ name: 'Ada', secret: 's' })
    for (const who of Object.values(nobodies))
      await app.send({ ...(await who()), method: 'DELETE', path: `/forms/note/submissions/${stored}` })
    const found = await app.send({ headers: bearer(master), path: `/forms/note/submissions/${stored}` })
    expect(found.status).toBe(200)
  })
})

describe('an owner of other forms', () => {
  it.each(Object.entries(strangers))('sees no difference between a form and none: %s', async (_, who) => {
    const parts = await who()
    for (const route of names) {
      const [theirs, none] = [await ask(parts, route, 'note'), await ask(parts, route, 'none')]
      expect([theirs.status, membersOf(theirs)['code']]).toEqual([404, 'form-not-found'])
      expect(told(theirs)).toEqual(told(none))
    }
  })

  it.each(Object.entries(strangers))('is shown no form but their own: %s', async (_, who) => {
    const answer = await ownerApp({ verifier: everyWay() }).send({ ...(await who()), path: '/api/forms' })
    expect(answer.status).toBe(200)
    expect(answer.body).not.toContain('note')
  })
})

describe('an owner', () => {
  const owners: Readonly<Record<string, () => Promise<object> | object>> = {
    'by the local token': () => ({ headers: bearer(master) }),
    'by a token of the issuer': async () => ({ headers: bearer(await issuer.token()) }),
    'by IAM, through an HTTP API': () => ({ caller: { iam: { userArn: arn, accountId: '1' } } }),
    'by IAM, through a REST API': () => ({ caller: { userArn: arn, accountId: '1', sourceIp: '::1' } }),
    'whatever the case of the scheme': () => ({ headers: { authorization: `bEARER  ${master}` } }),
  }

  it.each(Object.entries(owners))('lists, reads and erases: %s', async (_, who) => {
    const app = ownerApp({ verifier: everyWay() })
    const [parts, stored] = [await who(), await app.put({ name: 'Ada', secret: 's', count: 7 })]
    const path = `/api/forms/note/submissions/${stored}`
    const list = membersOf(await app.send(parts))
    const row = { id: stored, receivedAt: '2023-11-14T22:13:20.000Z', listed: { name: 'Ada', count: 7 } }
    expect(list).toEqual({ submissions: [row], consistency: 'eventual' })
    const one = await app.send({ ...parts, path })
    expect(one).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
    expect(membersOf(one)).toEqual({
      id: stored,
      form: 'note',
      formVersion: '1',
      receivedAt: '2023-11-14T22:13:20.000Z',
      fields: { name: 'Ada', secret: 's', count: 7 },
      receipt: expect.stringMatching(/^1-[0-9a-f]{64}$/) as unknown,
    })
    expect((await app.send({ ...parts, method: 'DELETE', path })).status).toBe(204)
    expect((await app.send({ ...parts, path })).status).toBe(404)
  })

  it('is told of other methods, without being asked who it is', async () => {
    const app = ownerApp()
    for (const [path, allow] of [
      ['/forms', 'GET, OPTIONS'],
      ['/api/forms', 'GET, OPTIONS'],
      ['/forms/note/counts', 'GET, OPTIONS'],
      ['/forms/note/submissions', 'GET, OPTIONS'],
      [`/forms/none/submissions/${id}`, 'GET, DELETE, OPTIONS'],
    ] as const) {
      const answer = await app.send({ method: 'PUT', path })
      expect(answer).toMatchObject({ status: 405, headers: { allow } })
    }
  })

  it('may use a page of a listed origin, whatever the answer', async () => {
    const app = ownerApp()
    for (const [parts, status] of [
      [{ method: 'OPTIONS' }, 204],
      [{}, 401],
      [{ path: '/other' }, 404],
      [{ headers: bearer(master) }, 200],
      [{ headers: bearer(master), query: 'limit=0' }, 422],
    ] as const) {
      const headers = { origin: site, ...('headers' in parts ? parts.headers : {}) }
      const answer = await app.send({ ...parts, headers })
      expect(answer).toMatchObject({ status, headers: { 'access-control-allow-origin': site } })
    }
  })

  it('is refused if the issuer is unreachable', async () => {
    const away = anyVerifier([
      tokenVerifier(master),
      oidcVerifier({ issuer: 'http://127.0.0.1:1', audience, formsClaim: 'dynamosync_forms' }),
    ])
    const app = ownerApp({ verifier: away })
    const token = await issuer.token()
    for (const route of names) {
      const answer = await ask({ headers: bearer(token) }, route, 'note', app)
      expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '2' } })
      expect(membersOf(answer)['message']).toMatch(/^The submissions or the sign-in keys/)
    }
  })

  it('leaves neither its token nor a value in the log', async () => {
    const app = ownerApp()
    await app.put({ name: 'Ada-Value', secret: 's' })
    await app.send({ headers: bearer(master), query: 'where.name=Ada-Value' })
    await app.send({ headers: bearer(`${master}-wrong`) })
    expect(app.lines).toHaveLength(2)
    expect(JSON.stringify(app.lines)).not.toMatch(/Ada-Value|master/)
  })
})

describe('the log of owners’ requests', () => {
  it('records who erased which submission, and who was refused', async () => {
    const app = ownerApp({ verifier: everyWay() })
    const stored = await app.put({ name: 'Ada', secret: 's' })
    const path = `/forms/note/submissions/${stored}`
    await app.send({ method: 'DELETE', path, caller: { iam: { userArn: arn } } })
    await app.send({
      method: 'DELETE',
      path,
      headers: bearer(await issuer.token({ claims: { dynamosync_forms: [] } })),
    })
    await app.send({ method: 'DELETE', path })
    expect(app.lines).toMatchObject([
      { method: 'DELETE', outcome: 'Erased', subject: arn, form: 'note', submission: stored },
      { method: 'DELETE', outcome: 'FormNotFound', subject: 'ada' },
      { method: 'DELETE', outcome: 'Unauthenticated' },
    ])
    expect(app.lines.map((line) => 'form' in line || 'submission' in line)).toEqual([true, false, false])
    expect('subject' in app.lines[2]!).toBe(false)
  })

  it('names nobody by an e-mail address', async () => {
    for (const [subject, logged] of [
      ['ada@example.org', /^sha256-[a-z2-7]{26}$/],
      [
        'arn:aws:sts::1:assumed-role/reader/ada@example.org',
        /^arn:aws:sts::1:assumed-role\/reader\/sha256-[a-z2-7]{26}$/,
      ],
    ] as const) {
      const app = ownerApp({ verifier: () => TE.right({ subject, forms: 'all' }) })
      await app.send({})
      expect(app.lines[0]?.subject).toMatch(logged)
    }
  })
})

describe('a bug in a verifier', () => {
  it('refuses everyone', async () => {
    const rejecting = ownerApp({ verifier: () => () => Promise.reject(new Error('bug')) })
    expect((await rejecting.send({})).status).toBe(500)
    const none = ownerApp({ verifier: anyVerifier([]) })
    expect((await none.send({ headers: bearer(master) })).status).toBe(401)
    const empty = ownerApp({ verifier: ownerOf([]) })
    expect((await empty.send({})).status).toBe(404)
    const unavailable = ownerApp({ verifier: () => TE.left({ _tag: 'StoreUnavailable', cause: undefined }) })
    expect((await unavailable.send({})).status).toBe(503)
  })
})
