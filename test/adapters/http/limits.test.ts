import { describe, expect, it } from '@jest/globals'
import { record } from '../../../forms/record.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { form } from '../../../src/domain/form/form.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { fetchHandler } from '../../../src/handlers/fetch/index.js'
import { app, json, membersOf, noon, type Parts, urlencoded } from '../../handlers/serving/app.js'

const essay = form('essay', {
  essay: text({ label: 'Essay', maxLength: 1000 }),
  note: text({ label: 'Note', maxLength: 10, optional: true }),
})

const sent = async (parts: Parts): Promise<unknown> => {
  const answer = await app({ forms: [essay] }).send({ path: '/forms/essay', ...parts })
  return answer.status < 300 ? answer.status : membersOf(answer)['code']
}

const bytes = (content: string): Uint8Array => new TextEncoder().encode(content)

describe('a body', () => {
  const most = 65_536

  /** A body of so many bytes, of characters of one, two or four bytes. */
  const formOf = (size: number, character = 'x'): string => {
    const room = size - 'essay='.length
    const wide = Math.floor(room / bytes(character).length)
    return `essay=${character.repeat(wide)}`.padEnd(
      size - bytes(character).length * wide + wide * character.length,
      'x',
    )
  }
  const jsonOf = (size: number): string => `{"essay":"${'x'.repeat(size - '{"essay":""}'.length)}"}`

  it.each(['x', 'é', '😀'])('may have 64 KiB, counted in bytes of UTF-8: %s', async (character) => {
    expect(bytes(formOf(most, character))).toHaveLength(most)
    for (const encoded of [(text: string) => text, bytes]) {
      expect(await sent({ headers: urlencoded, body: encoded(formOf(most, character)) })).toBe(
        'validation-failed',
      )
      expect(await sent({ headers: urlencoded, body: encoded(formOf(most + 1, character)) })).toBe(
        'submission-too-large',
      )
    }
  })

  it('may have as much as JSON', async () => {
    expect(await sent({ headers: json, body: jsonOf(most) })).toBe('validation-failed')
    expect(await sent({ headers: json, body: jsonOf(most + 1) })).toBe('submission-too-large')
  })

  it('is told its limit', async () => {
    const answer = await app({ forms: [essay] }).send({
      path: '/forms/essay',
      headers: json,
      body: bytes(jsonOf(6 * 1024 * 1024)),
    })
    expect(membersOf(answer)['message']).toContain('64 KiB')
  })
})

const long = form('long', {
  story: text({ label: 'Story', maxLength: 20_000, multiline: true }),
  note: text({ label: 'Note', maxLength: 10, optional: true }),
})
const boundary = 'x1x'

