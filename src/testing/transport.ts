import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { httpContract } from '../adapters/http/sender-contract.js'
import { memoryRepository } from '../adapters/memory/repository.js'
import { sha256 } from '../adapters/system/stamper.js'
import { text } from '../domain/field/kinds/text.js'
import { form, formsOf } from '../domain/form/form.js'
import { submissionId } from '../domain/submission/identity.js'
import { serve } from '../handlers/serving/serve.js'
import { submit } from '../handlers/use-cases/submit.js'
import type { HttpAnswer } from '../ports/http.js'
import type { LogLine } from '../ports/log.js'
import type { Transport } from '../ports/transport.js'
import { testClock } from './clock.js'
import type { Runner } from './runner.js'

/** The form of the events: `POST /forms/record`, with or without a leading `/api`. */
const record = form(
  'record',
  {
    id: text({ label: 'ID', maxLength: 200 }),
    value: text({ label: 'Value', maxLength: 4000, multiline: true }),
  },
  { naturalKey: 'id', whenTaken: 'replace' },
)

/** Fields of every submission among the events. */
export const transportFields = { id: 'A-42', value: 'Grüße & 50% + 😀 = "ja"\nzweite Zeile' }

/** Idempotency key of every submission among the events. */
export const transportKey = 'order-2026-11-22-0001'

/** The allowed origin, in events that name one. */
const origin = 'https://www.example.org'

const id = submissionId(sha256, 'record', { kind: 'n', key: transportFields.id })

/** A transport under test and the events of its gateway, each with a name for the reader. */
export interface TransportUnderTest<Event, Reply> {
  /** The transport, with `transportClock` as its clock. */
  readonly transport: Transport<Event, Reply>
  /** Reads a reply as HTTP, with headers by lower-case name. */
  readonly answerIn: (reply: Reply) => HttpAnswer | PromiseLike<HttpAnswer>
  /**
   * `transportFields` posted to the form `record` with `transportKey`, in each encoding of the gateway; the origin, if
   * any, is https://www.example.org.
   */
  readonly submissions: Readonly<Record<string, Event>>
  /** Requests that are refused, each with the code of its failure. */
  readonly refused?: Readonly<Record<string, readonly [event: Event, code: string]>>
  /** Events of another gateway. */
  readonly foreign?: Readonly<Record<string, Event>>
}

/** Clock for the transport under test; it stands still. */
export const transportClock = testClock()

const stamper = () => {
  let count = 0
  return () => {
    count += 1
    const random = `fresh-key-${String(count).padStart(10, '0')}`
    return { attemptId: `attempt-${count}`, random, receivedAt: transportClock() }
  }
}

/** The whole program except the gateway and the store. */
const program = <Event, Reply>({ transport, answerIn }: TransportUnderTest<Event, Reply>) => {
  const repository = memoryRepository({ clock: transportClock })
  const lines: LogLine[] = []
  const stamps = stamper()
  const answer = serve({
    contract: httpContract({ forms: formsOf([record]), origins: new Set([origin]), stamper: stamps }),
    submit: submit({ stamper: stamps, digest: sha256, repository }),
    clock: transportClock,
    log: (line) => lines.push(line),
  })(transport)
  return {
    lines,
    send: async (event: Event): Promise<HttpAnswer> => answerIn(await answer(event)),
    stored: async () => {
      const found = await repository.find('record', id, transportClock() + 10_000)()
      return E.isRight(found) ? O.toUndefined(found.right) : undefined
    },
  }
}

const membersOf = ({ body }: HttpAnswer): Readonly<Record<string, unknown>> =>
  JSON.parse(body) as Readonly<Record<string, unknown>>

const keyHash = submissionId(sha256, 'record', { kind: 'k', key: transportKey })

const anyAnswer: HttpAnswer = {
  status: 418,
  headers: { 'content-type': 'text/plain; charset=utf-8', location: '/a?b=c', vary: 'Origin' },
  body: 'Grüße 😀\n',
}

/**
 * The contract of every transport: the same fields make the same submission in every encoding, and an invalid request
 * is answered too.
 *
 *
 * @example
 * transportContract({ transport, answerIn: (reply) => reply, submissions: { json: event } }, { describe, it, expect })
 */
export const transportContract = <Event, Reply>(
  subject: TransportUnderTest<Event, Reply>,
  { describe, it, expect }: Runner,
): void => {
  const { transport, submissions, refused = {}, foreign = {} } = subject
  const events = Object.entries(submissions)

  describe('a transport', () => {
    for (const [way, event] of events) {
      it(`decodes the submission that was sent: ${way}`, async () => {
        const { send, stored } = program(subject)
        expect((await send(event)).status).toBe(201)
        expect((await stored())?.fields).toEqual(transportFields)
      })
      it(`decodes the key, so that other values under it are refused: ${way}`, async () => {
        const { send, stored } = program(subject)
        await send(event)
        expect((await stored())?.attempts).toMatchObject([{ keyHash }])
      })
      it(`decodes the request's id and its deadline: ${way}`, async () => {
        const decoded = await Promise.resolve(transport.decode(event))
        if (E.isLeft(decoded)) throw new Error(decoded.left._tag)
        const { requestId, deadline } = decoded.right
        expect([requestId, /^[\x21-\x7e]{8,}$/.test(requestId)]).toEqual([requestId, true])
        expect(deadline > transportClock()).toBe(true)
      })
    }

    it('decodes the same submission from every encoding: all but the first are replays', async () => {
      const { send } = program(subject)
      const [first, ...rest] = events.map(([, event]) => event)
      if (first === undefined) throw new Error('the contract needs a submission')
      const { body } = await send(first)
      for (const event of rest)
        expect(await send(event)).toMatchObject({
          status: 201,
          body,
          headers: { 'idempotency-replayed': 'true' },
        })
    })

    for (const [why, [event, code]] of Object.entries(refused))
      it(`answers an invalid request with the code of its failure: ${why}`, async () => {
        const answer = await program(subject).send(event)
        expect(answer.headers['content-type']).toBe('application/problem+json')
        expect(membersOf(answer)).toMatchObject({ code, status: answer.status })
      })

    for (const [what, event] of Object.entries(foreign))
      it(`does not mistake another event for a request: ${what}`, async () => {
        const { send, lines } = program(subject)
        const answer = await send(event)
        expect([answer.status, membersOf(answer)['code']]).toEqual([500, 'internal'])
        expect(lines).toMatchObject([{ outcome: 'Defect', status: 500 }])
      })

    it('encodes an answer unchanged', async () => {
      const [first] = events.map(([, event]) => event)
      if (first === undefined) throw new Error('the contract needs a submission')
      expect(await subject.answerIn(transport.encode(anyAnswer, first))).toEqual(anyAnswer)
    })
  })
}
