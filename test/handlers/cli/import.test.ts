import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { sha256, systemStamper } from '../../../src/adapters/system/stamper.js'
import type { AnyForm } from '../../../src/domain/form/form.js'
import { attempt } from '../../../src/domain/submission/submission.js'
import { answersOf } from '../../../src/domain/words/words.js'
import { onEmbedded } from '../../adapters/dynamodb/databases.js'
import { endResidents } from '../../resident.js'
import { dynamosync, patience, stopCommands } from './command.js'
import { formsFile } from './forms-file.js'
import { guests, guestsBefore, keyed } from './import-forms.js'

jest.setTimeout(patience)
afterEach(stopCommands)
afterAll(endResidents)

/** An hour ago, as held submissions expire after 30 days. */
const begun = Date.now() - 3_600_000

/** Ignores the order of members, which differs in CSV cells with JSON. */
const rowsOf = (ndjson: string): unknown =>
  ndjson
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

const forms = formsFile(new URL('./import-forms.js', import.meta.url))

onEmbedded((store) => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
    for (const table of ['from', 'into', 'other', 'killed'])
      await ensureTable({ endpoint: store.endpoint(), table })
  })
  afterAll(() => rm(folder, { recursive: true }))

  const at = (table: string) => ['--forms', forms, '--table', table, '--endpoint', store.endpoint()]
  const fileAt = (name: string): string => join(folder, name)
  const write = async (name: string, text: string | Buffer): Promise<string> => {
    await writeFile(fileAt(name), text)
    return fileAt(name)
  }
  const run = (command: string, table: string, ...options: readonly string[]) =>
    dynamosync(command, ...options, ...at(table))
  const imported = async (file: string, table: string, ...options: readonly string[]) => {
    const { status, out, err } = await run('import', table, file, '--form', 'guests', '--json', ...options)
    return { status, err, told: (out === '' ? {} : JSON.parse(out)) as Readonly<Record<string, unknown>> }
  }
  const exported = async (table: string, form = 'guests', format = 'ndjson'): Promise<string> =>
    (await run('export', table, '--form', form, '--format', format)).out

  describe('an import of what another service wrote', () => {
    const rows = [
      'Submitted at,Your name *,E-mail,Which days?,IP address',
      '2026-11-01 10:00:00,Ada,ada@example.org,"Saturday, Sunday",192.0.2.1',
      '2026-11-02 10:00:00,Bob,no address,Sunday,192.0.2.2',
      '2026-11-01 10:00:00,Ada,ada@example.org,"Saturday, Sunday",192.0.2.1',
      '2026-11-03 10:00:00,Carl,carl@example.org,"Sunday,192.0.2.3',
      '2026-11-04 10:00:00,"Dora ""D""\r\nDoe",dora@example.org,Saturday,192.0.2.4',
    ]

    it('says with --dry-run what would happen, and stores nothing', async () => {
      const file = await write('trial.csv', rows.join('\r\n'))
      const { status, out } = await run('import', 'other', file, '--form', 'guests', '--dry-run')
      expect(status).toBe(1)
      for (const said of [
        /Submitted at +\(when it was received\)/,
        /Your name \* +name/,
        /IP address +\(no field; left out\)/,
        /would be stored +2\n/,
        /the same as an earlier line +1\n/,
        /refused +2\n/,
        /line 3: email: Enter /,
        /line 5: an opening quote has no closing quote/,
      ])
        expect(out).toMatch(said)
      expect([
        await exported('other'),
        (await readdir(folder)).filter((name) => name.includes('refused')),
      ]).toEqual(['', []])
    })

    it('stores each row once, with its time, and refused rows once they are corrected', async () => {
      const file = await write('rows.csv', rows.join('\r\n'))
      const first = await imported(file, 'into')
      expect(first.told).toMatchObject({ rows: 5, stored: 2, there: 0, duplicates: 1, refused: 2 })
      const again = await imported(file, 'into')
      expect(again.told).toMatchObject({ rows: 5, stored: 0, there: 2, duplicates: 1, refused: 2 })
      const refused = await readFile(fileAt('rows.refused.csv'), 'utf8')
      expect(refused).toContain('an opening quote has no closing quote')
      await write('rows.refused.csv', refused.replace('no address', 'bob@example.org'))
      expect((await imported(fileAt('rows.refused.csv'), 'into')).told).toMatchObject({
        stored: 1,
        refused: 1,
      })
      const lines = (await exported('into')).trimEnd().split('\n')
      expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
        { receivedAt: '2026-11-01T10:00:00.000Z', fields: { name: 'Ada', days: ['sat', 'sun'] } },
        { receivedAt: '2026-11-02T10:00:00.000Z', fields: { name: 'Bob', email: 'bob@example.org' } },
        { receivedAt: '2026-11-04T10:00:00.000Z', fields: { name: 'Dora "D"\nDoe' } },
      ])
      expect((await run('verify', 'into', '--form', 'guests')).err).toContain(
        'every receipt and result matches',
      )
    })

    it('continues after broken line 70,000 of 100,000, in 96 MB', async () => {
      const row = (n: number): string => `n${n % 90_000},n${n % 90_000}@example.org,"sat; sun"`
      const lines = Array.from({ length: 100_000 }, (_, n) => (n === 69_998 ? 'x,"y@example.org' : row(n)))
      const file = await write('large.csv', ['name,email,days', ...lines, ''].join('\n'))
      const memory = fileURLToPath(new URL('./import-store.js', import.meta.url))
      const options = ['--form', 'guests', '--forms', forms, '--store', memory, '--dry-run', '--json']
      const { status, out, err } = await dynamosync.within(96)('import', file, ...options).ended
      expect(JSON.parse(out)).toEqual({
        form: 'guests',
        rows: 100_000,
        stored: 89_999,
        there: 0,
        duplicates: 10_000,
        refused: 1,
      })
      expect([status, err]).toEqual([
        1,
        expect.stringContaining('line 70000: an opening quote has no closing quote'),
      ])
    })
  })

  it('an import that is killed is resumed, and stores each row once', async () => {
    const lines = Array.from({ length: 1_200 }, (_, n) =>
      n % 500 === 7 ? `n${n},no address` : `n${n},n${n}@example.org`,
    )
    const file = await write('killed.csv', ['name,email', ...lines].join('\n'))
    const { child, ended } = dynamosync.started('import', file, '--form', 'guests', ...at('killed'))
    const book = fileAt('killed.refused.csv.part.json')
    const hasBegun = async () => (await readFile(book, 'utf8').catch(() => '')).includes('stored')
    while (child.exitCode === null && !(await hasBegun()))
      await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGKILL')
    await ended
    const { err, told } = await imported(file, 'killed')
    expect([err.includes('Resuming after'), told]).toMatchObject([
      true,
      { rows: 1_200, duplicates: 0, refused: 3 },
    ])
    const refused = (await readFile(fileAt('killed.refused.csv'), 'utf8')).trimEnd().split('\n')
    expect(refused.map((line) => line.split(',')[0])).toEqual(['name', 'n7', 'n507', 'n1007'])
    const ids = (await exported('killed')).trimEnd().split('\n')
    expect(
      new Set(ids.map((line) => (JSON.parse(line) as { fields: { name: string } }).fields.name)).size,
    ).toBe(1_197)
    expect(ids.length).toBe(1_197)
  })

  describe('an import of what export wrote', () => {
    const send = async (form: AnyForm, n: number, why: readonly 'trap'[] = []): Promise<void> => {
      const input =
        form === keyed
          ? { code: `c${n}`, value: `=1+${n}` }
          : {
              [form === guests ? 'name' : 'fullName']: `'n${n}`,
              email: `n${n}@example.org`,
              note: '-',
              days: 'sat',
            }
      const checked = form.check(input)
      if (checked._tag === 'Left') throw new Error(JSON.stringify(checked.left))
      const stamp = {
        ...systemStamper({ clock: () => begun + n })(),
        receivedAt: begun + n,
      }
      const made = attempt(form, sha256, {
        input,
        fields: checked.right,
        key: undefined,
        stamp,
        answers: answersOf(form),
        why,
      })
      const repository = dynamoRepository({
        client: dynamoClient({ endpoint: store.endpoint() }),
        table: 'from',
        clock: Date.now,
      })
      await repository.add(made, Date.now() + 60_000)()
    }
    beforeAll(async () => {
      for (let n = 0; n < 20; n += 1) await send(n % 2 === 0 ? guestsBefore : guests, n)
      for (let n = 0; n < 10; n += 1) await send(keyed, n)
      await send(keyed, 11, ['trap'])
    })

    it.each([
      ['guests', 'csv'],
      ['keyed', 'ndjson'],
    ])('%s as %s makes an empty table equal to it, and another one change nothing', async (form, format) => {
      const table = `copy-${form}-${format}`
      await ensureTable({ endpoint: store.endpoint(), table })
      const file = await write(`${table}.${format}`, await exported('from', form, format))
      const copy = async (to: string) =>
        JSON.parse((await run('import', to, file, '--form', form, '--json')).out) as object
      const rows = form === 'guests' ? 20 : 10
      expect(await copy('from')).toMatchObject({ rows, stored: 0, there: rows, refused: 0 })
      expect(await copy(table)).toMatchObject({ rows, stored: rows, there: 0, refused: 0 })
      expect(await copy(table)).toMatchObject({ rows, stored: 0, there: rows, refused: 0 })
      expect(rowsOf(await exported(table, form))).toEqual(rowsOf(await exported('from', form)))
      expect((await run('verify', table, '--form', form)).status).toBe(0)
    })

    it('keeps what was held held, and refuses what was altered or is of another form', async () => {
      const held = await run('export', 'from', '--form', 'keyed', '--state', 'held', '--format', 'ndjson')
      const table = 'copy-held'
      await ensureTable({ endpoint: store.endpoint(), table })
      const file = await write('held.ndjson', held.out)
      expect((await run('import', table, file, '--form', 'keyed', '--json')).status).toBe(0)
      const again = await run('export', table, '--form', 'keyed', '--state', 'held', '--format', 'ndjson')
      expect(again.out).toBe(held.out)
      const altered = await write('altered.ndjson', held.out.replace('c11', 'c12'))
      expect((await run('import', table, altered, '--form', 'keyed')).out).toContain(
        'its receipt does not match',
      )
      expect((await run('import', table, file, '--form', 'guests')).out).toContain(
        'it was exported from the form “keyed”',
      )
    })
  })
})
