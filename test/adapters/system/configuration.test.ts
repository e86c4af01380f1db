import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { configurationFrom, jsonLog, sha256 } from '../../../src/adapters/system/index.js'
import type { LogLine } from '../../../src/ports/log.js'

const origins = (text: string) => {
  const read = configurationFrom({ TABLE_NAME: 'submissions', ALLOWED_ORIGINS: text })
  return E.isRight(read) ? [...read.right.origins] : read.left
}

describe('the configuration', () => {
  it('is read from the environment, and nothing else of it matters', () => {
    const read = configurationFrom({
      TABLE_NAME: 'submissions',
      ALLOWED_ORIGINS: 'https://example.org',
      HOME: '/',
    })
    const right = { table: 'submissions', origins: new Set(['https://example.org']) }
    expect(read).toStrictEqual(E.right(right))
  })

  it.each([
    [' Blue Kettle ', 'Blue Kettle'],
    ['', undefined],
    [undefined, undefined],
  ])('may say what the site is called: %j', (SITE_NAME, site) => {
    const read = configurationFrom({ TABLE_NAME: 'submissions', SITE_NAME })
    expect(E.isRight(read) && read.right.site).toBe(site)
  })

  it.each([
    ['', undefined],
    [undefined, undefined],
    ['65536', 65_536],
    ['262144', 262_144],
  ])('may take more of a submission than 64 KiB: %j', (BODY_LIMIT, bodyLimit) => {
    const read = configurationFrom({ TABLE_NAME: 'submissions', BODY_LIMIT })
    expect(E.isRight(read) && read.right.bodyLimit).toBe(bodyLimit)
  })

  it.each(['0', '65535', '262145', '64k', '1e5', '-1', '65536.5', ' 65536', '9'.repeat(400)])(
    'takes no limit of a submission that is not between 64 and 256 KiB: %j',
    (BODY_LIMIT) => {
      const read = configurationFrom({ TABLE_NAME: 'submissions', BODY_LIMIT })
      expect(read).toEqual(
        E.left(['BODY_LIMIT must be a whole number of bytes from 65536 (64 KiB) to 262144 (256 KiB)']),
      )
    },
  )

  it.each([undefined, '', ' ', ',', ' , '])(
    'may list no origins, where pages are of the API’s own: %j',
    (text) => {
      const read = configurationFrom({ TABLE_NAME: 'submissions', ALLOWED_ORIGINS: text })
      expect(read).toMatchObject(E.right({ origins: new Set() }))
    },
  )

  it.each([
    ['https://a.example,https://b.example', ['https://a.example', 'https://b.example']],
    [' https://a.example ,\n https://b.example,', ['https://a.example', 'https://b.example']],
    ['http://localhost:3000', ['http://localhost:3000']],
    ['http://[::1]:3000', ['http://[::1]:3000']],
    ['https://xn--bcher-kva.example', ['https://xn--bcher-kva.example']],
  ])('lists origins, separated by commas: %j', (text, expected) => {
    expect(origins(text)).toStrictEqual(expected)
  })

  it.each([
    ['https://example.org/', 'did you mean https://example.org?'],
    ['https://example.org/forms', 'did you mean https://example.org?'],
    ['https://Example.org', 'did you mean https://example.org?'],
    ['https://example.org:443', 'did you mean https://example.org?'],
    ['https://user:pass@example.org', 'did you mean https://example.org?'],
    ['https://bücher.example', 'did you mean https://xn--bcher-kva.example?'],
    ['HTTPS://example.org', 'did you mean https://example.org?'],
    ['example.org', 'is not an origin such as https://example.org'],
    ['null', 'is not an origin'],
    ['https://', 'is not an origin'],
    ['https://*.example.org', 'has a “*”; list each origin in full'],
    ['file:///etc/passwd', 'is not an origin'],
    ['javascript:alert(1)', 'is not an origin'],
    ['https://a.example https://b.example', 'is not an origin'],
    ['*', '“*” would let every site post here'],
  ])('takes %j for no origin, and says what to write instead', (text, complaint) => {
    const complaints = origins(text)
    expect(complaints).toHaveLength(1)
    expect(complaints[0]).toContain(complaint)
  })

  it.each(['ab', 'a b', 'tafel-ä', 'x'.repeat(256), '../table'])('takes %j for no table', (table) => {
    expect(configurationFrom({ TABLE_NAME: table })).toMatchObject(
      E.left([expect.stringContaining('TABLE_NAME') as unknown]),
    )
  })

  it('makes every complaint at once', () => {
    const read = configurationFrom({ ALLOWED_ORIGINS: '*,null,https://ok.example,x' })
    expect(read).toMatchObject(E.left({ length: 4 }))
  })

  it('never holds anything but exact origins', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.domain().map((domain) => `https://${domain}`),
        ),
        (text) => {
          const read = configurationFrom({ TABLE_NAME: 'submissions', ALLOWED_ORIGINS: text })
          for (const origin of E.isRight(read) ? read.right.origins : [])
            expect(new URL(origin).origin).toBe(origin)
        },
      ),
    )
  })
})

describe('the log', () => {
  it('is one line of JSON for each request, whatever is in it', () => {
    const written: string[] = []
    const line: LogLine = {
      requestId: 'a\nb',
      method: 'POST',
      status: 201,
      outcome: 'Created',
      milliseconds: 7,
    }
    jsonLog((each) => written.push(each))(line)
    expect(written).toHaveLength(1)
    expect(written[0]).toMatch(/^[^\n]+\n$/)
    expect(JSON.parse(written[0]!)).toStrictEqual(line)
  })
})

describe('the digest', () => {
  it('is SHA-256 of UTF-8', () => {
    expect(sha256('Grüße 😀')).toBe('3436cf1c2f912923eb6c58432bc973f1e3bf57852f000822b53954e45e6c5be4')
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })
})
