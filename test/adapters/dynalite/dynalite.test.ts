import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer, request } from 'node:http'
import { createServer, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { afterEach, describe, expect, it } from '@jest/globals'
import dynaliteDb from 'dynalite/db/index.js'
import * as E from 'fp-ts/lib/Either.js'
import { guarded } from '../../../src/adapters/dynalite/host.js'
import { type EmbeddedDynamo, embeddedDynamo } from '../../../src/adapters/dynalite/process.js'
import { until } from '../../until.js'

const childPath = 'dist/src/adapters/dynalite/child.js'
const freshFolder = () => mkdtemp(join(tmpdir(), 'dynalite-'))

const running: EmbeddedDynamo[] = []
const sockets: Socket[] = []
const clients: DynamoDBClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(running.splice(0).map(({ stop }) => stop()))
})

const start = (
  options: { port?: number; folder?: string | undefined; childPath?: string },
  lines: string[] = [],
) =>
  embeddedDynamo({
    port: options.port ?? 0,
    ...(options.folder === undefined ? {} : { folder: options.folder }),
    childPath: options.childPath ?? childPath,
    report: (line) => void lines.push(line),
    afterRestart: () => Promise.resolve(),
  })

const started = async (folder?: string) => {
  const lines: string[] = []
  const result = await start({ folder }, lines)
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  running.push(result.right)
  const { endpoint } = result.right
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  })
  clients.push(client)
  return { dynamo: result.right, lines, endpoint, port: Number(new URL(endpoint).port), client }
}

type Started = Awaited<ReturnType<typeof started>>

const withTable = async (folder?: string): Promise<Started> => {
  const all = await started(folder)
  await all.client.send(
    new CreateTableCommand({
      TableName: 'things',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  )
  await waitUntilTableExists(
    { client: all.client, minDelay: 1, maxDelay: 1, maxWaitTime: 10 },
    { TableName: 'things' },
  )
  return all
}

const put = ({ client }: Started, pk: string, more: Record<string, string> = {}) =>
  client.send(new PutItemCommand({ TableName: 'things', Item: { pk: { S: pk } }, ...more }))

const has = async ({ client }: Started, pk: string) =>
  (await client.send(new GetItemCommand({ TableName: 'things', Key: { pk: { S: pk } } }))).Item !== undefined

interface Answer {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

const ask = (port: number, headers: Record<string, string>, body = '', method = 'POST'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, headers }
    request(options, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      )
    })
      .on('error', reject)
      .end(body)
  })

const signed = (target: string) => ({
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': `DynamoDB_20120810.${target}`,
  'x-amz-date': '20000101T000000Z',
  authorization: 'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c',
})

const open = (port: number): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.on('error', () => undefined)
    sockets.push(socket)
  })

