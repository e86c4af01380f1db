import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { httpApiEvent } from '../../../src/adapters/gateway/http-api.js'
import type { GatewayRequest } from '../../../src/adapters/gateway/gateway-request.js'
import { restApiEvent } from '../../../src/adapters/gateway/rest-api.js'

const requestWith = (more: Partial<GatewayRequest> = {}): GatewayRequest => ({
  method: 'POST',
  path: '/api/forms/record',
  query: '',
  headers: [['Host', 'localhost:3000']],
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
  requestId: 'id-1',
  time: Date.UTC(2020, 2, 12, 19, 3, 58, 390),
  ...more,
})

const typed = (type: string, body: string | Buffer): GatewayRequest =>
  requestWith({ headers: [['Content-Type', type]], body: Buffer.from(body) })

describe('the event of an HTTP API', () => {
  it('has the stage in its path, and the time both ways', () => {
    expect(httpApiEvent(requestWith())).toMatchObject({
      version: '2.0',
      routeKey: 'POST /forms/{form}',
      rawPath: '/api/forms/record',
      rawQueryString: '',
      requestContext: {
        http: { method: 'POST', path: '/api/forms/record', sourceIp: '127.0.0.1' },
        requestId: 'id-1',
        stage: 'api',
        time: '12/Mar/2020:19:03:58 +0000',
        timeEpoch: 1584039838390,
      },
      isBase64Encoded: false,
    })
  })

  it('leaves out what is empty', () => {
    const event = httpApiEvent(requestWith())
    for (const name of ['body', 'cookies', 'queryStringParameters']) expect(event).not.toHaveProperty(name)
  })

  it('has its path decoded, up to a question mark that was encoded', () => {
    expect(httpApiEvent(requestWith({ path: '/api/a%20b/%C3%A4' }))['rawPath']).toBe('/api/a b/ä')
    expect(httpApiEvent(requestWith({ path: '/api/a%3Fb' }))['rawPath']).toBe('/api/a')
    expect(httpApiEvent(requestWith({ path: '/api/%ff%' }))['rawPath']).toBe('/api/%ff%')
  })

  it('joins repeated headers and query values, lowers names, and keeps cookies and the raw query apart', () => {
    const headers: GatewayRequest['headers'] = [
      ['X-One', 'a'],
      ['x-one', 'b'],
      ['Cookie', 'c=1; d=2'],
    ]
    expect(httpApiEvent(requestWith({ headers, query: 'a=1&a=%202&b=+' }))).toMatchObject({
      headers: { 'x-one': 'a,b' },
      cookies: ['c=1', 'd=2'],
      rawQueryString: 'a=1&a=%202&b=+',
      queryStringParameters: { a: '1, 2', b: ' ' },
    })
  })

  it.each([
    ['application/json', false],
    ['application/json; charset=utf-8', false],
    ['text/plain;charset=UTF-8', false],
    ['APPLICATION/XML', false],
    ['application/x-www-form-urlencoded', true],
    ['multipart/form-data; boundary=x', true],
    ['application/problem+json', true],
    ['application/jsonp', true],
    ['', true],
  ])('brings a body of type “%s” as base64: %s', (type, isBase64Encoded) => {
    const body = isBase64Encoded ? Buffer.from('a=ä').toString('base64') : 'a=ä'
    expect(httpApiEvent(typed(type, 'a=ä'))).toMatchObject({ body, isBase64Encoded })
  })

  it('loses no byte of any body', () => {
    const types = fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', '')
    const bodies = fc.oneof(
      fc.uint8Array(),
      fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text)),
    )
    fc.assert(
      fc.property(types, bodies, (type, bytes) => {
        const { body = '', isBase64Encoded } = httpApiEvent(typed(type, Buffer.from(bytes)))
        const encoding = isBase64Encoded === true ? 'base64' : 'utf8'
        expect(Buffer.from(body as string, encoding)).toEqual(Buffer.from(bytes))
      }),
    )
  })
})

describe('the event of a REST API', () => {
  it('has the stage in the path of its context only, and null for nothing', () => {
    expect(restApiEvent(requestWith())).toMatchObject({
      path: '/forms/record',
      httpMethod: 'POST',
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      resource: '/forms/{form}',
      pathParameters: { form: 'record' },
      requestContext: { path: '/api/forms/record', stage: 'api', requestId: 'id-1' },
      body: null,
      isBase64Encoded: false,
    })
    expect(restApiEvent(requestWith({ path: '/api' }))).toMatchObject({ path: '/', pathParameters: null })
  })

  it('leaves its path encoded, and decodes the query, plus signs included', () => {
    expect(restApiEvent(requestWith({ path: '/api/a%20b', query: 'a=1+2&a=%2B&%62=' }))).toMatchObject({
      path: '/a%20b',
      queryStringParameters: { a: '+', b: '' },
      multiValueQueryStringParameters: { a: ['1 2', '+'], b: [''] },
    })
  })

  it('keeps the case of header names, and every value of a repeated one', () => {
    const headers: GatewayRequest['headers'] = [
      ['X-One', 'a'],
      ['x-one', 'b'],
    ]
    expect(restApiEvent(requestWith({ headers }))).toMatchObject({
      headers: { 'X-One': 'b' },
      multiValueHeaders: { 'X-One': ['a', 'b'] },
    })
  })

  it('brings a body of any type as base64', () => {
    expect(restApiEvent(typed('application/json', '{}'))).toMatchObject({
      body: Buffer.from('{}').toString('base64'),
      isBase64Encoded: true,
    })
  })
})

describe('both', () => {
  it('take names of objects’ own for names like any other', () => {
    const headers: GatewayRequest['headers'] = [['__proto__', 'a']]
    const request = requestWith({ headers, query: '__proto__=b&constructor=c' })
    expect(Object.entries(httpApiEvent(request)['queryStringParameters'] as object)).toEqual([
      ['__proto__', 'b'],
      ['constructor', 'c'],
    ])
    expect(Object.keys(restApiEvent(request)['headers'] as object)).toContain('__proto__')
  })
})
