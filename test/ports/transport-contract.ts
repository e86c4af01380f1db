import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { memoryRepository } from '../../src/adapters/memory/index.js'
import type { HttpAnswer } from '../../src/ports/http.js'
import type { Transport } from '../../src/ports/transport.js'
import { app, membersOf, noon } from '../handlers/serving/app.js'

/** What a gateway sends, by a name for the reader. */
export interface TransportEvents<Event> {
  /** One submission of `record`, with one key, in each way that the gateway has of putting it. */
  readonly submissions: Readonly<Record<string, Event>>
  /** Requests that mean no submission, and the code of the failure that each of them is. */
  readonly refused: Readonly<Record<string, readonly [event: Event, code: string]>>
  /** What never came from this gateway. */
  readonly foreign: Readonly<Record<string, Event>>
}

/** A transport, and how its replies read as HTTP. */
export interface TransportUnderTest<Event, Reply> extends Transport<Event, Reply> {
  readonly answerIn: (reply: Reply) => HttpAnswer | Promise<HttpAnswer>
}

/** What every submission of the events means. */
export const expectedFields = { id: 'A-42', value: 'Grüße & 50% + 😀 = "ja"\nzweite Zeile' }
const expectedId = 'zdymqwhbcwyazstt3zzp4nw6kl'

/** What every transport owes the core: the same fields are the same submission, whichever way they arrive. */
export const transportContract = <Event, Reply>(
  name: string,
  transport: TransportUnderTest<Event, Reply>,
  { submissions, refused, foreign }: TransportEvents<Event>,
): void => {
  const fresh = () => {
    const repository = memoryRepository({ clock: () => noon })
    const { through, lines } = app({ repository })
    const answer = through(transport)
    return {
      lines,
      send: async (event: Event) => transport.answerIn(await answer(event)),
      stored: () => repository.find('record', expectedId, noon + 10_000)(),
    }
  }

  describe(`${name} transport`, () => {
    it.each(Object.keys(submissions))('brings the submission that was sent: %s', async (way) => {
      const { send, stored } = fresh()
      const answer = await send(submissions[way]!)
      expect(answer.status).toBe(201)
      expect(await stored()).toMatchObject(E.right(O.some({ fields: expectedFields })))
    })

    it('brings the same submission whichever way it is sent: all but the first are replays', async () => {
      const { send } = fresh()
      const [first, ...rest] = Object.values(submissions)
      const { body } = await send(first!)
      for (const event of rest) {
        const again = await send(event)
        expect(again).toMatchObject({ status: 201, body, headers: { 'idempotency-replayed': 'true' } })
      }
    })

    it.each(Object.keys(submissions))(
      'brings the key, so that other values under it are noticed: %s',
      async (way) => {
        const { send, stored } = fresh()
        await send(submissions[way]!)
        const found = await stored()
        const attempts = E.isRight(found) && O.isSome(found.right) ? found.right.value.attempts : []
        expect(attempts).toMatchObject([{ keyHash: 'tcxipvexuomrp4vbgtvdsq5ewr' }])
      },
    )

    it.each(Object.keys(submissions))(
      'names the request, and says by when it must be answered: %s',
      (way) => {
        const decoded = transport.decode(submissions[way]!)
        const request = E.isRight(decoded) ? decoded.right : undefined
        expect(request?.requestId).toMatch(/^[\x21-\x7e]{8,}$/)
        expect(request?.deadline).toBeGreaterThan(noon)
      },
    )

    for (const [why, [event, code]] of Object.entries(refused))
      it(`lets the core say what is wrong: ${why}`, async () => {
        const answer = await fresh().send(event)
        expect(answer.headers['content-type']).toBe('application/problem+json')
        expect(membersOf(answer)).toMatchObject({ code, status: answer.status })
      })

    for (const [what, event] of Object.entries(foreign))
      it(`takes nothing for a request that is none: ${what}`, async () => {
        const { send, lines } = fresh()
        const answer = await send(event)
        expect(answer.status).toBe(500)
        expect(membersOf(answer)).toMatchObject({ code: 'internal' })
        expect(lines).toMatchObject([{ outcome: 'Defect', cause: 'TypeError', status: 500 }])
      })

    it('carries an answer out as it is', async () => {
      const answer = {
        status: 418,
        headers: { 'content-type': 'text/plain; charset=utf-8', location: '/a?b=c', vary: 'Origin' },
        body: 'Grüße 😀\n',
      }
      expect(
        await transport.answerIn(transport.encode(answer, Object.values(submissions)[0]!)),
      ).toStrictEqual(answer)
    })
  })
}
