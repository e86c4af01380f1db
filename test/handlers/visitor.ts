import { formsOf } from '../../src/domain/form/form.js'
import type { AnyForm } from '../../src/domain/index.js'
import { containerOf, Token } from '../../src/handlers/wiring/container.js'
import type { Clock } from '../../src/ports/clock.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'

/** An answer as the client sees it. */
export interface Seen {
  readonly status: number
  readonly body: string
  readonly replayed: boolean
  readonly retryAfter: string | undefined
  /** Members of a JSON answer. */
  readonly answer: {
    readonly id?: string
    readonly receipt?: string
    readonly code?: string
    readonly outcome?: string
    readonly retryable?: boolean
  }
}

/** A person's request: fields and key. */
export interface Post {
  readonly form: string
  readonly fields: Readonly<Record<string, string>>
  readonly key?: string | undefined
  /** JSON by default. */
  readonly accept?: string
  readonly test?: boolean
}

/** Sends requests to the deployed handler with its container, on a given repository. */
export const visitor = (
  forms: readonly AnyForm[],
  repository: SubmissionRepository,
  clock: Clock = () => Date.now(),
) => {
  const container = containerOf({ table: 'tests', origins: new Set() }, formsOf(forms))
  container.rebind(Token.Repository).toConstantValue(repository)
  container.rebind(Token.Clock).toConstantValue(clock)
  container.rebind(Token.Log).toConstantValue(() => undefined)
  const handle = container.get(Token.Serve)(container.get(Token.Transport))
  let count = 0
  return async ({ form, fields, key, accept, test }: Post, remaining = 5_000): Promise<Seen> => {
    count += 1
    const event = {
      version: '2.0',
      rawPath: `/api/forms/${form}`,
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(accept === undefined ? {} : { accept }),
        ...(test === true ? { 'x-dynamosync-test': '1' } : {}),
      },
      requestContext: { http: { method: 'POST' }, requestId: `request-${count}` },
      body: JSON.stringify(fields),
    }
    const { statusCode, headers, body } = await handle({
      event,
      context: { getRemainingTimeInMillis: () => remaining },
    })
    return {
      status: statusCode,
      body,
      replayed: headers['idempotency-replayed'] === 'true',
      retryAfter: headers['retry-after'],
      answer: body.startsWith('{') ? (JSON.parse(body) as Seen['answer']) : {},
    }
  }
}
