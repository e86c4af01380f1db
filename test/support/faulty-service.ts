import { AsyncLocalStorage } from 'node:async_hooks'
import { dynamoClient } from '../../src/adapters/dynamodb/client.js'
import { dynamoRepository } from '../../src/adapters/dynamodb/repository.js'
import { systemClock } from '../../src/adapters/system/stamper.js'
import { type AnyForm, formsOf } from '../../src/domain/index.js'
import { containerOf, Token } from '../../src/handlers/container.js'

/** What a client sees of one answer. */
export interface Seen {
  readonly status: number
  readonly body: string
  readonly replayed: boolean
  readonly retryAfter: string | undefined
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

/** When the function dies: before one of its calls to the store is sent, or before it sees the reply. */
export interface Crash {
  readonly at: number
  readonly when: 'before' | 'after'
}

/** What one invocation has done so far, and where it ends. */
interface Life extends Crash {
  calls: number
  readonly end: () => void
}

/** Milliseconds after which the service's calls count as unanswered: short, so that tests need not wait. */
const impatience = 250

/** Milliseconds between tries. */
export const briefPause = 4

const never = new Promise<never>(() => undefined)

/** A client whose calls end with the life of the invocation that makes them. */
const mortalClient = (endpoint: string, lives: AsyncLocalStorage<Life>) => {
  const client = dynamoClient({ endpoint, requestTimeout: impatience, connectionTimeout: impatience })
  client.middlewareStack.add(
    (next) => async (args) => {
      const life = lives.getStore()
      if (life === undefined) return next(args)
      const call = life.calls
      life.calls += 1
      if (call < life.at) return next(args)
      if (life.when === 'after' && call === life.at) await next(args).catch(() => undefined)
      life.end()
      return never
    },
    { step: 'initialize', name: 'mortality' },
  )
  return client
}

/** The deployed handler, container and all, on a store that may misbehave. */
export const service = (forms: readonly AnyForm[], table: string, endpoint: string) => {
  const container = containerOf({ table, origins: new Set() }, formsOf(forms))
  const lives = new AsyncLocalStorage<Life>()
  container.rebind(Token.Repository).toConstantValue(
    dynamoRepository({
      client: mortalClient(endpoint, lives),
      table,
      clock: systemClock,
      pause: briefPause,
    }),
  )
  container.rebind(Token.Log).toConstantValue(() => undefined)
  const handle = container.get(Token.Serve)(container.get(Token.Transport))
  let count = 0
  const post = async ({ form, fields, key }: Post, remaining = 5_000): Promise<Seen> => {
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
      retryAfter: reply.headers['retry-after'],
      answer: JSON.parse(reply.body) as Seen['answer'],
    }
  }
  return {
    post,
    /** A request whose function dies as told, if it comes so far. Nobody hears an answer. */
    crash: (sent: Post, crash: Crash): Promise<void> =>
      new Promise((resolve, reject) => {
        lives.run({ ...crash, calls: 0, end: resolve }, () => {
          post(sent).then(() => resolve(), reject)
        })
      }),
  }
}

export type Service = ReturnType<typeof service>
