import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { form } from '../../../../src/domain/form/form.js'
import { text } from '../../../../src/domain/field/kinds/text.js'
import { idempotencyKey, recordValues } from '../../../domain/arbitrary.js'
import { app, json, membersOf, type Parts, urlencoded } from '../../../handlers/serving/app.js'

const bytes = (content: string): Uint8Array => new TextEncoder().encode(content)

/** What a request comes to: 201, or the code of what is wrong with it. */
const sent = async (parts: Parts): Promise<unknown> => {
  const answer = await app().send(parts)
  return answer.status < 300 ? answer.status : membersOf(answer)['code']
}

const same = async (...all: readonly Parts[]): Promise<readonly unknown[]> => {
  const { send } = app()
  const answers = []
  for (const parts of all) answers.push(await send(parts))
  return answers.map(({ status, headers }) => [status, headers['idempotency-replayed'] ?? 'new'])
}

describe('a form with nothing chosen', () => {
  it('is read as one without answers, as browsers send no bytes for checkboxes without a tick', async () => {
    const answer = await app().send({ headers: urlencoded, body: '' })
    expect(answer.status).toBe(422)
    expect(await sent({ headers: json, body: '' })).toBe('empty-body')
    expect(await sent({})).toBe('empty-body')
  })
})

describe('the same values', () => {
  it('are the same submission as JSON, as a form in text or bytes, and as a query', async () => {
    await fc.assert(
      fc.asyncProperty(recordValues, async (values) => {
        const form = new URLSearchParams(values).toString()
        const answers = await same(
          { headers: json, body: JSON.stringify(values) },
          { headers: json, body: bytes(JSON.stringify(values)) },
          { headers: urlencoded, body: form },
          { headers: urlencoded, body: bytes(form) },
          { query: form },
          { query: `id=${encodeURIComponent(values.id)}&value=${encodeURIComponent(values.value)}` },
        )
        expect(answers).toStrictEqual([[201, 'new'], ...Array<unknown>(5).fill([201, 'true'])])
      }),
    )
  })

  it.each([
    ['with another order of names', { query: 'value=a+b&id=42' }],
    ['with a space as %20', { query: 'id=42&value=a%20b' }],
    ['with escapes that were not needed', { query: '%69d=%34%32&v%61lue=a+%62' }],
    ['with small hexadecimal digits', { query: 'id=42&value=%61+b' }],
    ['with ampersands to spare', { query: '&&id=42&&value=a+b&' }],
    ['with controls that nobody knows', { query: 'id=42&value=a+b&_utm=x&_=1' }],
    [
      'with a charset',
      { headers: { 'content-type': 'Application/JSON; Charset="UTF-8"' }, body: '{"id":"42","value":"a b"}' },
    ],
    [
      'with a query that does not count',
      { headers: urlencoded, body: 'id=42&value=a+b', query: 'id=1&id=2&%' },
    ],
    ['after a byte order mark, in bytes', { headers: json, body: bytes('\ufeff{"id":"42","value":"a b"}') }],
    ['after a byte order mark, in text', { headers: json, body: '\ufeff{"id":"42","value":"a b"}' }],
    ['after a byte order mark, in a form', { headers: urlencoded, body: '\ufeffid=42&value=a+b' }],
  ])('are the same submission %s', async (_, parts: Parts) => {
    expect(await same({ query: 'id=42&value=a+b' }, parts)).toStrictEqual([
      [201, 'new'],
      [201, 'true'],
    ])
  })

  it('may hold an equals sign, escaped or not', async () => {
    expect(await same({ query: 'id=42&value=a%3Db=' }, { query: 'id=42&value=a=b=' })).toStrictEqual([
      [201, 'new'],
      [201, 'true'],
    ])
  })

  it('are told apart by a plus that is meant', async () => {
    expect(await same({ query: 'id=42&value=a%2Bb' }, { query: 'id=42&value=a+b' })).toStrictEqual([
      [201, 'new'],
      [200, 'new'],
    ])
  })
})

