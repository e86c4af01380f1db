import { AsyncLocalStorage } from 'node:async_hooks'
import type { PutCommandInput } from '@aws-sdk/lib-dynamodb'
import { type ClientOptions, dynamoClient } from '../../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../../src/adapters/dynamodb/submissions/repository.js'
import { type Send, sendBy } from '../../../../src/adapters/dynamodb/client/send.js'
import { systemClock } from '../../../../src/adapters/system/stamper.js'
import type { AnyForm } from '../../../../src/domain/index.js'
import { type Post, visitor } from '../../../handlers/visitor.js'

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

/** How the service reaches a store. */
export type Connect = (options: ClientOptions) => Send

/** By the SDK, as is the default. */
export const bySdk: Connect = (options) => sendBy(dynamoClient(options))

/** Calls that end with the life of the invocation that makes them. */
const mortal =
  (send: Send, lives: AsyncLocalStorage<Life>): Send =>
  async (operation, input, signal) => {
    const next = () => send(operation as 'PutItem', input as PutCommandInput, signal)
    const life = lives.getStore()
    if (life === undefined) return next()
    const call = life.calls
    life.calls += 1
    if (call < life.at) return next()
    if (life.when === 'after' && call === life.at) await next().catch(() => undefined)
    life.end()
    return never
  }

/** The deployed handler on a store that may misbehave. */
export const service = (forms: readonly AnyForm[], table: string, endpoint: string, connect = bySdk) => {
  const lives = new AsyncLocalStorage<Life>()
  const client = mortal(
    connect({ endpoint, requestTimeout: impatience, connectionTimeout: impatience }),
    lives,
  )
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
