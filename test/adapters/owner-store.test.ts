import { sha256, systemStamper } from '../../src/adapters/system/stamper.js'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { memoryRepository } from '../../src/adapters/memory/index.js'
import { apiOwnerStore } from '../../src/adapters/owner-api/store.js'
import { formsOf } from '../../src/domain/form/form.js'
import { ownerStoreOn } from '../../src/handlers/wiring/on-repository.js'
import { troubleOf } from '../../src/handlers/cli/trouble.js'
import type { OwnerStore, Trouble } from '../../src/ports/owner-store.js'
import { noon } from '../handlers/serving/app.js'
import { master, note, other } from '../handlers/serving/owner-app.js'
import { type Gateway, ownerApi } from './owner-api/served-api.js'

const many = 450
const names = Array.from({ length: many }, (_, n) => `Name ${n}`)

let api: Awaited<ReturnType<typeof ownerApi>>
let folder: string
let tokenFile: string
let token = master

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
  tokenFile = join(folder, 'token')
  await writeFile(tokenFile, `${master}\n`)
  let at = noon
  const clock = () => (at += 1)
  api = await ownerApi({
    clock,
    repository: memoryRepository({ clock }),
    verifier:
      ({ bearer }) =>
      () =>
        Promise.resolve(
          bearer === token
            ? E.right({ subject: 'ada', forms: 'all' as const })
            : E.left({ _tag: 'Unauthenticated' as const, challenge: 'Bearer' }),
        ),
  })
  for (const name of names) await api.put({ name, secret: `of ${name}` })
})
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true })
})

const stores: Readonly<Record<string, () => OwnerStore>> = {
  table: () =>
    ownerStoreOn({
      repository: api.repository,
      forms: formsOf([note, other]),
      clock: () => noon + 1e6,
      stamper: systemStamper({ clock: () => noon + 1e6 }),
      digest: sha256,
      place: 'here',
      told: (failure) => troubleOf(failure, 'here'),
    }),
  API: () => apiOwnerStore({ api: api.url, tokenFile, pause: 1 }),
}

const rowsIn = async (store: OwnerStore, query: object = {}, form = 'note') => {
  const [rows, cursors]: [unknown[], (string | undefined)[]] = [[], []]
  for await (const page of store.whole(form, { order: 'oldest', ...query })) {
    if (E.isLeft(page)) return page.left
    rows.push(...page.right.submissions)
    cursors.push(page.right.cursor)
  }
  return { rows, cursors }
}

const named = (rows: unknown) => (rows as { fields: { name: string } }[]).map(({ fields }) => fields.name)
const messageOf = (result: E.Either<Trouble, unknown>): string =>
  E.isLeft(result) ? result.left.message : ''

describe.each(Object.keys(stores))('the submissions of an owner, through the %s', (kind) => {
  const store = (): OwnerStore => stores[kind]!()

  it('are all read whole, in order, and gone on with from each cursor', async () => {
    const all = (await rowsIn(store())) as { rows: unknown[]; cursors: string[] }
    expect(named(all.rows)).toEqual(names)
    expect(all.rows[7]).toMatchObject({
      form: 'note',
      fields: { name: 'Name 7', secret: 'of Name 7' },
      listed: { name: 'Name 7' },
      receivedAt: expect.stringMatching(/^2023-11-14T/) as unknown as string,
      receipt: expect.stringMatching(/^1-/) as unknown as string,
    })
    const rest = (await rowsIn(store(), { cursor: all.cursors[0] })) as { rows: unknown[] }
    expect(rest.rows).toEqual(all.rows.slice(-rest.rows.length))
    expect(all.cursors.at(-1)).toBeUndefined()
  })

  it('can be listed by the page and by a listed value', async () => {
    const page = await store().list('note', { limit: '3', order: 'oldest' })()
    const { submissions, cursor } = E.isRight(page) ? page.right : { submissions: [], cursor: undefined }
    expect(submissions.map(({ listed }) => listed['name'])).toEqual(names.slice(0, 3))
    const next = await store().list('note', { limit: '3', order: 'oldest', cursor })()
    expect(E.isRight(next) && next.right.submissions[0]?.listed).toEqual({ name: 'Name 3' })
    const one = await store().list('note', { where: { name: 'Name 400' } })()
    expect(E.isRight(one) && one.right.submissions.map(({ listed }) => listed)).toEqual([
      { name: 'Name 400' },
    ])
  })

  it('are found and erased one by one, and erasing again is no failure', async () => {
    const name = `Ada of the ${kind}`
    const id = await api.put({ name, secret: 'x' })
    const found = await store().find('note', id)()
    expect(E.isRight(found) && found.right).toMatchObject({ id, fields: { name, secret: 'x' } })
    for (let n = 0; n < 2; n += 1) expect(await store().erase('note', id)()).toEqual(E.right(undefined))
    for (const gone of [id, '../x']) expect(await store().find('note', gone)()).toEqual(E.right(undefined))
  })

  it('have forms, and say what is wrong with a question', async () => {
    const forms = await store().forms()
    expect(
      E.isRight(forms) && forms.right.map((each) => JSON.parse(JSON.stringify(each)) as unknown),
    ).toEqual([
      {
        name: 'note',
        title: 'Note',
        lang: 'en',
        version: '1',
        fields: [
          { name: 'name', label: 'Name', kind: 'text', listed: true },
          { name: 'count', label: 'Count', kind: 'integer', listed: true },
          { name: 'secret', label: 'Secret', kind: 'text', listed: false },
        ],
        computes: false,
      },
      expect.objectContaining({ name: 'other' }),
    ])
    expect(messageOf(await store().list('note', { limit: '0' })())).toContain(
      '“limit” must be a whole number',
    )
    for (const result of [
      await store().list('none', {})(),
      await store().find('none', 'a'.repeat(26))(),
      await store().erase('none', 'a'.repeat(26))(),
      E.left((await rowsIn(store(), {}, 'none')) as Trouble),
    ])
      expect(messageOf(result)).toContain('no form “none”')
  })
})

