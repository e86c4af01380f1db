import { describe, expect, it } from '@jest/globals'
import { record } from '../../../forms/record.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { form } from '../../../src/domain/form/form.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { fetchHandler } from '../../../src/handlers/fetch/index.js'
import { app, json, membersOf, noon, type Parts, urlencoded } from '../../handlers/serving/app.js'

const essay = form('essay', {
  essay: text({ label: 'Essay', maxLength: 100_000 }),
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
    expect(await sent({ headers: urlencoded, body: formOf(most, character) })).toBe(201)
    expect(await sent({ headers: urlencoded, body: bytes(formOf(most, character)) })).toBe(201)
    expect(await sent({ headers: urlencoded, body: formOf(most + 1, character) })).toBe(
      'submission-too-large',
    )
    expect(await sent({ headers: urlencoded, body: bytes(formOf(most + 1, character)) })).toBe(
      'submission-too-large',
    )
  })

  it('may have as much as JSON', async () => {
    expect(await sent({ headers: json, body: jsonOf(most) })).toBe(201)
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
