import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { type Invocation, type LambdaReply, lambdaTransport } from '../../../src/adapters/lambda/index.js'
import type { HttpRequest } from '../../../src/ports/http.js'
import { noon } from '../../handlers/serving/app.js'
import { recorded } from './recorded-events.js'
import { transportContract } from '../../../src/testing/index.js'

const transport = lambdaTransport({ clock: () => noon })

const invoked = (event: unknown, remaining = 10_000): Invocation => ({
  event,
  context: { getRemainingTimeInMillis: () => remaining },
})

/** A recorded event with some members changed. */
const changed = (name: string, change: Readonly<Record<string, unknown>>): Invocation =>
  invoked({ ...recorded(name), ...change })

const requestIn = (invocation: Invocation): HttpRequest => {
  const decoded = transport.decode(invocation)
  if (E.isLeft(decoded)) throw new Error('no request')
  return decoded.right
}

const all = (...names: readonly string[]): Readonly<Record<string, Invocation>> =>
  Object.fromEntries(names.map((name) => [name, invoked(recorded(name))]))

const answerIn = ({ statusCode, headers, body }: LambdaReply) => ({ status: statusCode, headers, body })

const encoded = { isBase64Encoded: true }

describe('HTTP API (payload 2.0)', () => {
  transportContract(
    {
      transport,
      answerIn,
      submissions: all(
        'http-api-json',
        'http-api-json-base64',
        'http-api-urlencoded',
        'http-api-query',
        'http-api-named-stage',
      ),
      refused: {
        'a name twice': [invoked(recorded('http-api-repeated')), 'duplicate-parameter'],
        'neither body nor query': [invoked(recorded('http-api-nothing')), 'empty-body'],
        'Base64 of the wrong length': [changed('http-api-urlencoded', { body: 'aWQ9MQ' }), 'body-encoding'],
        'no Base64 at all': [changed('http-api-urlencoded', { body: 'id=42&value=hello' }), 'body-encoding'],
        'padding in the middle': [changed('http-api-urlencoded', { body: 'aWQ=MQ==' }), 'body-encoding'],
        'bytes that are no UTF-8': [changed('http-api-urlencoded', { body: 'aWQ9/w==' }), 'invalid-encoding'],
        'an empty encoded body': [changed('http-api-nothing', { ...encoded, body: '' }), 'empty-body'],
      },
      foreign: {
        'an SQS event': invoked(recorded('sqs')),
        'a request without an id': changed('http-api-json', { requestContext: { http: { method: 'POST' } } }),
        nothing: invoked(null),
        'a text': invoked('POST /forms/record'),
        'a list': invoked([recorded('http-api-json')]),
      },
    },
    { describe, it, expect },
  )
})

describe('REST API (payload 1.0)', () => {
  transportContract(
    {
      transport,
      answerIn,
      submissions: all(
        'rest-api-json',
        'rest-api-urlencoded',
        'rest-api-urlencoded-base64',
        'rest-api-query',
        'rest-api-test-invoke',
      ),
      refused: {
        'a name twice': [invoked(recorded('rest-api-repeated')), 'duplicate-parameter'],
        'neither body nor query': [invoked(recorded('rest-api-nothing')), 'empty-body'],
        'no Base64 at all': [changed('rest-api-urlencoded', encoded), 'body-encoding'],
        'half a character in the query': [
          changed('rest-api-query', { multiValueQueryStringParameters: { id: ['\ud800'] } }),
          'invalid-encoding',
        ],
      },
      foreign: {
        'an SQS event': invoked(recorded('sqs')),
        'a path that is no text': changed('rest-api-json', { path: null }),
        'headers that are a text': changed('rest-api-json', { headers: 'content-type: application/json' }),
      },
    },
    { describe, it, expect },
  )
})

describe('the path', () => {
  it.each([
    ['http-api-json', '/forms/record'],
    ['http-api-named-stage', '/api/forms/record'],
    ['rest-api-json', '/api/forms/record'],
    ['rest-api-test-invoke', '/forms/record'],
  ])('is the one that the client used: %s', (name, path) => {
    expect(requestIn(invoked(recorded(name)))).toMatchObject({ method: 'POST', path })
  })
})

describe('the deadline', () => {
  it.each([
    [10_000, 9_500],
    [29_000, 28_500],
    [29_500, 28_500],
    [900_000, 28_500],
    [500, 0],
    [100, -400],
  ])(
    'with %d ms left of the function’s time is in %d ms, as gateways give up at 29 s',
    (remaining, within) => {
      expect(requestIn(invoked(recorded('http-api-json'), remaining)).deadline - noon).toBe(within)
    },
  )
})

describe('whatever is invoked', () => {
  it('is a request or a defect, never an exception', () => {
    const event = fc.oneof(
      fc.anything(),
      fc
        .dictionary(
          fc.constantFrom('headers', 'body', 'requestContext', 'isBase64Encoded', 'rawPath'),
          fc.anything(),
        )
        .map((change) => ({ ...recorded('http-api-json'), ...change })),
      fc
        .dictionary(
          fc.constantFrom('headers', 'body', 'requestContext', 'multiValueQueryStringParameters'),
          fc.anything(),
        )
        .map((change) => ({ ...recorded('rest-api-json'), ...change })),
    )
    fc.assert(
      fc.property(event, (each) => {
        expect(['Left', 'Right']).toContain(transport.decode(invoked(each))._tag)
      }),
    )
  })
})
