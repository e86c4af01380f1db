import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { contact } from '../../../forms/contact.js'
import { email, form } from '../../../src/domain/index.js'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { sha256, systemStamper } from '../../../src/adapters/system/index.js'
import { submit } from '../../../src/handlers/use-cases/submit.js'
import { endResidents } from '../../resident.js'
import { dynamosync as run, patience } from './command.js'
import { onEmbedded } from '../../adapters/dynamodb/databases.js'

jest.setTimeout(patience)
afterAll(endResidents)

const person = (name: string, topic = 'sales') => ({
  name,
  topic,
  email: `${name.toLowerCase()}@example.org`,
  message: 'Hello\u001b[31m\u009b',
  consent: true,
})

/** The form before its field was renamed. */
const former = form('contact', { mail: email({ label: 'Mail' }) }, { title: 'Contact' })

onEmbedded((store) => {
  const table = 'cli'
  let send: ReturnType<typeof submit>
  beforeAll(async () => {
    const endpoint = store.endpoint()
    await ensureTable({ endpoint, table })
    const clock = Date.now
    const repository = dynamoRepository({ client: dynamoClient({ endpoint }), table, clock })
    send = submit({ stamper: systemStamper({ clock }), digest: sha256, repository })
    for (const input of [person('Ada'), person('Grace', 'support'), person('Joan')])
      await send({ form: contact, input, key: undefined }, clock() + 10_000)()
  })
  /** Asynchronous, as the store in this process must answer while the command runs. */
  const dynamosync = (command: string, ...options: readonly string[]) =>
    anywhere(command, ...options, '--form', 'contact')
  const anywhere = async (command: string, ...options: readonly string[]) => {
    const place = ['--table', table, '--endpoint', store.endpoint()]
    const { status, out, err } = await run(command, ...options, ...place)
    return { status, out: out.split('\n').filter((line) => line !== ''), err }
  }

  describe('the command line, for owners', () => {
    it('lists, filters, continues, and reports invalid options', async () => {
      const all = await dynamosync('list', '--json', '--order', 'oldest')
      expect(all.status).toBe(0)
      const emails = all.out.map((line) => (JSON.parse(line) as { listed: { email: string } }).listed.email)
      expect(emails).toEqual(['ada@example.org', 'grace@example.org', 'joan@example.org'])
      expect((await dynamosync('list', '--where', 'topic=support')).out).toEqual([
        expect.stringContaining('grace@example.org'),
      ])
      const first = await dynamosync('list', '--limit', '2')
      const [, cursor = ''] = /--cursor (\S+)/.exec(first.err) ?? []
      expect([first.out.length, (await dynamosync('list', '--cursor', cursor)).out.length]).toEqual([2, 1])
      const none = await dynamosync('list', '--where', 'email=nobody@example.org')
      expect(none).toMatchObject({ status: 0, out: [], err: 'No submissions match.\n' })
      const wrong = await dynamosync('list', '--limit', '0', '--where', 'message=x')
      expect([wrong.status, wrong.out]).toEqual([2, []])
      expect(wrong.err).toMatch(/^dynamosync: “limit” must be a whole number from 1 to 200\. /)
    })

    it('finds what was typed, in every form or in one, and says where', async () => {
      const found = await dynamosync('find', 'ÁDA helló')
      expect([found.status, found.out, found.err]).toEqual([
        0,
        [expect.stringMatching(/^contact {2}[a-z2-7]{26} {2}\S+ {2}\{"name":"Ada",.*"message":"Hello/)],
        '1 found among 3 submissions.\n',
      ])
      expect(found.out.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
      expect((await dynamosync('find', 'example.org', '--json')).out).toHaveLength(3)
      for (const text of ['*', '\\', 'x'.repeat(10_000)])
        expect(await dynamosync('find', text)).toMatchObject({ status: 1, out: [] })
      expect(await dynamosync('find', ' ')).toMatchObject({ status: 2, out: [] })
    })

    it('shows one without control characters, and erases it when asked to', async () => {
      const [line = ''] = (await dynamosync('list', '--where', 'email=ada@example.org')).out
      const [id = ''] = line.split(' ')
      const shown = await dynamosync('show', id)
      expect([shown.status, shown.out.join('\n')]).toEqual([0, expect.stringContaining('name: "Ada"')])
      expect(shown.out.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
      expect(JSON.parse((await dynamosync('show', id, '--json')).out[0] ?? '')).toMatchObject({
        id,
        fields: { message: 'Hello\u001b[31m\u009b' },
      })
      expect(await dynamosync('erase', id)).toMatchObject({ status: 2, out: [] })
      expect((await dynamosync('show', id)).status).toBe(0)
      expect(await dynamosync('erase', id, '--yes', '--json')).toMatchObject({
        status: 0,
        out: [JSON.stringify({ erased: id })],
      })
      for (const command of ['show', 'erase'])
        expect(await dynamosync(command, id, ...(command === 'erase' ? ['--yes'] : []))).toMatchObject({
          status: 1,
        })
      expect((await dynamosync('show', '../x')).status).toBe(1)
      expect((await dynamosync('list')).out).toHaveLength(2)
    })

    it('exports a workbook by the end of its name, NDJSON too, and a CSV with labels', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'dynamosync-xlsx-'))
      const out = join(folder, 'contact.xlsx')
      const workbook = ['--out', out]
      expect(await dynamosync('export', ...workbook, '--zone', 'Europe/Berlin')).toMatchObject({ status: 0 })
      expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK')
      expect(await dynamosync('export', ...workbook, '--zone', 'Mars')).toMatchObject({ status: 2 })
      expect(await dynamosync('export', '--format', 'xlsx')).toMatchObject({ status: 2, out: [] })
      const [head, first] = (await dynamosync('export', '--labels', '--separator', 'semicolon')).out
      expect(head).toMatch(/^"Submission ID";"Received \(UTC\)";"Form version";Name;E-mail;Topic;Message;/)
      expect(first).toContain(';Grace;grace@example.org;Support;')
      const lines = join(folder, 'contact.NDJSON')
      expect(await dynamosync('export', '--out', lines)).toMatchObject({ status: 0 })
      const [row = ''] = (await readFile(lines, 'utf8')).split('\n')
      expect(JSON.parse(row)).toHaveProperty('receipt')
      await rm(folder, { recursive: true })
    })

    it('erases a person everywhere, under a former name of the field, too', async () => {
      const input = { mail: 'ada@example.org' }
      await send({ form: former, input, key: undefined }, Date.now() + 10_000)()
      const both = ['--everywhere', '--yes', '--json', '--ignore-case']
      const erased = await anywhere('erase', '--where', 'email=JOAN@example.org', ...both)
      expect([erased.status, erased.out]).toEqual([
        0,
        [expect.stringMatching(/^\{"form":"contact","erased":"[a-z2-7]{26}"\}$/)],
      ])
      expect(erased.err).toContain('contact: 1 submission found.')
      expect((await anywhere('erase', '--where', 'mail=Ada@Example.org', ...both)).out).toHaveLength(1)
      expect((await anywhere('erase', '--where', 'mail=ada@example.org', ...both)).status).toBe(1)
      expect(await anywhere('erase', '--where', 'email=x@example.org')).toMatchObject({ status: 2 })
      expect(await dynamosync('erase', '--where', 'email=x@example.org', ...both)).toMatchObject({
        status: 2,
      })
    })

    it.each(['list', 'find', 'show', 'erase'])('explains %s', async (command) => {
      const { status, out } = await dynamosync(command, '--help')
      expect([status, out.join('\n')]).toEqual([0, expect.stringContaining('Exit status: 0')])
    })
  })
})
