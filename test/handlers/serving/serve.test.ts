import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { record } from '../../../forms/record.js'
import { httpContract } from '../../../src/adapters/http/index.js'
import { formsOf } from '../../../src/domain/form/form.js'
import { type Dependencies, serve } from '../../../src/handlers/serving/serve.js'
import type { HttpAnswer, HttpRequest } from '../../../src/ports/http.js'
import type { LogLine } from '../../../src/ports/log.js'
import type { Transport } from '../../../src/ports/transport.js'
import { membersOf, noon, requestOf, site } from './app.js'
import { causeMessage } from '../../adapters/http/failing.js'

const contract = httpContract({
  forms: formsOf([record]),
  origins: new Set([site]),
  stamper: () => ({ attemptId: 'attempt', random: 'random-random-16', receivedAt: noon }),
})

const plain: Transport<HttpRequest, HttpAnswer> = { decode: E.right, encode: (answer) => answer }
const good = requestOf({ query: 'id=42&value=hello', headers: { origin: site } })

/** Serving with some parts replaced; each reading of the clock takes 5 ms. */
const serving = (parts: Partial<Dependencies>, transport = plain) => {
  const lines: LogLine[] = []
  let now = noon
  const clock = () => {
    now += 5
    return now
  }
  const bug = () => TE.left({ _tag: 'Defect', cause: undefined } as never)
  const answer = serve({ contract, submit: bug, clock, log: (line) => lines.push(line), ...parts })(transport)
  return { lines, answer }
}

const thrower = (cause: unknown) => (): never => {
  throw cause
}

class TimeoutError extends Error {
  override readonly name = 'TimeoutError'
}

describe('a bug', () => {
  const cause = new RangeError(causeMessage)

  it.each<[string, Partial<Dependencies>]>([
    ['a task that rejects', { submit: () => () => Promise.reject(cause) }],
    ['a use case that throws', { submit: thrower(cause) }],
    ['a task that throws', { submit: () => thrower(cause) }],
    ['a contract that cannot read', { contract: { ...contract, read: thrower(cause) } }],
  ])('is answered by a problem without details, and logged by its class alone: %s', async (_, parts) => {
    const { answer, lines } = serving(parts)
    const reply = await answer(good)
    expect(reply.status).toBe(500)
    expect(reply.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'access-control-allow-origin': site,
      'x-request-id': 'request-1',
    })
    expect(membersOf(reply)).toMatchObject({ code: 'internal', retryable: true, outcome: 'unknown' })
    // The form is named once known.
    expect(lines.map(({ form: _, ...line }) => line)).toStrictEqual([
      {
        requestId: 'request-1',
        method: 'POST',
        status: 500,
        outcome: 'Defect',
        cause: 'RangeError',
        milliseconds: 5,
      },
    ])
    expect(JSON.stringify([reply, lines])).not.toContain('sEcReT')
  })

  it('in how an answer is put is answered too', async () => {
    const write: typeof contract.write = (request, result) =>
      E.isRight(result) || result.left._tag !== 'Defect' ? thrower(cause)() : contract.write(request, result)
    const { answer, lines } = serving({ contract: { ...contract, write } })
    const reply = await answer(requestOf({ headers: { origin: site } }))
    expect(reply.status).toBe(500)
    expect(reply.headers).toMatchObject({ 'access-control-allow-origin': site })
    expect(membersOf(reply)).toMatchObject({ code: 'internal' })
    expect(lines).toMatchObject([{ status: 500, outcome: 'Defect', cause: 'RangeError' }])
  })

  it('in how an event is read is answered too', async () => {
    const { answer, lines } = serving({}, { ...plain, decode: thrower(cause) })
    const reply = await answer(good)
    expect(reply.status).toBe(500)
    expect(reply.headers['x-request-id']).toBe('unknown')
    expect(lines).toMatchObject([
      { requestId: 'unknown', status: 500, outcome: 'Defect', cause: 'RangeError' },
    ])
  })

  it('is shown as a page if the client asks for HTML', async () => {
    const { answer } = serving({ submit: thrower(cause) })
    const reply = await answer(requestOf({ query: 'id=42&value=hello', headers: { accept: 'text/html' } }))
    expect(reply.status).toBe(500)
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(reply.body).not.toContain('sEcReT')
  })
})

describe('an event that is not a request', () => {
  it('is answered as a defect of the deployment', async () => {
    const wrong = { _tag: 'Defect', cause: new TypeError('no event') } as const
    const { answer, lines } = serving({}, { ...plain, decode: () => E.left(wrong) })
    const reply = await answer(good)
    expect(reply.status).toBe(500)
    expect(membersOf(reply)).toMatchObject({ code: 'internal', instance: 'urn:dynamosync:request:unknown' })
    expect(lines).toMatchObject([{ method: '', requestId: 'unknown', cause: 'TypeError' }])
  })
})

describe('the log line', () => {
  it.each([
    ['an error by its class', new TimeoutError(causeMessage), 'TimeoutError'],
    ['a text by its type, never by itself', causeMessage, 'string'],
    ['nothing by its type', undefined, 'undefined'],
    ['an object by its type', { Item: causeMessage }, 'object'],
  ])('names %s', async (_, cause, expected) => {
    const { answer, lines } = serving({ submit: () => TE.left({ _tag: 'StoreUnavailable', cause }) })
    await answer(good)
    expect(lines).toMatchObject([{ status: 503, outcome: 'StoreUnavailable', cause: expected }])
  })

  it('has no cause where nothing was wrong but the request', async () => {
    const { answer, lines } = serving({})
    await answer(requestOf({ path: '/forms/other' }))
    expect(lines).toStrictEqual([
      { requestId: 'request-1', method: 'POST', status: 404, outcome: 'FormNotFound', milliseconds: 5 },
    ])
  })

  it('names the form that was sent, and whether it waits, but of a test nothing', async () => {
    const submission = { waits: ['review'] }
    const { answer, lines } = serving({ submit: () => TE.right({ _tag: 'Created', submission } as never) })
    await answer(good)
    await answer({ ...good, headers: new Map([['x-dynamosync-test', '1']]) })
    expect(lines.map(({ form, held }) => [form, held])).toEqual([
      ['record', true],
      [undefined, true],
    ])
  })

  it('is written for a preflight, which never reaches a use case', async () => {
    const { answer, lines } = serving({ submit: thrower(new Error('reached')) })
    expect((await answer(requestOf({ method: 'OPTIONS' }))).status).toBe(204)
    expect(lines).toMatchObject([{ method: 'OPTIONS', status: 204, outcome: 'Preflight' }])
  })
})

describe('the deadline of a request', () => {
  it('is the one of the use case', async () => {
    let given = 0
    const { answer } = serving({
      submit: (_sent, deadline) => {
        given = deadline
        return TE.left({ _tag: 'KeyMissing' })
      },
    })
    await answer(good)
    expect(given).toBe(good.deadline)
  })
})