describe('what cannot be read', () => {
  const bad = 'invalid-encoding'
  const media = 'unsupported-media-type'

  it.each<[string, Parts, string]>([
    ['a lone byte', { headers: json, body: Uint8Array.of(0x7b, 0xff, 0x7d) }, bad],
    ['an overlong slash', { headers: urlencoded, body: Uint8Array.of(0x69, 0x64, 0x3d, 0xc0, 0xaf) }, bad],
    ['a character cut off', { headers: json, body: bytes('{"id":"é"}').slice(0, 8) }, bad],
    ['Latin-1', { headers: urlencoded, body: Uint8Array.of(0x69, 0x64, 0x3d, 0xe9) }, bad],
    ['an escape of a lone byte', { query: 'id=%FF&value=a' }, bad],
    ['an escape of Latin-1', { query: 'id=%E9&value=a' }, bad],
    ['an escape of half a pair', { query: 'id=%ED%A0%80&value=a' }, bad],
    ['an escape of nothing', { headers: urlencoded, body: 'id=42&value=100%' }, bad],
    ['an escape of no number', { headers: urlencoded, body: 'id=42&value=%zz' }, bad],
    ['an escape in a name', { query: '%FF=1' }, bad],
    ['JSON cut off', { headers: json, body: '{"id":"42","value":"hel' }, 'invalid-json'],
    ['JSON with a comma too many', { headers: json, body: '{"id":"42",}' }, 'invalid-json'],
    ['a JSON list', { headers: json, body: '[{"id":"42"}]' }, 'invalid-json'],
    ['a JSON text', { headers: json, body: '"id"' }, 'invalid-json'],
    ['a JSON null', { headers: json, body: 'null' }, 'invalid-json'],
    ['a form that says it is JSON', { headers: json, body: 'id=42&value=hello' }, 'invalid-json'],
    ['white space that says it is JSON', { headers: json, body: ' ' }, 'invalid-json'],
    ['no media type', { body: 'id=42&value=hello' }, media],
    ['a picture', { headers: { 'content-type': 'image/png' }, body: Uint8Array.of(137, 80) }, media],
    ['plain text', { headers: { 'content-type': 'text/plain' }, body: '{"id":"42"}' }, media],
    [
      'JSON in Latin-1',
      { headers: { 'content-type': 'application/json; charset=iso-8859-1' }, body: '{}' },
      media,
    ],
    [
      'compressed JSON',
      { headers: { ...json, 'content-encoding': 'gzip' }, body: Uint8Array.of(31, 139) },
      media,
    ],
  ])('%s is refused', async (_, parts, code) => {
    expect(await sent(parts)).toBe(code)
  })

  it('does no harm to what is read next', async () => {
    const { send } = app()
    await send({ headers: json, body: Uint8Array.of(0xe2, 0x82) })
    const answer = await send({ headers: json, body: bytes('{"id":"42","value":"é"}') })
    expect(answer.status).toBe(201)
  })
})

describe('names', () => {
  it.each<[string, Parts, unknown]>([
    ['twice', { query: 'id=1&value=a&id=1' }, 'duplicate-parameter'],
    ['twice, once escaped', { query: 'id=1&value=a&%69d=2' }, 'duplicate-parameter'],
    ['twice, as a control', { query: 'id=1&value=a&_next=a&_next=b' }, 'duplicate-parameter'],
    ['twice, unknown', { query: 'id=1&value=a&x=1&x=2' }, 'duplicate-parameter'],
    [
      'that objects have from birth, as a field',
      { query: 'id=1&value=a&constructor=x' },
      'validation-failed',
    ],
    ['that objects have from birth, as a method', { query: 'id=1&value=a&toString=x' }, 'validation-failed'],
    ['that is empty', { query: 'id=1&value=a&=x' }, 'validation-failed'],
    ['that makes a prototype: a control, and ignored', { query: 'id=1&value=a&__proto__=x' }, 201],
    [
      'that makes a prototype, in JSON',
      { headers: json, body: '{"id":"1","value":"a","__proto__":{"id":2}}' },
      201,
    ],
    [
      'that makes a prototype, and nothing else',
      { headers: json, body: '{"__proto__":{"id":"1","value":"a"}}' },
      'validation-failed',
    ],
    ['in brackets, as other servers nest them', { query: 'id[]=1&value=a' }, 'validation-failed'],
  ])('%s: %j is %j', async (_, parts, expected) => {
    expect(await sent(parts)).toBe(expected)
  })
})

