import { createHmac } from 'node:crypto'
import { envelopeOf, signedText } from '../../domain/notification/message/envelope.js'
import type { Secret, WebhookTarget } from '../../domain/notification/target.js'
import type { Clock } from '../../ports/clock.js'
import type { Secrets, Sender } from '../../ports/sender.js'
import { post, type PostOptions } from './post.js'

/** Dependencies of webhooks. */
export interface Dependencies extends PostOptions {
  readonly clock: Clock
  readonly secrets: Secrets
}

/** Reads the current secret; undefined if it cannot be read. */
export const readSecret = (secrets: Secrets, secret: Secret): Promise<string | undefined> =>
  typeof secret === 'string' ? Promise.resolve(secret) : secrets(secret.parameter)()

/** Keys in a secret: `whsec_` and base64, or several separated by spaces. */
const keysIn = (secret: string): readonly Buffer[] =>
  secret
    .split(/\s+/)
    .map((each) => Buffer.from(each.replace(/^whsec_/, ''), 'base64'))
    .filter((key) => key.length > 0)

/** Signs a text per Standard Webhooks. */
const signatures = (keys: readonly Buffer[], text: string): string =>
  keys.map((key) => `v1,${createHmac('sha256', key).update(text).digest('base64')}`).join(' ')

/** Notifies a program per Standard Webhooks; each try is signed again, under the same id. */
export const webhookSender =
  ({ clock, secrets, ...options }: Dependencies): Sender<WebhookTarget> =>
  ({ url, secret }, telling) =>
  async () => {
    const keys = keysIn((await readSecret(secrets, secret)) ?? '')
    if (keys.length === 0) return { _tag: 'Unreached', why: 'secret-missing' }
    const [at, body] = [clock(), envelopeOf(telling)]
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'DynamoSync',
      'webhook-id': telling.id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': signatures(keys, signedText(telling.id, at, body)),
    }
    return post({ url, headers, body }, options)
  }
