import { AsyncLocalStorage } from 'node:async_hooks'
import { dynamoClient } from '../../src/adapters/dynamodb/client.js'
import { dynamoRepository } from '../../src/adapters/dynamodb/repository.js'
import { systemClock } from '../../src/adapters/system/stamper.js'
import type { AnyForm } from '../../src/domain/index.js'
import { type Post, visitor } from './visitor.js'

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

/** The deployed handler on a store that may misbehave. */
export const service = (forms: readonly AnyForm[], table: string, endpoint: string) => {
  const lives = new AsyncLocalStorage<Life>()
  const client = mortalClient(endpoint, lives)
  const post = visitor(forms, dynamoRepository({ client, table, clock: systemClock, pause: briefPause }))
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
