import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { routes } from '../../src/domain/contract/routes.js'
import { type Stack, startStack } from '../handlers/local/stack.js'
import { onEmbedded } from '../adapters/dynamodb/databases.js'
import { dynamoClient } from '../../src/adapters/dynamodb/client/client.js'
import { dynamoDeliveries } from '../../src/adapters/dynamodb/deliveries/deliveries.js'
import { right } from '../domain/equal-right.js'
import { allowed, kinds, referredIn, templateOf } from './synthesised.js'

/** A call of a function's to DynamoDB: what it does, and whether on the index. */
interface Call {
  readonly action: string
  readonly onIndex: boolean
}

/** Passes everything on, and remembers who was asked for what. */
const recorder = async (to: string) => {
  let calls: Call[] = []
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const body = Buffer.concat(chunks)
      const action = String(incoming.headers['x-amz-target']).split('.')[1] ?? ''
      calls.push({ action, onIndex: body.includes('"IndexName"') })
      const onward = request(to, { method: 'POST', headers: incoming.headers }, (reply) => {
        outgoing.writeHead(reply.statusCode ?? 500, reply.headers)
        reply.pipe(outgoing)
      })
      onward.end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    /** What was called since the last time, as a policy would say it. */
    taken: (): readonly string[] => {
      const seen = calls.map(({ action, onIndex }) => `dynamodb:${action} on ${onIndex ? 'index' : 'table'}`)
      calls = []
      return [...new Set(seen)].sort()
    },
  }
}

const granted = (name: 'Submit' | 'Owner', kind: (typeof kinds)[number]): readonly string[] =>
  allowed(templateOf(kind), name)
    .flatMap(({ Action, Resource }) =>
      [Action].flat().map((action) => {
        const text = JSON.stringify(Resource)
        const onIndex = text.endsWith('"/index/byTime"]]}')
        expect(action.startsWith('dynamodb:') ? referredIn(Resource) : ['Table']).toEqual([
          expect.stringContaining('Table') as unknown,
        ])
        return `${action} on ${onIndex ? 'index' : 'table'}`
      }),
    )
    .filter((text) => text.startsWith('dynamodb:'))
    .sort()

onEmbedded((store) => {
  describe('each function may do what it does, and nothing else', () => {
    let stack: Stack
    let record: Awaited<ReturnType<typeof recorder>>
    const did = { Submit: [] as readonly string[], Owner: [] as readonly string[] }
    const fields = { name: 'Ada', email: 'ada@example.org', topic: 'sales', message: 'Hello', consent: 'on' }

    const submit = async (at: string): Promise<string> => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'asked-for-twice-0001' }
      const post = () => fetch(at, { method: 'POST', headers, body: JSON.stringify(fields) })
      expect((await fetch(at)).status).toBe(200)
      const first = await post()
      expect(first.status).toBe(201)
      expect((await post()).headers.get('idempotency-replayed')).toBe('true')
      return ((await first.json()) as { readonly id: string }).id
    }

    /** This deployment has no target. */
    const expected = (method: string, path: string): number => {
      if (method === 'DELETE') return 204
      return path.includes('/targets/') ? 404 : 200
    }

    const read = async (api: string, id: string): Promise<void> => {
      const token = /token ([\w-]{43})/.exec(stack.output())?.[1] ?? ''
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const asked = routes
        .filter((route) => route.function === 'owner')
        .flatMap(({ path, methods }) => methods.map((method) => [method, path] as const))
        .flatMap(([method, path]) => {
          const query = path.endsWith('submissions')
            ? ['', '?view=full']
            : [path.endsWith('}/work') ? `?ids=${id}` : '']
          const filled = path.replace('{form}', 'contact').replace('{id}', id).replace('{target}', 'team')
          return query.map((each) => [method, `${filled}${each}`] as const)
        })
        // What is held can be released, and what is erased can be neither.
        .sort(([, a], [, b]) => Number(b.endsWith('/hold')) - Number(a.endsWith('/hold')))
        .sort(([a], [b]) => Number(a === 'DELETE') - Number(b === 'DELETE'))
      for (const [method, path] of asked) {
        const body = method === 'PUT' ? { body: JSON.stringify({ state: 'done' }) } : {}
        const answer = await fetch(`${api}${path}`, { method, headers, ...body })
        expect({ path, status: answer.status }).toEqual({ path, status: expected(method, path) })
      }
    }

    /** One that was given up, so that there is something to tell again. */
    const keepDelivery = async (id: string): Promise<void> => {
      const client = dynamoClient({ endpoint: store.endpoint() })
      const deliveries = dynamoDeliveries({ client, table: 'dynamosync', clock: Date.now })
      const targets = { team: { state: 'dead', tries: 10, at: Date.now() } } as const
      const kept = { form: 'contact', id, receipt: '1-r', event: 'received', targets, rev: 0 } as const
      right(await deliveries.put(kept, Date.now() + 5_000)())
    }

    beforeAll(async () => {
      record = await recorder(store.endpoint())
      const credentials = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }
      stack = await startStack({
        env: { ...credentials, AWS_ENDPOINT_URL_DYNAMODB: record.endpoint, TARGETS: '{}' },
      })
      // What the local stack does for itself is over.
      record.taken()
      const id = await submit(`${stack.url}/api/forms/contact`)
      did.Submit = record.taken()
      await keepDelivery(id)
      await read(`${stack.url}/api`, id)
      did.Owner = record.taken()
    })
    afterAll(async () => {
      await stack.kill()
      record.server.closeAllConnections()
      record.server.close()
    })

    it.each(kinds)('in %s', (kind) => {
      expect(did.Submit).toEqual(granted('Submit', kind))
      expect(did.Owner).toEqual(granted('Owner', kind))
    })
  })
})