describe('behind an API', () => {
  const answer = (status: number, headers: Record<string, string>, body: string) => ({
    status,
    headers,
    body,
  })
  const tried = async (gateway: Gateway) => {
    api.behind(gateway)
    const result = await stores['API']!().list('note', { limit: '1' })()
    api.behind(() => undefined)
    return result
  }

  it.each([
    ['too many requests, with a pause', answer(429, { 'retry-after': '0' }, '{"message":"slow down"}')],
    ['a gateway without its function', answer(503, {}, '{"message":"Service Unavailable"}')],
    ['a proxy’s own page', answer(502, { 'content-type': 'text/html' }, '<html>')],
  ])('trouble that passes is met by trying again: %s', async (_, trouble) => {
    expect(E.isRight(await tried((calls) => (calls < 3 ? trouble : undefined)))).toBe(true)
  })

  it.each([
    ['what a gateway says itself', answer(403, {}, '{"message":"Forbidden"}'), 'Forbidden'],
    ['that it is elsewhere', answer(301, { location: 'https://x.example/' }, ''), 'elsewhere'],
    ['that it is no API', answer(200, {}, '<html>'), 'has an unexpected format'],
    ['nothing to go by', answer(400, {}, '<html>'), 'check that its address ends in /api'],
    ['trouble that lasts', answer(503, { 'retry-after': '0' }, '{"message":"Not today"}'), 'Not today'],
  ])('is told: %s', async (_, trouble, message) => {
    expect(messageOf(await tried(() => trouble)).toLowerCase()).toContain(message.toLowerCase())
  })

  it('a token that was renewed in its file is taken, and one that was not is asked for', async () => {
    token = 'the-next-token'
    const refused = await stores['API']!().list('note', {})()
    expect(messageOf(refused)).toMatch(/may have expired. Put a new one into the file/)
    await writeFile(tokenFile, 'a-stale-token')
    const pages = stores['API']!().whole('note', { order: 'oldest' })
    api.behind((calls) => {
      // The token runs out while it is used, and somebody renews it.
      if (calls === 1) writeFileSync(tokenFile, `${token}\n`)
      return calls === 1 ? answer(401, {}, '{"message":"Unauthorized"}') : undefined
    })
    let rows = 0
    for await (const page of pages) rows += E.isRight(page) ? page.right.submissions.length : NaN
    expect(rows).toBe(many)
    for (const [text, message] of [
      ['', 'is empty'],
      ['two words', 'no bearer token'],
    ] as const) {
      await writeFile(tokenFile, text)
      expect(messageOf(await stores['API']!().list('note', {})())).toContain(message)
    }
    const nowhere = apiOwnerStore({ api: api.url, tokenFile: join(folder, 'none') })
    expect(messageOf(await nowhere.list('note', {})())).toContain('cannot be read')
  })
})