/** A text as each encoding may have it at its longest: Python escapes in JSON whatever is not ASCII, for one. */
const written: Readonly<Record<string, (story: string) => Parts>> = {
  urlencoded: (story) => ({ headers: urlencoded, body: `story=${encodeURIComponent(story)}` }),
  'urlencoded, every byte of it': (story) => ({
    headers: urlencoded,
    body: `story=${[...bytes(story)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`,
  }),
  query: (story) => ({ query: `story=${encodeURIComponent(story)}` }),
  json: (story) => ({ headers: json, body: JSON.stringify({ story }) }),
  'JSON in ASCII': (story) => ({
    headers: json,
    body: JSON.stringify({ story }).replace(
      /[^ -~]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  }),
  multipart: (story) => ({
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `--${boundary}\r\nContent-Disposition: form-data; name="story"\r\n\r\n${story}\r\n--${boundary}--\r\n`,
  }),
}

describe.each(Object.entries(written))('what fields allow is never too large: %s', (_, write) => {
  const { send } = app({ forms: [long] })
  const codeOf = async (parts: Parts): Promise<unknown> => {
    const answer = await send({ path: '/forms/long', ...parts })
    return answer.status < 300 ? answer.status : membersOf(answer)
  }
  it.each([
    ['8,100 Chinese characters', '中'.repeat(8_100)],
    ['20,000 Chinese characters', '中'.repeat(20_000)],
    ['20,000 emoji', '😀'.repeat(20_000)],
    ['20,000 letters of two bytes', 'é'.repeat(20_000)],
    ['20,000 line ends', `x${'\n'.repeat(19_998)}x`],
    ['20,000 quotes', '"'.repeat(20_000)],
    ['20,000 percent signs', '%'.repeat(20_000)],
  ])('%s', async (__, story) => {
    const parts = write(story)
    expect(await codeOf(parts)).toBe(201)
    const { body } = parts
    if (typeof body === 'string') expect(await codeOf({ ...parts, body: bytes(body) })).toBe(201)
  })

  it('one character more is too long, and far more is too large, with the limit', async () => {
    expect(await codeOf(write('中'.repeat(20_001)))).toMatchObject({ code: 'validation-failed' })
    const answer = await codeOf(write('中'.repeat(40_000)))
    expect(answer).toMatchObject({ code: 'submission-too-large' })
    expect(answer).toHaveProperty('message', expect.stringContaining('81 KiB'))
  })
})

describe('a form of all that may be typed', () => {
  const story = text({ label: 'Story', maxLength: 100_000, multiline: true })
  it('takes it', async () => {
    const { send } = app({ forms: [form('one', { story })] })
    const body = `story=${encodeURIComponent('中'.repeat(100_000))}`
    expect((await send({ path: '/forms/one', headers: urlencoded, body })).status).toBe(201)
  })

  it('is refused as it is defined where it would not fit', () => {
    expect(() => form('two', { story, more: story })).toThrow(
      'form “two”: its fields together may hold more than 300 KiB, at three bytes per character; lower the maxLength of its text fields',
    )
  })

  it('is taken by services of their own too', async () => {
    const handle = fetchHandler({ forms: [long], repository: memoryRepository({ clock: () => noon }) })
    const body = `story=${encodeURIComponent('中'.repeat(20_000))}`
    const init = { method: 'POST', headers: urlencoded, body }
    expect((await handle(new Request('http://localhost/forms/long', init))).status).toBe(201)
  })
})

describe('nesting', () => {
  const nested = (depth: number, open: string, close: string): Parts => ({
    headers: json,
    body: `{"essay":${open.repeat(depth - 1)}1${close.repeat(depth - 1)}}`,
  })

  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('of %s may be 20 deep', async (_, open, close) => {
    expect(await sent(nested(20, open, close))).toBe('validation-failed')
    expect(await sent(nested(21, open, close))).toBe('too-deep')
  })

  it('of thousands of levels is refused like any other', async () => {
    expect(await sent(nested(30_000, '[', ']'))).toBe('too-deep')
    expect(await sent(nested(9_000, '{"a":', '}'))).toBe('too-deep')
  })

  it('is measured wherever it is, in a control too', async () => {
    const deep = `${'['.repeat(20)}${']'.repeat(20)}`
    expect(await sent({ headers: json, body: `{"essay":"a","_x":${deep}}` })).toBe('too-deep')
    expect(await sent({ headers: json, body: `{"essay":"a","b":[1,{"c":${deep}}]}` })).toBe('too-deep')
  })
})

describe('names', () => {
  const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `n${n}`)
  const query = (count: number): string => names(count).join('&')

  it('may be 500, in every encoding', async () => {
    expect(await sent({ query: query(500) })).toBe('validation-failed')
    expect(await sent({ headers: urlencoded, body: query(500) })).toBe('validation-failed')
    const members = Object.fromEntries(names(500).map((name) => [name, '']))
    expect(await sent({ headers: json, body: JSON.stringify(members) })).toBe('validation-failed')
  })

  it('may not be 501', async () => {
    expect(await sent({ query: query(501) })).toBe('submission-too-large')
    expect(await sent({ headers: urlencoded, body: query(5_000) })).toBe('submission-too-large')
    const members = Object.fromEntries(names(501).map((name) => [name, '']))
    expect(await sent({ headers: json, body: JSON.stringify(members) })).toBe('submission-too-large')
  })

  it('count repetitions', async () => {
    expect(await sent({ query: 'a&'.repeat(501) })).toBe('submission-too-large')
  })

  it('do not count where there are none: no ampersand hides what comes after it', async () => {
    const spare = '&'.repeat(600)
    expect(await sent({ query: `${spare}essay=a` })).toBe(201)
    expect(await sent({ query: `essay=a${spare}note=b` })).toBe(201)
    expect(await sent({ query: `essay=a${spare}note=${'b'.repeat(11)}` })).toBe('validation-failed')
    expect(await sent({ query: `essay=a${spare}essay=b` })).toBe('duplicate-parameter')
  })
})

describe('the limit of a body', () => {
  const bodyOf = (size: number): string => `id=1&value=${'x'.repeat(size - 'id=1&value='.length)}`
  const sent = async (bodyLimit: number, size: number): Promise<number> => {
    const handle = fetchHandler({
      forms: [record],
      repository: memoryRepository({ clock: () => noon }),
      bodyLimit,
    })
    const init = { method: 'POST', headers: urlencoded, body: bodyOf(size) }
    return (await handle(new Request('http://localhost/forms/record', init))).status
  }
  it('can be raised, to 256 KiB at most', async () => {
    expect(await sent(128 * 1024, 100_000)).toBe(422)
    expect(await sent(128 * 1024, 128 * 1024 + 1)).toBe(413)
    expect(await sent(1024 * 1024, 256 * 1024 + 1)).toBe(413)
  })
})
