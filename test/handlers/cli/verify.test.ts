import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { record } from '../../../forms/record.js'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { itemOf, keyOf } from '../../../src/adapters/dynamodb/submissions/item.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { troubleOf } from '../../../src/handlers/cli/trouble.js'
import { attemptAt } from '../../../src/testing/sample-forms.js'
import { writeAll } from '../../adapters/dynamodb/bulk.js'
import { endResidents } from '../../resident.js'
import { dynamosync, patience, stopCommands } from './command.js'
import { faultProxy, type FaultProxy } from '../../adapters/dynamodb/faults/proxy.js'
import { onEmbedded } from '../../adapters/dynamodb/databases.js'

jest.setTimeout(patience)
afterEach(stopCommands)
afterAll(endResidents)

/** The bundled command that `npm run verify` runs. */
const cli = fileURLToPath(new URL('../../../local/cli.mjs', import.meta.url))

const noon = 1_700_000_000_000
const many = 450

onEmbedded((store) => {
  const table = 'verify'
  const submissions = Array.from({ length: many }, (_, n) =>
    attemptAt(record, { id: `id-${n}`, value: `value-${n}`, at: noon + n }),
  )
  let folder: string
  let proxy: FaultProxy

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
    // Where verify keeps its progress.
    process.env['DATA_DIR'] = folder
    await ensureTable({ endpoint: store.endpoint(), table })
    await writeAll(store.endpoint(), table, submissions)
    proxy = await faultProxy(store.endpoint())
  })
  afterAll(async () => {
    await proxy.close()
    await rm(folder, { recursive: true })
  })

  const at = (endpoint: string) =>
    ['verify', '--form', 'record', '--table', table, '--endpoint', endpoint] as const
  const verify = (...options: readonly string[]) => dynamosync(...at(store.endpoint()), ...options)
  const keyOfNumber = (n: number) => keyOf('record', submissions[n]!.submission.id)
  const restore = async (n: number): Promise<void> => {
    const { submission, shards } = submissions[n]!
    const client = dynamoClient({ endpoint: store.endpoint() })
    await client.send(new PutCommand({ TableName: table, Item: itemOf(submission, shards) }))
  }
  const tamper = async (n: number, name: string, value: unknown): Promise<void> => {
    const client = dynamoClient({ endpoint: store.endpoint() })
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOfNumber(n),
        UpdateExpression: 'SET #name = :value',
        ExpressionAttributeNames: { '#name': name },
        ExpressionAttributeValues: { ':value': value },
      }),
    )
  }

  describe('npm run verify', () => {
    it('says that every receipt matches, and leaves nothing behind', async () => {
      const { status, out, err } = await verify()
      expect([status, out]).toEqual([0, ''])
      expect(err).toMatch(`${many} submissions of record checked: every receipt`)
      expect(await readdir(folder)).toEqual([])
    })
    it.each([
      ['a value', 'fields', { id: 'id-123', value: 'another' }, 'receipt-differs'],
      ['the time', 'at', noon, 'receipt-differs'],
      ['the id', 'id', 'a'.repeat(26), 'receipt-differs'],
      ['the receipt', 'receipt', `1-${'0'.repeat(64)}`, 'receipt-differs'],
      ['the layout', 'v', 0, 'unreadable'],
      ['the layout, to one of a future version,', 'v', 2, 'newer-version'],
    ])('names the submission of which %s was altered, and fails', async (_, name, value, what) => {
      await tamper(123, name, value)
      const { status, out } = await verify('--json')
      await restore(123)
      expect(status).toBe(1)
      expect(JSON.parse(out)).toEqual({ id: submissions[123]!.submission.id, what })
    })
    it('resumes where it was killed, and still reports its earlier findings', async () => {
      await tamper(3, 'fields', { id: 'id-3', value: 'another' })
      const { promise: late, resolve: reached } = Promise.withResolvers<undefined>()
      let calls = 0
      proxy.storm(() => {
        calls += 1
        // Four pages of two calls each are read before the first result.
        if (calls <= 8) return undefined
        reached(undefined)
        return 'hang-before-apply'
      })
      const first = dynamosync.started(...at(proxy.endpoint))
      await late
      first.child.kill('SIGKILL')
      expect((await first.ended).out).toMatch('receipt-differs')
      const second = await verify()
      await restore(3)
      expect(second.status).toBe(1)
      expect(second.out).toBe('')
      expect(second.err).toMatch(/^Resuming after \d+ submissions/)
      expect(second.err).toMatch(`${many} submissions of record checked: 1 finding`)
    })
    it('does not take a submission that was erased meanwhile for a changed one', async () => {
      const client = dynamoClient({ endpoint: store.endpoint() })
      await client.send(new DeleteCommand({ TableName: table, Key: keyOfNumber(9) }))
      expect((await verify()).status).toBe(0)
    })
    it('reports the fault of the command, and exits with 2', async () => {
      expect(await dynamosync(...at('http://127.0.0.1:1'))).toMatchObject({ status: 2 })
      const { status, err } = await verify('--nonsense')
      expect([status, err]).toEqual([2, expect.stringMatching('--nonsense')])
    })
  })
})

