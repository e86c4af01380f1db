import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contact } from '../../forms/contact.js'
import { dynamoClient } from '../../src/adapters/dynamodb/client/client.js'
import { dynamoDeliveries } from '../../src/adapters/dynamodb/deliveries/deliveries.js'
import { dynamoRepository } from '../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../src/adapters/dynamodb/table.js'
import { sha256, systemStamper } from '../../src/adapters/system/index.js'
import { sampleDelivery } from '../../src/domain/notification/delivery/sample.js'
import { submit } from '../../src/handlers/use-cases/submit.js'
import { App } from 'aws-cdk-lib'
import { stackProps } from '../../infra/app/settings.js'
import { FormStack } from '../../infra/app/stack.js'
import type { Template } from '../../infra/app/template.js'
import { parameter } from '../../src/domain/site/secret.js'
import { onEmbedded } from '../adapters/dynamodb/databases.js'
import { right } from '../domain/equal-right.js'
import { allowed, kinds, ofType, templateOf } from './synthesised.js'

const telling = JSON.parse(readFileSync('dist/templates/http-notify.json', 'utf8')) as Template

/** What the role may do of what the function itself asks for; its stream is read by Lambda, in its name. */
const granted = (): readonly string[] =>
  allowed(telling, 'Notify')
    .flatMap(({ Action, Resource }) => {
      const onIndex = JSON.stringify(Resource).endsWith('"/index/byTime"]]}')
      return [Action].flat().map((action) => (onIndex ? `${action} on the index` : action))
    })
    .filter(
      (action, n, all) =>
        all.indexOf(action) === n &&
        /^(dynamodb|ses|ssm):/.test(action) &&
        !/Stream|Shard|GetRecords/.test(action),
    )
    .sort()

type Notify = (
  event: unknown,
  context: { readonly getRemainingTimeInMillis: () => number },
) => Promise<unknown>

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

