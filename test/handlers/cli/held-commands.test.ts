import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { tokenVerifier } from '../../../src/adapters/owner/index.js'
import { sha256, systemStamper } from '../../../src/adapters/system/index.js'
import { submit } from '../../../src/handlers/use-cases/submit.js'
import { ownerApi } from '../../adapters/owner-api/served-api.js'
import { onEmbedded } from '../../adapters/dynamodb/databases.js'
import { member, note } from './held-forms.js'
import { endResidents } from '../../resident.js'
import { dynamosync, patience } from './command.js'
import { formsFile } from './forms-file.js'

jest.setTimeout(patience)
afterAll(endResidents)

const forms = formsFile(new URL('./held-forms.js', import.meta.url))
const clock = Date.now

onEmbedded((store) => {
  const table = 'held'
  let folder: string
  let api: Awaited<ReturnType<typeof ownerApi>>
  let trap: (name: string, secret: string) => Promise<string>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
    await writeFile(join(folder, 'token'), 'the-token\n')
    const endpoint = store.endpoint()
    await ensureTable({ endpoint, table })
    const repository = dynamoRepository({ client: dynamoClient({ endpoint }), table, clock })
    api = await ownerApi({ repository, clock, verifier: tokenVerifier('the-token') })
    const send = submit({ stamper: systemStamper({ clock }), digest: sha256, repository })
    trap = async (name, secret) => {
      const result = await send({ form: note, input: { name, secret }, trapped: true }, clock() + 10_000)()
      return E.isRight(result) ? result.right.submission.id : result.left._tag
    }
  })
  afterAll(async () => {
    await api.close()
    await rm(folder, { recursive: true })
  })

  const places: Readonly<Record<string, () => readonly string[]>> = {
    table: () => ['--forms', forms, '--table', table, '--endpoint', store.endpoint()],
    API: () => ['--api', api.url, '--token-file', join(folder, 'token')],
  }

  describe.each(Object.keys(places))('held submissions, from the terminal through the %s', (place) => {
    const run = (...options: readonly string[]) =>
      dynamosync(...options, '--form', 'note', ...places[place]!())
    const ids = async (state: string, ...options: readonly string[]) =>
      (await run('list', '--state', state, '--json', '--order', 'oldest', ...options)).out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (JSON.parse(line) as { id: string }).id)

    it('is in a list of its own, with reasons in words and the day on which it is erased', async () => {
      const id = await trap(`Bot\u001b[31m of ${place}`, 'x')
      const { status, out } = await run('list', '--state', 'held')
      expect([status, out]).toEqual([
        0,
        expect.stringMatching(
          new RegExp(
            `^${id}  .*of ${place}.*  held: the hidden field was filled in; will be erased at 20..-`,
            'm',
          ),
        ),
      ])
      expect(out).not.toContain('\u001b')
      const [row = ''] = (await run('list', '--state', 'held', '--json')).out.split('\n')
      expect(JSON.parse(row)).toMatchObject({ id, state: 'held', why: ['trap'] })
      expect((await run('show', id)).out).toContain('held: the hidden field was filled in')
      expect(await ids('open')).not.toContain(id)
      expect((await run('export', '--format', 'ndjson')).out).not.toContain(id)
      expect((await run('export', '--format', 'ndjson', '--state', 'held')).out).toContain(id)
      expect(await run('list', '--state', 'spam')).toMatchObject({
        status: 2,
        err: expect.stringContaining('open, held') as unknown,
      })
    })

    it('are released and held by id, repeatably, and unknown ids are reported', async () => {
      const [one, other] = [await trap('Ada', 'x'), await trap('Grace', 'x')]
      for (const _ of [1, 2])
        expect(await run('release', one, other)).toMatchObject({
          status: 0,
          out: `${one} is open.\n${other} is open.\n`,
        })
      expect(await ids('open')).toEqual(expect.arrayContaining([one, other]))
      for (const _ of [1, 2])
        expect(await run('hold', one, '--json')).toMatchObject({
          status: 0,
          out: `${JSON.stringify({ held: one, id: one, state: 'held' })}\n`,
        })
      expect((await run('list', '--state', 'held')).out).toMatch(
        new RegExp(`^${one} .*held by its owner`, 'm'),
      )
      const none = 'a'.repeat(26)
      expect(await run('release', none, one, '../x')).toMatchObject({
        status: 1,
        out: `${one} is open.\n`,
        err: `There is no submission with the id ${none}.\nThere is no submission with the id ../x.\n`,
      })
      const never = await api.put({ name: 'Joan', secret: 'x' })
      expect(await run('release', never)).toMatchObject({
        status: 2,
        err: expect.stringContaining(`${never} was not released: This submission is not held`) as unknown,
      })
      expect((await run('erase', one, '--yes')).status).toBe(0)
      expect((await run('release', one)).status).toBeGreaterThan(0)
    })

    it('is released, held and erased by value, and nothing else is', async () => {
      const [spam, ham] = [await trap('Spam', 'casino'), await trap('Ham', 'lunch')]
      const open = await api.put({ name: 'Spam', secret: 'casino' })
      expect(await run('erase', '--state', 'held', '--where', 'secret=casino', '--yes')).toMatchObject({
        status: 0,
        out: `Erased ${spam}.\n`,
      })
      expect(await run('release', '--state', 'held', '--where', 'name=ham', '--ignore-case')).toMatchObject({
        status: 0,
        out: `${ham} is open.\n`,
      })
      expect(await run('release', '--state', 'held', '--where', 'name=Ham')).toMatchObject({
        status: 0,
        out: '',
        err: expect.stringContaining('nothing was released') as unknown,
      })
      expect(await run('erase', '--state', 'held', '--where', 'secret=casino', '--yes')).toMatchObject({
        status: 0,
        out: '',
        err: expect.stringContaining('nothing was erased') as unknown,
      })
      expect(await run('hold', '--where', 'name=Spam')).toMatchObject({ out: `${open} is held.\n` })
      expect(await run('hold', '--where', 'name=Spam')).toMatchObject({ status: 0, out: '' })
      // In every state.
      expect(await run('erase', '--where', 'secret=casino', '--yes')).toMatchObject({
        out: `Erased ${open}.\n`,
      })
    })

    it('is released and erased all together, and nothing open is by mistake', async () => {
      const all = [await trap('A', 'x'), await trap('B', 'x'), ...(await ids('held'))]
      await run('release', '--state', 'held')
      expect(await ids('held')).toEqual([])
      expect(await ids('open', '--limit', '200')).toEqual(expect.arrayContaining(all))
      const id = await trap('C', 'x')
      const erased = await run('erase', '--state', 'held', '--yes', '--json')
      expect(erased).toMatchObject({ status: 0, out: `${JSON.stringify({ erased: id })}\n` })
      for (const [mistake, sentence] of [
        [['erase', '--state', 'open', '--yes'], 'erase needs an id'],
        [['hold', '--state', 'open'], 'needs --where'],
        [['erase', id, '--where', 'name=A'], 'erase cannot combine an id with'],
        [['release'], 'release needs ids, or --where with a field and its value, or --state held'],
        [['hold'], 'hold needs ids, or --where with a field and its value\n'],
        [['release', id, '--where', 'name=A'], 'release cannot combine ids with'],
        [['release', '--state', 'open', '--where', 'name=A'], 'Allowed choices are held'],
      ] as const)
        expect(await run(...mistake)).toMatchObject({
          status: 2,
          out: '',
          err: expect.stringContaining(sentence) as unknown,
        })
      const former = await run('release', '--where', 'nmae=A')
      expect([former.status, former.err]).toEqual([0, expect.stringContaining('has no field “nmae” now')])
    })
  })

  it('goes to the place of its natural key, and stays held where that is taken', async () => {
    const repository = dynamoRepository({
      client: dynamoClient({ endpoint: store.endpoint() }),
      table,
      clock,
    })
    const send = submit({ stamper: systemStamper({ clock }), digest: sha256, repository })
    const put = async (city: string, trapped: boolean) => {
      const sent = { form: member, input: { name: 'Ada', city }, trapped }
      const result = await send(sent, clock() + 10_000)()
      return E.isRight(result) ? result.right.submission.id : result.left._tag
    }
    const run = (...options: readonly string[]) =>
      dynamosync(...options, '--form', 'member', ...places['table']!())
    const [first, second] = [await put('London', true), await put('Paris', true)]
    const { status, out } = await run('release', first)
    const [, place = ''] = /is open under the id (\S+)\.\n/.exec(out) ?? []
    expect([status, place]).toEqual([0, expect.stringMatching(/^[a-z2-7]{26}$/)])
    expect((await run('release', first)).out).toBe(out)
    expect(await run('release', second)).toMatchObject({
      status: 2,
      err: expect.stringContaining(
        `${second} was not released: A different submission already uses this value`,
      ) as unknown,
    })
    expect((await run('list', '--state', 'held')).out).toContain(second)
    expect((await run('show', place)).out).toContain('London')
    expect((await run('hold', first)).out).toBe(`${first} is held under the id ${place}.\n`)
  })

  it.each(['release', 'hold'])('%s explains itself', async (command) => {
    const { status, out } = await dynamosync(command, '--help')
    expect([status, out]).toEqual([0, expect.stringMatching(/--where[^]*--json[^]*--api[^]*Exit status: 0/)])
  })
})