/** An error named as by AWS or its SDK. */
const named = (name: string, message: string): Error => Object.assign(new Error(message), { name })

describe('what stands between a terminal and a table', () => {
  it('is reported before anything else if no region or no credentials are set', async () => {
    const home = await mkdtemp(join(tmpdir(), 'dynamosync-'))
    const bare = { PATH: process.env['PATH'], HOME: home, DATA_DIR: home, AWS_EC2_METADATA_DISABLED: 'true' }
    const said = (command: string, env: Readonly<Record<string, string>>): Promise<string> =>
      new Promise((resolve) => {
        const options = { env: { ...bare, ...env } }
        execFile(
          process.execPath,
          [cli, command, '--form', 'record', '--table', 'none'],
          options,
          (_, __, err) => resolve(err),
        )
      })
    const commands = ['list', 'export', 'verify']
    for (const err of await Promise.all(commands.map((command) => said(command, {}))))
      expect(err).toContain('no region is set for table “none”; set AWS_REGION=')
    expect(await said('list', { AWS_REGION: 'eu-central-1' })).toContain('there are no AWS credentials')
    await rm(home, { recursive: true })
  })

  it.each([
    [
      named('AccessDeniedException', 'No dynamodb:Query.'),
      'NoAccess',
      /have no permission for this .*No dynamodb:Query\./,
    ],
    [named('ExpiredTokenException', ''), 'NoAccess', /refuses these credentials .*aws sso login/],
    [named('UnrecognizedClientException', ''), 'NoAccess', /refuses these credentials/],
    [
      new ResourceNotFoundException({ message: '', $metadata: {} }),
      'Refused',
      /there is no table T; check --table/,
    ],
    [
      named('ValidationException', 'No such index.'),
      'Refused',
      /table T refused the request: No such index\./,
    ],
    [
      new Error('getaddrinfo ENOTFOUND dynamodb.x'),
      'NotNow',
      /check the region, the endpoint and the network/,
    ],
  ])('is reported by its kind: %s', (cause, tag, sentence) => {
    const trouble = troubleOf({ _tag: 'StoreBroken', cause }, 'table T')
    expect(trouble).toEqual({ _tag: tag, message: expect.stringMatching(sentence) as unknown })
  })

  it('is reported as written by a newer version if it was', () => {
    const trouble = troubleOf({ _tag: 'ItemUnreadable', cause: new TypeError('v'), newer: true }, 'table T')
    expect(trouble).toMatchObject({
      _tag: 'Unreadable',
      message: expect.stringMatching(/^table T contains an item written by a newer version/) as unknown,
    })
  })

  it('is reported as a damaged item, whatever the name of the cause', () => {
    const trouble = troubleOf({ _tag: 'ItemUnreadable', cause: new TypeError('v') }, 'table T')
    expect(trouble).toMatchObject({
      _tag: 'Unreadable',
      message: expect.stringMatching(/“dynamosync verify” lists it/) as unknown,
    })
  })
})
