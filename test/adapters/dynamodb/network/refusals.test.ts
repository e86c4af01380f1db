import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { signedSend } from '../../../../src/adapters/dynamodb/signed/signed-send.js'
import { form, text } from '../../../../src/domain/index.js'
import { bySdk, type Connect, service } from '../faults/dying-function.js'
import { useAnyCredentials } from '../databases.js'

const note = form('note', { value: text({ label: 'Value', maxLength: 200 }) })

const minute = 60_000

/** What a store answers: a status, and the name of what it refuses by; or whatever text. */
type Answer = readonly [status: number, body: string]

const refused = (status: number, name: string, type = `com.amazon.coral.service#${name}`): Answer => [
  status,
  JSON.stringify({ __type: type, message: 'a sentence that may change' }),
]
const done: Answer = [200, '{"ConsumedCapacity":{"TableName":"t","CapacityUnits":2}}']

/** A store with a clock of its own that answers as told, one call after the other. */
const store = () => {
  let script: (signedAt: number, call: number) => Answer
  let calls = 0
  let now = (): number => Date.now()
  let hasDate = true
  const server: Server = createServer((request, response) => {
    const [, year, month, day, hour, min, second] =
      /^(....)(..)(..)T(..)(..)(..)Z$/.exec(String(request.headers['x-amz-date'])) ?? []
    const signedAt = Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(min),
      Number(second),
    )
    request.resume().on('end', () => {
      calls += 1
      const [status, body] = script(signedAt, calls)
      response.sendDate = false
      if (hasDate) response.setHeader('date', new Date(now()).toUTCString())
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body)
    })
  })
  return {
    open: () => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
    endpoint: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    /** Answers from here on; its clock is this many milliseconds ahead of ours. */
    does: (next: typeof script, ahead = 0, date = true) => {
      calls = 0
      script = next
      now = () => Date.now() + ahead
      hasDate = date
    },
  }
}

/** As DynamoDB does: a signature is good for five minutes on either side. */
const strict =
  (ahead: number, refusal: Answer) =>
  (signedAt: number): Answer =>
    Math.abs(signedAt - (Date.now() + ahead)) > 5 * minute ? refusal : done

const clients: Readonly<Record<string, Connect>> = { 'the signed client': signedSend, 'AWS’s client': bySdk }

describe.each(Object.entries(clients))('%s', (_, connect) => {
  const place = store()
  let visit: ReturnType<typeof service>
  let keys = 0
  beforeAll(() => {
    useAnyCredentials()
    return place.open()
  })
  afterAll(() => place.close())
  beforeEach(() => {
    visit = service([note], 'refusals', place.endpoint(), connect)
  })
  const post = async () => {
    keys += 1
    const { status, answer } = await visit.post(
      { form: 'note', fields: { value: 'x' }, key: `key-0123456789-${keys}` },
      4_000,
    )
    return [status, answer.code, answer.outcome]
  }
  const stored = [201, undefined, undefined]
  const broken = [500, 'internal', 'not-stored']

  it.each([
    ['ahead', 'RequestTimeTooSkewed', -20 * minute],
    ['behind', 'InvalidSignatureException', 20 * minute],
    ['a day ahead', 'RequestExpired', -1_440 * minute],
    ['six minutes behind', 'RequestInTheFuture', 6 * minute],
    ['half a year behind', 'SignatureDoesNotMatch', 262_800 * minute],
  ])('corrects a clock that is %s, where the store says %s', async (_clock, name, ahead) => {
    place.does(strict(ahead, refused(name === 'SignatureDoesNotMatch' ? 403 : 400, name)), ahead)
    expect(await post()).toEqual(stored)
    expect(place.calls()).toBe(2)
    // The offset is kept.
    expect(await post()).toEqual(stored)
    expect(place.calls()).toBe(3)
    // The machine's clock was set: the offset is wrong now.
    place.does(strict(0, refused(400, name)))
    expect(await post()).toEqual(stored)
    expect(place.calls()).toBe(2)
  })

  it('corrects it for many calls that come at once', async () => {
    place.does(strict(20 * minute, refused(400, 'InvalidSignatureException')), 20 * minute)
    expect(await Promise.all(Array.from({ length: 10 }, post))).toEqual(
      Array.from({ length: 10 }, () => stored),
    )
  })

  it('tries once where the clocks differ, and does not where they agree or the store has no date', async () => {
    const wrong = (): Answer => refused(400, 'InvalidSignatureException')
    place.does(wrong, 20 * minute)
    expect(await post()).toEqual(broken)
    expect(place.calls()).toBe(2)
    place.does(wrong)
    visit = service([note], 'refusals', place.endpoint(), connect)
    expect(await post()).toEqual(broken)
    expect(place.calls()).toBe(1)
    place.does(wrong, 20 * minute, false)
    expect(await post()).toEqual(broken)
    expect(place.calls()).toBe(1)
  })

  it.each([
    refused(400, 'TransactionConflictException'),
    refused(400, 'ReplicatedWriteConflictException'),
    refused(400, 'ProvisionedThroughputExceededException'),
    refused(400, 'ThrottlingException'),
    refused(400, 'RequestLimitExceeded'),
    refused(400, 'TransactionInProgressException'),
    refused(408, 'RequestTimeoutException'),
    refused(408, 'SomethingElse'),
    [408, '<html>408 Request Time-out</html>'] as const,
    [408, ''] as const,
    refused(429, 'SomethingElse'),
    [429, 'slow down'] as const,
  ])('tries again what is refused for now: %j', async (...answer) => {
    place.does((__, call) => (call < 3 ? answer : done))
    expect(await post()).toEqual(stored)
    expect(place.calls()).toBe(3)
    place.does(() => answer)
    expect(await post()).toEqual([503, 'store-throttled', 'not-stored'])
    expect(place.calls()).toBe(4)
  })

  it.each([
    refused(400, 'ValidationException'),
    refused(400, 'ResourceNotFoundException'),
    refused(400, 'AccessDeniedException'),
  ])('does not try again what is refused for good: %j', async (...answer) => {
    place.does(() => answer)
    expect(await post()).toEqual(broken)
    expect(place.calls()).toBe(1)
  })
})
