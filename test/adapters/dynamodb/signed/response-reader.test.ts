import { describe, expect, it } from '@jest/globals'
import { responseReader, type Whole } from '../../../../src/adapters/dynamodb/signed/response-reader.js'

/** What is read of a text that arrives in pieces of a size; `end` where the connection ends after it. */
const read = (text: string, size: number, isEnded = false): Whole | undefined => {
  const [reader, bytes] = [responseReader(), Buffer.from(text)]
  let whole: Whole | undefined
  for (let at = 0; at < bytes.length && whole === undefined; at += size)
    whole = reader.push(bytes.subarray(at, at + size))
  return whole ?? (isEnded ? reader.end() : undefined)
}

const sizes = [1, 2, 7, 65_536]
const date = 'Date: Sun, 29 Nov 2026 09:14:08 GMT'
const at = Date.UTC(2026, 10, 29, 9, 14, 8)
const text = (...lines: readonly string[]): string => lines.join('\r\n')
const whole = (body: string, isReusable: boolean, status = 200, time = at): Whole => ({
  response: { status, date: time, body },
  isReusable,
})

describe('a response', () => {
  it.each([
    ['of a length', text('HTTP/1.1 200 OK', date, 'CONTENT-LENGTH:  5 ', '', '{"ü"'), whole('{"ü"', true)],
    [
      'in chunks, with an extension and a trailer',
      text(
        'HTTP/1.1 200 OK',
        date,
        'transfer-encoding: Chunked',
        '',
        '3',
        '{"a',
        'A;x=y',
        '":1,"b":22',
        '1',
        '}',
        '000',
        'x: y',
        '',
        '',
      ),
      whole('{"a":1,"b":22}', true),
    ],
    ['without a body', text('HTTP/1.1 204 No Content', date, '', ''), whole('', true, 204)],
    ['with an empty one', text('HTTP/1.1 502 ', date, 'content-length: 0', '', ''), whole('', true, 502)],
    [
      'after interim ones',
      text(
        'HTTP/1.1 100 Continue',
        '',
        'HTTP/1.1 103 Early Hints',
        'link: </a>',
        '',
        'HTTP/1.1 200',
        date,
        'content-length: 1',
        '',
        'a',
      ),
      whole('a', true),
    ],
    [
      'that closes',
      text('HTTP/1.1 200 OK', date, 'connection: Close', 'content-length: 1', '', 'a'),
      whole('a', false),
    ],
    ['of HTTP/1.0', text('HTTP/1.0 200 OK', date, 'content-length: 1', '', 'a'), whole('a', false)],
  ])('%s is read however it arrives', (_, sent, expected) => {
    for (const size of sizes) expect([size, read(sent, size)]).toEqual([size, expected])
  })

  it('without a length ends with its connection', () => {
    const sent = text('HTTP/1.1 200 OK', date, '', 'abc')
    for (const size of sizes) {
      expect(read(sent, size)).toBeUndefined()
      expect(read(sent, size, true)).toEqual(whole('abc', false))
    }
  })

  it('that brings more than it announced ends its connection', () => {
    expect(read(text('HTTP/1.1 200 OK', date, 'content-length: 1', '', 'abc'), 65_536)).toEqual(
      whole('a', false),
    )
  })

  it.each([
    ['a length', text('HTTP/1.1 200 OK', 'content-length: 4', '', 'abc')],
    ['chunks', text('HTTP/1.1 200 OK', 'transfer-encoding: chunked', '', '3', 'abc', '')],
    ['the last chunk', text('HTTP/1.1 200 OK', 'transfer-encoding: chunked', '', '0', 'x: y')],
    ['headers', text('HTTP/1.1 200 OK', 'content-length: 4')],
    ['a status line', 'HTTP/1.1 2'],
    ['anything', ''],
  ])('is incomplete if it is cut short within %s', (_, sent) => {
    for (const size of sizes) expect(read(sent, size, true)).toBeUndefined()
  })

  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
    ['another version', 'HTTP/2 200\r\n\r\n'],
    ['a status of letters', 'HTTP/1.1 abc\r\n\r\n'],
    ['a header without a name', text('HTTP/1.1 200 OK', ': x', '', '')],
    ['a header without a colon', text('HTTP/1.1 200 OK', 'x', '', '')],
    ['a length that is no number', text('HTTP/1.1 200 OK', 'content-length: -1', '', '')],
    ['a length of 20 digits', text('HTTP/1.1 200 OK', `content-length: ${'9'.repeat(20)}`, '', '')],
    ['two lengths', text('HTTP/1.1 200 OK', 'content-length: 1', 'content-length: 2', '', 'ab')],
    ['a chunk without a size', text('HTTP/1.1 200 OK', 'transfer-encoding: chunked', '', 'x', '')],
    [
      'a chunk longer than its size',
      text('HTTP/1.1 200 OK', 'transfer-encoding: chunked', '', '1', 'abc', ''),
    ],
    ['endless headers', text('HTTP/1.1 200 OK', `x: ${'y'.repeat(70_000)}`, '')],
  ])('with %s is an error', (_, sent) => {
    for (const size of [7, 100_000]) expect(() => read(sent, size)).toThrow('not HTTP/1.1')
  })

  it('of many pieces is read in time that grows with its size', () => {
    const body = 'x'.repeat(2_000_000)
    expect(
      read(text('HTTP/1.1 200 OK', `content-length: ${body.length}`, '', body), 4_096)?.response.body,
    ).toBe(body)
  })
})