describe('an idempotency key', () => {
  const note = form('note', { line: text({ label: 'Line', maxLength: 10 }) })
  const key = 'a-key-of-16-chars'

  const inTurn = async (...all: readonly Parts[]): Promise<readonly unknown[]> => {
    const { send } = app({ forms: [note] })
    const answers = []
    for (const parts of all) answers.push(await send({ path: '/forms/note', ...parts }))
    return answers.map(({ status, body, headers }) =>
      status === 201 ? (headers['idempotency-replayed'] ?? 'new') : membersOf({ body })['code'],
    )
  }
  const line = { query: 'line=a' }

  it('is the same bare or quoted, in the header or in the form', async () => {
    const control = encodeURIComponent(key)
    expect(
      await inTurn(
        { ...line, headers: { 'idempotency-key': key } },
        { ...line, headers: { 'idempotency-key': `"${key}"` } },
        { ...line, headers: { 'idempotency-key': ` ${key} ` } },
        { query: `line=a&_idempotency_key=${control}` },
        { query: `line=a&_idempotency_key=${control}`, headers: { 'idempotency-key': `"${key}"` } },
        { headers: json, body: JSON.stringify({ line: 'a', _idempotency_key: key }) },
      ),
    ).toStrictEqual(['new', 'true', 'true', 'true', 'true', 'true'])
  })

  it('recognises a retry, whatever it is made of, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(idempotencyKey, idempotencyKey, async (one, other) => {
        fc.pre(one !== other && !/^".*"$/.test(one) && !/^".*"$/.test(other))
        const answers = await inTurn(
          { ...line, headers: { 'idempotency-key': one } },
          { ...line, headers: { 'idempotency-key': other } },
          { ...line, headers: { 'idempotency-key': one } },
          { query: 'line=b', headers: { 'idempotency-key': one } },
        )
        expect(answers).toStrictEqual(['new', 'new', 'true', 'idempotency-key-reused'])
      }),
    )
  })

  it('left out, or left empty in the form, makes each submission its own', async () => {
    expect(await inTurn(line, line, { query: 'line=a&_idempotency_key=' })).toStrictEqual([
      'new',
      'new',
      'new',
    ])
  })

  it.each<[string, Parts]>([
    [
      'two that differ',
      { query: `line=a&_idempotency_key=${key}`, headers: { 'idempotency-key': `${key}2` } },
    ],
    ['one too short', { ...line, headers: { 'idempotency-key': 'x'.repeat(15) } }],
    ['one too long', { ...line, headers: { 'idempotency-key': 'x'.repeat(256) } }],
    ['an empty header', { ...line, headers: { 'idempotency-key': '' } }],
    ['an empty quoted header', { ...line, headers: { 'idempotency-key': '""' } }],
    ['two joined by a comma', { ...line, headers: { 'idempotency-key': `${key}, ${key}` } }],
    ['a number in JSON', { headers: json, body: '{"line":"a","_idempotency_key":1234567890123456}' }],
    ['a list in JSON', { headers: json, body: `{"line":"a","_idempotency_key":["${key}"]}` }],
  ])('is refused: %s', async (_, parts) => {
    expect(await inTurn(parts)).toStrictEqual(['idempotency-key-invalid'])
  })
})
