import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { json as jsonIn } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contact } from '../../../forms/contact.js'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { tableDefinition } from '../../../src/adapters/dynamodb/table.js'
import { sha256, systemStamper } from '../../../src/adapters/system/index.js'
import { passes } from '../../../src/domain/notification/delivery/doorbell.js'
import { release } from '../../../src/handlers/use-cases/release.js'
import { submit, type Submit } from '../../../src/handlers/use-cases/submit.js'
import { onDynamoDbLocal } from '../../adapters/dynamodb/databases.js'
import { right } from '../../domain/equal-right.js'

type Notify = (
  event: unknown,
  context: { readonly getRemainingTimeInMillis: () => number },
) => Promise<unknown>

/** Reads a table's stream as Lambda's poller does; the database does not check signatures. */
const streamsOf = (endpoint: string) => {
  const ask = async <A>(action: string, body: object): Promise<A> => {
    const scope = `${process.env['AWS_ACCESS_KEY_ID'] ?? ''}/20260101/${process.env['AWS_REGION'] ?? ''}`
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${action}`,
        authorization: `AWS4-HMAC-SHA256 Credential=${scope}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`)
    return (await answer.json()) as A
  }
  return {
    /** All records of a stream so far, shard by shard. */
    all: async (StreamArn: string): Promise<readonly unknown[]> => {
      const { StreamDescription } = await ask<{
        readonly StreamDescription: { readonly Shards: readonly { readonly ShardId: string }[] }
      }>('DescribeStream', { StreamArn })
      const records: unknown[] = []
      for (const { ShardId } of StreamDescription.Shards) {
        const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }
        let iterator = (await ask<{ ShardIterator?: string }>('GetShardIterator', from)).ShardIterator
        for (let empty = 0; iterator !== undefined && empty < 2;) {
          const page: { Records: readonly unknown[]; NextShardIterator?: string } = await ask('GetRecords', {
            ShardIterator: iterator,
          })
          records.push(...page.Records)
          empty = page.Records.length === 0 ? empty + 1 : 0
          iterator = page.NextShardIterator
        }
      }
      return records
    },
  }
}

onDynamoDbLocal((store) => {
  describe('the function that tells, fed by a real stream', () => {
    const table = `streamed-${process.pid}`
    const mails: unknown[] = []
    let server: Server
    let handler: Notify
    let stream = ''

    beforeAll(async () => {
      const endpoint = store.endpoint()
      const made = await new DynamoDBClient({ endpoint }).send(
        new CreateTableCommand({
          ...(structuredClone(tableDefinition) as unknown as Omit<CreateTableCommandInput, 'TableName'>),
          TableName: table,
          StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
        }),
      )
      stream = made.TableDescription?.LatestStreamArn ?? ''
      server = createServer((incoming, outgoing) => {
        void jsonIn(incoming).then((mail) => {
          mails.push(mail)
          outgoing.end('{}')
        })
      })
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
      Object.assign(process.env, {
        TABLE_NAME: table,
        TARGETS: JSON.stringify({ team: { mail: 'team@example.org' } }),
        MAIL_FROM: 'forms@example.org',
        SITE_URL: 'https://www.example.org',
        AWS_ENDPOINT_URL_DYNAMODB: endpoint,
        AWS_ENDPOINT_URL_SESV2: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      })
      // A query of its own: the bundle reads its settings once, as it loads.
      const bundle = `${pathToFileURL(resolve('dist/lambda/notify/index.mjs')).href}?streams`
      handler = ((await import(bundle)) as { readonly handler: Notify }).handler
    })
    afterAll(() => {
      server.closeAllConnections()
      server.close()
    })

    it('notifies of open submissions once, however often their records come, and never of held ones, tests or retries', async () => {
      const clock = Date.now
      const repository = dynamoRepository({
        client: dynamoClient({ endpoint: store.endpoint() }),
        table,
        clock,
      })
      const stamper = systemStamper({ clock })
      const parts = { stamper, digest: sha256, repository, notifies: () => true }
      const later = (): number => clock() + 10_000
      const send = async (name: string, more: Partial<Submit> = {}): Promise<string> => {
        const input = { name, email: 'ada@example.org', topic: 'sales', message: 'Hello', consent: 'on' }
        const key = `key-of-the-stream-${name}`
        return right(await submit(parts)({ form: contact, input, key, ...more }, later())()).submission.id
      }
      const told = (): readonly string[] =>
        mails.map((mail) => /Name: (\w+)/.exec(JSON.stringify(mail))?.[1] ?? '').sort()
      const context = { getRemainingTimeInMillis: () => 60_000 }
      const feed = async (records: readonly unknown[]): Promise<void> => {
        const ringing = records.filter((record) => passes(record))
        expect(await handler({ Records: ringing }, context)).toEqual({ batchItemFailures: [] })
      }

      await send('Open')
      await send('Open')
      await send('Test', { test: true })
      const held = await send('Held', { trapped: true })
      await sleep(200)
      const first = await streamsOf(store.endpoint()).all(stream)
      expect(first.length).toBeGreaterThanOrEqual(3)
      await feed(first)
      expect(told()).toEqual(['Open'])

      right(await release(parts)(contact, held, later())())
      await sleep(200)
      const second = await streamsOf(store.endpoint()).all(stream)
      await feed([...second].reverse())
      await feed(second)
      expect(told()).toEqual(['Held', 'Open'])
    })
  })
})
