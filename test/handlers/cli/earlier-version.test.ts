import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AttributeValue, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { loadSite } from '../../../src/adapters/site-file/load.js'
import { fetchHandler } from '../../../src/handlers/fetch/index.js'
import { onEmbedded } from '../../adapters/dynamodb/databases.js'
import earlier from '../../fixtures/earlier/forms/index.js'
import { endResidents } from '../../resident.js'
import { dynamosync, patience } from './command.js'
import { formsFile } from './forms-file.js'

jest.setTimeout(patience)
afterAll(endResidents)

/** A submission as sent, and the earlier version's answer. */
interface Sent {
  readonly form: string
  readonly key?: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly answer: { readonly id: string; readonly receipt: string }
}

/** Files of the version before `dynamosync init`: the items of its table, and the submissions sent to it. */
const folder = 'test/fixtures/earlier'
const forms = formsFile(new URL('../../fixtures/earlier/forms/index.js', import.meta.url))

const linesIn = async (name: string): Promise<readonly unknown[]> =>
  (await readFile(`${folder}/${name}`, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

/** A consent is stored as the version of its text. */
const storedOf = ({ fields }: Sent): Sent['fields'] =>
  'consent' in fields ? { ...fields, consent: '2026-11' } : fields

onEmbedded((store) => {
  const table = 'earlier'
  let all: readonly Sent[]

  beforeAll(async () => {
    const items = (await linesIn('items.ndjson')) as readonly Record<string, AttributeValue>[]
    all = (await linesIn('sent.ndjson')) as readonly Sent[]
    const endpoint = store.endpoint()
    await ensureTable({ endpoint, table })
    const client = new DynamoDBClient({ endpoint })
    for (const Item of items) await client.send(new PutItemCommand({ TableName: table, Item }))
  })

  const run = async (command: string, form: string, ...options: readonly string[]) => {
    const place = ['--forms', forms, '--table', table, '--endpoint', store.endpoint()]
    const { status, out, err } = await dynamosync(command, '--form', form, ...place, ...options)
    expect([command, status, err]).toEqual([command, 0, err])
    return { err, rows: out.trim().split('\n') }
  }
  const post = ({ form, key, fields }: Sent): Promise<Response> => {
    const client = dynamoClient({ endpoint: store.endpoint() })
    const repository = dynamoRepository({ client, table, clock: Date.now })
    const headers = { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) }
    const body = JSON.stringify(fields)
    const request = new Request(`http://localhost/forms/${form}`, { method: 'POST', headers, body })
    return fetchHandler({ forms: earlier, repository })(request)
  }
  /** The last answer about each submission of a form. */
  const lastOf = (form: string): readonly Sent[] => {
    const of = all.filter((sent) => sent.form === form)
    return [...new Map(of.map((sent) => [sent.answer.id, sent])).values()]
  }

  describe('a table of the version before init', () => {
    it.each(['contact', 'record', 'income-tax'])('lists, exports and verifies %s', async (form) => {
      const expected = lastOf(form).map(({ answer }) => answer.id)
      const listed = await run('list', form, '--json')
      expect(listed.rows.map((row) => (JSON.parse(row) as Sent['answer']).id).sort()).toEqual(expected.sort())
      const exported = await run('export', form, '--format', 'ndjson')
      const rows = exported.rows.map((row) => JSON.parse(row) as Sent['answer'] & Pick<Sent, 'fields'>)
      for (const sent of lastOf(form)) {
        const { id, receipt } = sent.answer
        expect(rows.find((row) => row.id === id)).toMatchObject({ receipt, fields: storedOf(sent) })
      }
      const verified = await run('verify', form, '--restart')
      expect(verified.err).toMatch(
        `${expected.length} submissions of ${form} checked: every receipt and result`,
      )
    })

    it('shows a submission with its values', async () => {
      const [first] = lastOf('contact')
      const { rows } = await run('show', 'contact', first!.answer.id, '--json')
      expect(JSON.parse(rows.join(''))).toMatchObject({ id: first!.answer.id, fields: storedOf(first!) })
    })

    it('answers an earlier key as the earlier version did, and stores nothing anew', async () => {
      for (const sent of all.filter(({ key }) => key !== undefined)) {
        const answer = await post(sent)
        expect(answer.headers.get('idempotency-replayed')).toBe('true')
        expect(await answer.json()).toEqual(sent.answer)
      }
      const { rows } = await run('list', 'contact')
      expect(rows).toHaveLength(lastOf('contact').length)
    })

    it('continues: a record stored by an earlier version is replaced, and verifies', async () => {
      const [first] = lastOf('record')
      const answer = await post({ ...first!, fields: { ...first!.fields, value: 'of today' } })
      expect(await answer.json()).toMatchObject({ id: first!.answer.id })
      expect((await run('verify', 'record', '--restart')).err).toMatch(
        '3 submissions of record checked: every',
      )
    })

    it('names what a later version wrote, and hides nothing behind it', async () => {
      const [{ shard = { S: '' } } = {}] = (await linesIn('items.ndjson')) as readonly Record<
        string,
        AttributeValue
      >[]
      const [form = ''] = shard.S?.split('#') ?? []
      const [id, out] = ['later'.padEnd(26, 'a'), join(await mkdtemp(join(tmpdir(), 'later-')), 'all.ndjson')]
      const Item = { pk: { S: `S#${form}#${id}` }, v: { N: '2' }, shard, sort: { S: `1790000000000#${id}` } }
      await new DynamoDBClient({ endpoint: store.endpoint() }).send(
        new PutItemCommand({ TableName: table, Item }),
      )
      const place = ['--forms', forms, '--table', table, '--endpoint', store.endpoint(), '--form', form]
      const ended = (...args: readonly string[]) => dynamosync(...args, ...place)
      const named = expect.stringMatching(`${id}.* written by a newer version of DynamoSync`) as unknown
      const listed = await ended('list')
      expect(listed).toMatchObject({ status: 0, err: named })
      expect(listed.out.trim().split('\n')).toHaveLength(lastOf(form).length)
      expect(await ended('export', '--format', 'ndjson', '--out', out)).toMatchObject({
        status: 1,
        err: named,
      })
      expect((await readFile(out, 'utf8')).trim().split('\n')).toHaveLength(lastOf(form).length)
      expect(await ended('verify', '--restart')).toMatchObject({ status: 1, out: named })
      expect(await ended('show', id)).toMatchObject({
        status: 2,
        err: expect.stringContaining(
          'an item written by a newer version of DynamoSync; run npm update',
        ) as unknown,
      })
    })
  })
})

it('a folder of the version before init is told what to write instead of deployment.json', async () => {
  await expect(loadSite(folder)).rejects.toThrow(
    /^deployment\.json is no longer read\. Remove it, and write this as dynamosync\.config\.ts:[^]*name: 'kettle'/,
  )
})
