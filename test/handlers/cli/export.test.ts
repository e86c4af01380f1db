import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { tokenVerifier } from '../../../src/adapters/owner/index.js'
import { sha256 } from '../../../src/adapters/system/index.js'
import { formView } from '../../../src/domain/reading/view.js'
import { attempt } from '../../../src/domain/submission/submission.js'
import { answersOf } from '../../../src/domain/words/words.js'
import { filledText } from '../../domain/arbitrary.js'
import { damage, itemsIn } from '../../adapters/dynamodb/faults/audit.js'
import { writeAll } from '../../adapters/dynamodb/bulk.js'
import { endResidents } from '../../resident.js'
import { dynamosync, patience, stopCommands } from './command.js'
import { formsFile } from './forms-file.js'
import { submissionsIn } from '../../domain/reading/csv-reader.js'
import { faultProxy } from '../../adapters/dynamodb/faults/proxy.js'
import { ownerApi } from '../../adapters/owner-api/served-api.js'
import { note } from '../serving/owner-app.js'
import { onEmbedded } from '../../adapters/dynamodb/databases.js'

jest.setTimeout(patience)
afterEach(stopCommands)
afterAll(endResidents)

const many = 1_100
const forms = formsFile(new URL('../serving/owner-app.js', import.meta.url))
const form = formView(note)

/** Values that break naive files, and a person who wrote three times. */
const values = fc
  .sample(fc.record({ name: filledText, secret: filledText }), { numRuns: many, seed: 1 })
  .map((each, n) => (n % 2 === 0 ? { ...each, count: n - 700 } : each))
const ada = { name: 'Ada', secret: 'ada@example.org' }
const stored = values.map((each, n) => ([3, 700, 1_099].includes(n) ? { ...each, ...ada } : each))

const attemptOf = (fields: (typeof stored)[number], n: number) =>
  attempt(note, sha256, {
    input: fields,
    fields,
    key: undefined,
    stamp: { attemptId: `attempt-${n}`, random: `random-${n}`, receivedAt: 1_700_000_000_000 + n },
    answers: answersOf(note),
  })