onEmbedded((store) => {
  describe('the function that tells may do what it does, and nothing else', () => {
    const done: string[] = []
    let mailed: readonly string[] = []
    const servers: Server[] = []
    const id = 'b'.repeat(26)

    /** DynamoDB, the parameter store, SES, and somebody's webhook, each as far as it is asked here. */
    const world = async (): Promise<string> => {
      const server = createServer((incoming, outgoing) => {
        void buffer(incoming).then((body) => {
          const target = String(incoming.headers['x-amz-target'] ?? '')
          if (incoming.url === '/v2/email/outbound-emails') done.push('ses:SendEmail')
          if (target.startsWith('AmazonSSM.')) {
            done.push(`ssm:${target.slice('AmazonSSM.'.length)}`)
            outgoing.end(JSON.stringify({ Parameter: { Value: `whsec_${'A'.repeat(32)}` } }))
            return
          }
          if (!target.startsWith('DynamoDB')) {
            outgoing.end('{}')
            return
          }
          const onIndex = body.includes('"IndexName"')
          done.push(`dynamodb:${target.split('.')[1] ?? ''}${onIndex ? ' on the index' : ''}`)
          const onward = request(store.endpoint(), { method: 'POST', headers: incoming.headers }, (reply) => {
            outgoing.writeHead(reply.statusCode ?? 500, reply.headers)
            reply.pipe(outgoing)
          })
          onward.end(body)
        })
      })
      servers.push(server)
      return listening(server)
    }

    beforeAll(async () => {
      const table = 'notify-permissions'
      const endpoint = store.endpoint()
      await ensureTable({ endpoint, table })
      const place = { client: dynamoClient({ endpoint }), table, clock: Date.now }
      const send = submit({
        stamper: systemStamper({ clock: Date.now }),
        digest: sha256,
        repository: dynamoRepository(place),
        notifies: () => true,
      })
      const input = { name: 'Ada', email: 'ada@example.org', topic: 'sales', message: 'Hello', consent: 'on' }
      const stored = async (key: string): Promise<string> =>
        right(await send({ form: contact, input, key }, Date.now() + 10_000)()).submission.id
      await stored('told-of-in-a-test-01')
      const sample = sampleDelivery(contact, id, ['team', 'crm'], Date.now())
      right(await dynamoDeliveries(place).put(sample, Date.now() + 10_000)())
      const url = await world()
      Object.assign(process.env, {
        TABLE_NAME: table,
        TARGETS: JSON.stringify({
          team: { mail: 'team@example.org' },
          crm: { webhook: `${url}/in`, secret: { parameter: '/kettle/crm' } },
        }),
        MAIL_FROM: 'forms@example.org',
        SITE_URL: 'https://www.example.org',
        LOCAL_TARGETS: '1',
        AWS_ENDPOINT_URL_DYNAMODB: url,
        AWS_ENDPOINT_URL_SSM: url,
        AWS_ENDPOINT_URL_SESV2: url,
      })
      // A query of its own: the bundle reads its settings once, as it loads.
      const bundle = `${pathToFileURL(resolve('dist/lambda/notify/index.mjs')).href}?permissions`
      const { handler } = (await import(bundle)) as { readonly handler: Notify }
      const context = { getRemainingTimeInMillis: () => 60_000 }
      const Keys = { pk: { S: `N#contact#${id}` } }
      const event = { Records: [{ dynamodb: { Keys, SequenceNumber: '1' } }] }
      expect(await handler(event, context)).toEqual({ batchItemFailures: [] })
      await handler({ lag: 0 }, context)
      const before = done.length
      const key = { pk: { S: `S#contact#${await stored('told-of-in-a-test-02')}` } }
      await handler({ Records: [{ dynamodb: { Keys: key, SequenceNumber: '2' } }] }, context)
      mailed = done.slice(before).sort()
    })
    afterAll(() => {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    })

    it('with targets of each kind', () => {
      expect([...new Set(done)].sort()).toEqual(granted())
    })

    it('with two reads and one write for a submission, and one more write for the brake of a mail', () => {
      expect(mailed).toEqual([
        'dynamodb:GetItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:PutItem',
        'ses:SendEmail',
      ])
    })

    it('on its own sender and its own parameters alone', () => {
      const statements = allowed(telling, 'Notify')
      const on = (action: string) =>
        JSON.stringify(
          statements.filter(({ Action }) => [Action].flat().includes(action)).map(({ Resource }) => Resource),
        )
      expect(on('ses:SendEmail')).toMatch(/:identity\/example\.org"/)
      // SES asks for the right on the address if that is verified too, and in the sandbox on those of recipients.
      for (const address of ['forms', 'team', 'operations'])
        expect(on('ses:SendEmail')).toMatch(new RegExp(`:identity/${address}@example\\.org"`))
      const [own, others] = statements.filter(({ Action }) => Action === 'ses:SendEmail')
      expect(JSON.stringify(own)).not.toContain('team@example.org')
      expect(others).toMatchObject({
        Condition: { StringEqualsIgnoreCase: { 'ses:FromAddress': 'forms@example.org' } },
      })
      expect(on('ssm:GetParameter')).toMatch(/:parameter\/kettle\/crm"/)
      expect(`${on('ses:SendEmail')}${on('ssm:GetParameter')}`).not.toContain('*')
    })
  })
})

describe('a stack that tells nobody', () => {
  it.each(kinds)('has nothing of telling: %s', (kind) => {
    const template = templateOf(kind)
    for (const type of ['Lambda::EventSourceMapping', 'SQS::Queue', 'SES::EmailIdentity', 'Events::Rule'])
      expect(ofType(template, type)).toEqual([])
    expect(JSON.stringify(ofType(template, 'DynamoDB::Table'))).not.toContain('StreamSpecification')
    const text = JSON.stringify(template)
    expect(text).not.toMatch(/NOTIFY_TARGETS|"TARGETS"|ses:|ssm:GetParameter|\/Telling|MailDkim/)
    expect(Object.keys(template.Resources).filter((name) => /Telling|Notify/.test(name))).toEqual([])
  })

  it('and one of more targets than Lambda takes is refused before it is deployed', () => {
    const targets = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, n) => [
          `hook-${n}`,
          {
            webhook: `https://hook-${n}.example.org/in`,
            fields: ['name'],
            secret: parameter(`/kettle/${n}`),
          },
        ]),
      )
    const stackWith = (count: number) =>
      new FormStack(new App(), 'many', stackProps({}, { name: 'dev', settings: { targets: targets(count) } }))
    expect(() => stackWith(20)).not.toThrow()
    expect(() => stackWith(60)).toThrow(
      /The settings of the function Notify take \d+ bytes, but Lambda allows 4096\. The largest is TARGETS/,
    )
  })

  it('and one that tells somebody has all of it', () => {
    for (const type of ['Lambda::EventSourceMapping', 'SQS::Queue', 'SES::EmailIdentity', 'Events::Rule'])
      expect(ofType(telling, type)).toHaveLength(1)
  })
})
