import { dynamoClient } from '../../src/adapters/dynamodb/client.js'
import { type AnyForm, formsOf } from '../../src/domain/index.js'
import { containerOf, Token } from '../../src/handlers/container.js'

/** What a client sees of one answer. */
export interface Seen {
  readonly status: number
  readonly body: string
  readonly replayed: boolean
  readonly answer: {
    readonly id?: string
    readonly receipt?: string
    readonly code?: string
    readonly outcome?: string
    readonly retryable?: boolean
  }
}

/** One request of a person: the fields and a key. */
export interface Post {
  readonly form: string
  readonly fields: Readonly<Record<string, string>>
  readonly key?: string | undefined
}

/** Milliseconds after which the service's calls count as unanswered: short, so that tests need not wait. */
const impatience = 150

/** The deployed handler, container and all, on a store that may misbehave. */
export const service = (forms: readonly AnyForm[], table: string, endpoint: string) => {
  const container = containerOf({ table, origins: new Set() }, formsOf(forms))
  container
    .rebind(Token.Client)
    .toConstantValue(dynamoClient({ endpoint, requestTimeout: impatience, connectionTimeout: impatience }))
  container.rebind(Token.Log).toConstantValue(() => undefined)
  const handle = container.get(Token.Serve)(container.get(Token.Transport))
  let count = 0
  return async ({ form, fields, key }: Post, remaining = 5_000): Promise<Seen> => {
    count += 1
    const event = {
      version: '2.0',
      rawPath: `/api/forms/${form}`,
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      requestContext: { http: { method: 'POST' }, requestId: `request-${count}` },
      body: JSON.stringify(fields),
    }
    const reply = await handle({ event, context: { getRemainingTimeInMillis: () => remaining } })
    return {
      status: reply.statusCode,
      body: reply.body,
      replayed: reply.headers['idempotency-replayed'] === 'true',
      answer: JSON.parse(reply.body) as Seen['answer'],
    }
  }
}

export type Service = ReturnType<typeof service>