onEmbedded((store) => {
  const table = 'export'
  let folder: string
  let api: Awaited<ReturnType<typeof ownerApi>>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
    const endpoint = store.endpoint()
    await ensureTable({ endpoint, table })
    await writeAll(endpoint, table, stored.map(attemptOf))
    const repository = dynamoRepository({ client: dynamoClient({ endpoint }), table, clock: Date.now })
    api = await ownerApi({ repository, clock: Date.now, verifier: tokenVerifier('the-token') })
  })
  afterAll(async () => {
    await api.close()
    await rm(folder, { recursive: true })
  })

  const fileAt = (name: string): string => join(folder, name)
  const at = (endpoint: string) => [
    '--form',
    'note',
    '--forms',
    forms,
    '--table',
    table,
    '--endpoint',
    endpoint,
  ]
  const run = (command: string, ...options: readonly string[]) =>
    dynamosync(command, ...at(store.endpoint()), ...options)
  const fields = (text: string) => submissionsIn(form, text).map((each) => each.fields)

  describe('an export', () => {
    let whole = ''
    const to = '2026-01-01T00:00Z'

    beforeAll(async () => {
      const { status, err } = await run('export', '--to', to, '--out', fileAt('a.csv'))
      expect([status, err]).toEqual([0, expect.stringContaining(`${many} submissions of note written to`)])
      whole = await readFile(fileAt('a.csv'), 'utf8')
    })

    it('to CSV is read back by an independent reader as what was stored', async () => {
      expect(fields(whole)).toEqual(stored)
      expect(await readdir(folder)).toEqual(['a.csv'])
    })

    it('to NDJSON is what the API answers, to standard output too, through the API too', async () => {
      await writeFile(fileAt('token'), 'the-token\n')
      const place = ['--api', api.url, '--token-file', fileAt('token'), '--form', 'note']
      const [fromTable, fromApi] = await Promise.all([
        run('export', '--format', 'ndjson', '--where', 'name=Ada'),
        dynamosync('export', '--format', 'ndjson', '--where', 'name=Ada', ...place),
      ])
      expect(fromTable).toMatchObject({ status: 0, out: fromApi.out })
      const rows = fromTable.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
      expect(rows.map((row) => row['fields'])).toEqual([stored[3], stored[700], stored[1_099]])
      const [answer] = rows
      const shown = await dynamosync('show', ...place, String(answer?.['id']), '--json')
      expect({ ...answer, listed: undefined }).toEqual(JSON.parse(shown.out))
    })

    it('ends quietly after whole rows when the reader stops', async () => {
      const { child, ended } = dynamosync.started('export', ...at(store.endpoint()), '--format', 'ndjson')
      child.stdout.once('data', () => child.stdout.destroy())
      const { status, err } = await ended
      // A slow machine may print progress notes.
      expect([status, err.replaceAll(/^Exporting note: \d+ .*\n/gm, '')]).toEqual([0, ''])
    })

    it('that is killed, again and again, ends as if nothing had happened', async () => {
      const proxy = await faultProxy(store.endpoint())
      const path = fileAt('killed.csv')
      const job = ['export', ...at(proxy.endpoint), '--to', to, '--out', path]
      let kills = 0
      // One call reads the last row, then four pages take twelve calls before the first is committed.
      for (const most of [3, 13, 13, 10]) {
        const { promise: late, resolve: reached } = Promise.withResolvers<undefined>()
        const calls = new Set<string>()
        proxy.storm((body) => {
          if (calls.add(body).size <= most) return undefined
          reached(undefined)
          return 'hang-before-apply'
        })
        const { child, ended } = dynamosync.started(...job)
        const isKilled = await Promise.race([late.then(() => true), ended.then(() => false)])
        child.kill('SIGKILL')
        await ended
        kills += isKilled ? 1 : 0
        // A kill during a write leaves a partial row after the last commit.
        if (isKilled) await appendFile(`${path}.part`, 'half a row, "and a qu')
      }
      proxy.storm(() => undefined)
      expect(kills).toBe(4)
      const last = await dynamosync(...job)
      await proxy.close()
      expect([last.status, last.err]).toEqual([0, expect.stringMatching(/^Resuming after 400 submissions/)])
      expect(await readFile(path, 'utf8')).toBe(whole)
    })

    it('stopped by Ctrl-C says how to resume, and no other export resumes its file', async () => {
      const proxy = await faultProxy(store.endpoint())
      const path = fileAt('stopped.csv')
      const { child, ended } = dynamosync.started('export', ...at(proxy.endpoint), '--to', to, '--out', path)
      let calls = 0
      proxy.storm(() => {
        calls += 1
        if (calls === 6) child.kill('SIGINT')
        return undefined
      })
      const stopped = await ended
      proxy.storm(() => undefined)
      expect([stopped.status, stopped.err]).toEqual([
        130,
        expect.stringMatching(/Stopped after .*\nRun the same command/),
      ])
      const other = await dynamosync('export', ...at(proxy.endpoint), '--out', path)
      expect([other.status, other.err]).toEqual([2, expect.stringContaining('--restart')])
      expect((await dynamosync('export', ...at(proxy.endpoint), '--to', to, '--out', path)).status).toBe(0)
      await proxy.close()
      expect(await readFile(path, 'utf8')).toBe(whole)
    })

    it('whose token expires says so, and resumes with another', async () => {
      const path = fileAt('api.csv')
      await writeFile(fileAt('token'), 'the-token')
      const job = [
        'export',
        '--api',
        api.url,
        '--token-file',
        fileAt('token'),
        '--form',
        'note',
        '--to',
        to,
        '--out',
        path,
      ]
      const expired = { status: 401, headers: {}, body: '{"message":"Unauthorized"}' }
      api.behind((calls) => (calls > 4 ? expired : undefined))
      const first = await dynamosync(...job)
      expect([first.status, first.err]).toEqual([
        2,
        expect.stringMatching(/may have expired[^]*Run the same command/),
      ])
      api.behind(() => undefined)
      const second = await dynamosync(...job, '--json')
      expect([second.status, JSON.parse(second.out)]).toEqual([0, { form: 'note', rows: many, out: path }])
      expect(await readFile(path, 'utf8')).toBe(whole)
    })

    it('has a byte order mark when asked, and says what it cannot do', async () => {
      const { out } = await run('export', '--bom', '--where', 'secret=ada@example.org', '--json')
      expect(out.startsWith('\ufeff_id,')).toBe(true)
      expect(fields(out)).toHaveLength(3)
      const wrong = [
        [['--where', 'count=many'], '“many” is not a valid value of count (integer)'],
        [['--from', 'yesterday'], 'dynamosync: “from” must be a day'],
        [['--out', join(folder, 'none', 'x.csv')], 'cannot be written'],
        [['--out', folder], 'cannot be written: it is a folder'],
        [['--format', 'pdf'], 'csv'],
      ] as const
      const ran = await Promise.all(wrong.map(([options]) => run('export', ...options)))
      for (const [n, [, message]] of wrong.entries())
        expect(ran[n]).toMatchObject({ status: 2, out: '', err: expect.stringContaining(message) as unknown })
      const former = await run('export', '--where', 'nmae=Ada')
      expect([former.status, former.err]).toEqual([0, expect.stringContaining('has no field “nmae” now')])
    })
  })

  describe('erasing by value', () => {
    it('asks first, searches unlisted fields too, and leaves nothing of a person in the table', async () => {
      const where = ['--where', 'secret=ada@example.org']
      expect(await run('erase', ...where)).toMatchObject({ status: 2, out: '' })
      expect((await run('erase', ...where, '--where', 'name=Grace', '--yes')).status).toBe(1)
      expect((await run('erase', '--yes')).err).toContain('needs an id, or --where')
      expect((await run('erase', '--where', 'secert=x', '--yes')).err).toContain('no field “secert”')
      const erased = await run('erase', ...where, '--yes', '--json')
      expect(erased.status).toBe(0)
      expect(
        erased.out
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown),
      ).toEqual(Array(3).fill({ erased: expect.stringMatching(/^[a-z2-7]{26}$/) as unknown }))
      const raw = JSON.stringify(await itemsIn(store.endpoint(), table))
      for (const value of ['Ada', 'ada@example.org']) expect(raw).not.toContain(`"${value}"`)
      expect((await run('erase', ...where, '--yes')).status).toBe(1)
    })

    it('by a listed field reads the lists, and respects case by default', async () => {
      for (const name of ['GRACE', 'Grace']) await api.put({ name, secret: 'x' }, `key-of-${name}-00000001`)
      const erasedBy = async (...options: readonly string[]) => {
        const { out } = await run('erase', '--yes', ...options)
        return out.split('\n').length - 1
      }
      expect(await erasedBy('--where', 'name=grace')).toBe(0)
      expect(await erasedBy('--where', 'name=Grace')).toBe(1)
      expect(await erasedBy('--where', 'name=grace', '--ignore-case')).toBe(1)
      // Some keyboards send a letter and its accent as two code points.
      await api.put({ name: 'Jose\u0301', secret: 'x' }, 'key-of-jose-00000001')
      expect(await erasedBy('--where', 'name=Jos\u00e9')).toBe(1)
    })

    it('names what cannot be read, wherever all are read, and erases it by its id', async () => {
      const id = await api.put({ name: 'Mary', secret: 'broken' }, 'key-of-mary-00000001')
      await damage(store.endpoint(), table, id)
      const [exported, byValue, asked] = await Promise.all([
        run('export', '--to', '2100-01-01T00:00Z'),
        run('erase', '--where', 'secret=nowhere', '--yes'),
        run('erase', id),
      ])
      expect(exported).toMatchObject({ status: 1, err: expect.stringContaining(`${id} cannot`) as unknown })
      expect(exported.out.split('\n').length).toBeGreaterThan(many)
      expect(byValue).toMatchObject({ status: 2, err: expect.stringContaining(`${id} cannot`) as unknown })
      expect(asked).toMatchObject({ status: 2, err: expect.stringContaining('cannot be read') as unknown })
      expect((await run('erase', id, '--yes')).status).toBe(0)
      const raw = JSON.stringify(await itemsIn(store.endpoint(), table))
      expect(raw).not.toContain('Mary')
    })

    it('reports failures, and continues with them the next time', async () => {
      await writeFile(fileAt('token'), 'the-token')
      for (const secret of ['1', '2']) await api.put({ name: 'Joan', secret }, `key-of-joan-0000000${secret}`)
      const job = [
        'erase',
        '--api',
        api.url,
        '--token-file',
        fileAt('token'),
        '--form',
        'note',
        '--where',
        'name=Joan',
        '--yes',
      ]
      let calls = 0
      api.behind((_, method) => {
        calls += method === 'DELETE' ? 1 : 0
        return method === 'DELETE' && calls === 1
          ? { status: 403, headers: {}, body: '{"message":"No"}' }
          : undefined
      })
      const first = await dynamosync(...job)
      expect([first.status, first.err]).toEqual([2, expect.stringMatching(/was not erased: No\n1 of 2/)])
      expect((await dynamosync(...job)).status).toBe(0)
    })
  })
})