describe('the embedded DynamoDB', () => {
  it('keeps its data from one start to the next', async () => {
    const folder = await freshFolder()
    const first = await withTable(folder)
    await put(first, 'a')
    await first.dynamo.stop()
    const second = await started(folder)
    expect(await has(second, 'a')).toBe(true)
    expect(second.lines).toEqual([])
  })

  it('refuses web pages, preflights included, and gives them no CORS headers', async () => {
    const { port } = await started()
    for (const [method, sent] of [
      ['POST', '{}'],
      ['GET', ''],
      ['OPTIONS', ''],
    ] as const) {
      const { status, headers, body } = await ask(
        port,
        { ...signed('ListTables'), origin: 'https://a.test' },
        sent,
        method,
      )
      expect([status, JSON.parse(body)]).toMatchObject([403, { message: expect.any(String) }])
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('refuses a name that was made to point here, and answers to its own', async () => {
    const { port } = await started()
    for (const host of ['evil.test', `evil.test:${port}`, '127.0.0.1.evil.test', 'localhost.evil.test'])
      expect([host, (await ask(port, { ...signed('ListTables'), host }, '{}')).status]).toEqual([host, 403])
    for (const host of [`localhost:${port}`, '127.0.0.1', `[::1]:${port}`])
      expect([host, (await ask(port, { ...signed('ListTables'), host }, '{}')).status]).toEqual([host, 200])
  })

  it('survives port scans, garbage, half requests and bodies that make its library throw', async () => {
    const all = await withTable(await freshFolder())
    const pid = all.dynamo.pid()
    for (let n = 0; n < 50; n += 1) (await open(all.port)).destroy()
    ;(await open(all.port)).write(Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3, 0, 255]))
    ;(await open(all.port)).write('GET / HTTP/9.9\r\n\u0000\r\n\r\n')
    for (const head of ['PO', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{"half'])
      for (const way of ['end', 'destroy', 'resetAndDestroy', 'ref'] as const) {
        const socket = await open(all.port)
        socket.write(head)
        await sleep(20)
        socket[way]()
      }
    const deep = `{"TableName":"things","Item":{"pk":{"S":"a"},"d":${'{"L":['.repeat(5000)}${']}'.repeat(5000)}}}`
    for (const body of ['null', '5', '[]', '', '{', deep, 'x'.repeat(17 * 1024 * 1024)])
      expect((await ask(all.port, signed('PutItem'), body)).status).toBeGreaterThanOrEqual(400)
    await put(all, 'a')
    expect([all.dynamo.pid(), all.lines]).toEqual([pid, []])
  })

  it('starts again, with its data, after a request that would leave a key locked for ever', async () => {
    const all = await withTable(await freshFolder())
    await put(all, 'a')
    // dynalite throws here while it holds the lock of the key.
    const poison = { ConditionExpression: 'begins_with(nowhere, nobody)' }
    await expect(put(all, 'a', poison)).rejects.toThrow()
    await until(() => all.lines.some((line) => line.includes('is back')), 10)
    await put(all, 'a')
    expect(await has(all, 'a')).toBe(true)
    expect(all.lines[0]).toMatch(/^DynamoDB failed: TypeError at .*\. It starts again now\.$/)
  })

  it('is killed and started again where one request keeps it busy for ever', async () => {
    const all = await withTable(await freshFolder())
    await put(all, 'a')
    const nested = { ConditionExpression: `${'('.repeat(40)}a = :b${')'.repeat(40)}` }
    await expect(
      all.client.send(
        new PutItemCommand({
          TableName: 'things',
          Item: { pk: { S: 'a' } },
          ExpressionAttributeValues: { ':b': { S: 'b' } },
          ...nested,
        }),
      ),
    ).rejects.toThrow()
    await until(() => all.lines.some((line) => line.includes('is back')), 15)
    expect(all.lines[0]).toBe('DynamoDB failed: it did not answer. It starts again now.')
    expect(await has(all, 'a')).toBe(true)
  })

  it('starts again at once after a kill, on the same port, and says that memory is lost', async () => {
    const all = await withTable()
    const pid = all.dynamo.pid()
    process.kill(pid, 'SIGKILL')
    await until(() => all.lines.length === 2, 10)
    expect(all.lines).toEqual([
      'DynamoDB failed: SIGKILL. What it held in memory is lost. It starts again now.',
      `DynamoDB is back (process ${all.dynamo.pid()}).`,
    ])
    expect(all.dynamo.pid()).not.toBe(pid)
    await expect(has(all, 'a')).rejects.toThrow('not found')
  })

  it('stays down for a while where a person stops it', async () => {
    const all = await withTable(await freshFolder())
    process.kill(all.dynamo.pid(), 'SIGTERM')
    await until(() => all.lines.length > 0, 5)
    expect(all.lines).toEqual(['DynamoDB was stopped. It starts again in 10 s.'])
    await expect(put(all, 'a')).rejects.toThrow('ECONNREFUSED')
  })

  it('notices a request that is never answered, also when its client has given up', async () => {
    let noticed = false
    let asked = false
    const overdue = { patience: 50, onOverdue: () => void (noticed = true) }
    const server = createHttpServer(guarded(() => void (asked = true), overdue))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const client = request({ host: '127.0.0.1', port, agent: false }).on('error', () => undefined)
    client.end()
    await until(() => asked, 5)
    client.destroy()
    await until(() => noticed, 5)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  it('is left alone by a Ctrl-C, which is for the process that started it', async () => {
    const all = await withTable()
    process.kill(all.dynamo.pid(), 'SIGINT')
    process.kill(all.dynamo.pid(), 'SIGHUP')
    await sleep(300)
    await put(all, 'a')
    expect(all.lines).toEqual([])
  })

  it('is given up after it has failed again and again', async () => {
    const script = join(await freshFolder(), 'short-lived.mjs')
    await writeFile(
      script,
      "process.send({ _tag: 'Listening', port: 9 }); setTimeout(() => process.exit(3), 50)",
    )
    const lines: string[] = []
    const result = await start({ childPath: script }, lines)
    if (E.isLeft(result)) throw new Error('it did not start')
    expect(await result.right.lost).toBe('exit code 3')
    expect(lines.filter((line) => line.includes('failed: exit code 3'))).toHaveLength(4)
  })

  it('names a busy port and locked data together', async () => {
    const folder = await freshFolder()
    const { port } = await started(folder)
    expect(await start({ folder, port })).toEqual(
      E.left([
        { _tag: 'PortBusy', port },
        { _tag: 'DataLocked', folder },
      ]),
    )
  })

  it('names a port that another program has', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    expect(await start({ port, folder: await freshFolder() })).toEqual(E.left([{ _tag: 'PortBusy', port }]))
    other.close()
  })

  it('says why data cannot be used, and does not touch it', async () => {
    const file = join(await freshFolder(), 'file')
    await writeFile(file, 'mine')
    expect(await start({ folder: file })).toMatchObject(E.left([{ _tag: 'DataUnusable', folder: file }]))
    const folder = await freshFolder()
    await (await withTable(folder)).dynamo.stop()
    await writeFile(join(folder, 'CURRENT'), 'garbage')
    expect(await start({ folder })).toMatchObject(
      E.left([{ _tag: 'DataUnusable', reason: expect.stringContaining('CURRENT') }]),
    )
    expect(await readdir(folder)).toContain('CURRENT')
  })

  it('takes a table whose creation was cut short for none', async () => {
    const folder = await freshFolder()
    const { db } = dynaliteDb.create({ path: folder })
    await db.open()
    await db.put('table~things', { TableName: 'things', TableStatus: 'CREATING' })
    await db.close()
    const all = await withTable(folder)
    await put(all, 'a')
    expect(await has(all, 'a')).toBe(true)
  })
})
