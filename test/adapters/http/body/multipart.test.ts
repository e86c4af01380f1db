import { describe, expect, it } from '@jest/globals'
import { choices, form, text } from '../../../../src/domain/index.js'
import { app, json, membersOf, urlencoded } from '../../../handlers/serving/app.js'

const boundary = '----WebKitFormBoundaryABC123'
const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` }

const part = (disposition: string, value: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`
const bodyOf = (...parts: readonly string[]): Uint8Array =>
  Buffer.from(`${parts.join('')}--${boundary}--\r\n`)

const tags = form('tags', {
  name: text({ label: 'Name', maxLength: 100 }),
  tags: choices(['red', 'green', 'blue'], { label: 'Tags', optional: true }),
})

describe('a multipart body', () => {
  it('gives the submission that the same fields give urlencoded and as JSON', async () => {
    const { send } = app()
    const ways = [
      { headers: multipart, body: bodyOf(part('name="id"', '42'), part('name="value"', 'grüß\r\ndich 😀')) },
      { headers: urlencoded, body: `id=42&value=${encodeURIComponent('grüß\r\ndich 😀')}` },
      { headers: json, body: JSON.stringify({ id: '42', value: 'grüß\ndich 😀' }) },
      { query: `id=42&value=${encodeURIComponent('grüß\ndich 😀')}` },
    ]
    const answers = []
    for (const way of ways) answers.push(await send(way))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(answers.map(({ headers }) => headers['idempotency-replayed'])).toEqual([
      undefined,
      'true',
      'true',
      'true',
    ])
  })
  it('reads the same where a gateway hands it over as text', async () => {
    const text = new TextDecoder().decode(bodyOf(part('name="id"', '42'), part('name="value"', 'x')))
    expect((await app().send({ headers: multipart, body: text })).status).toBe(201)
  })
  it('is refused with a file in it, by the name of its field, without the file’s name', async () => {
    const file = part('name="value"; filename="my secret.txt"', 'contents')
    const answer = await app().send({ headers: multipart, body: bodyOf(part('name="id"', '42'), file) })
    expect(answer.status).toBe(422)
    expect(membersOf(answer)['errors']).toMatchObject([{ pointer: '/value' }])
    expect(answer.body).not.toContain('secret')
  })
  it('may have the empty part of a file input that was left empty', async () => {
    const empty = part('name="attachment"; filename=""', '')
    const fields = [part('name="id"', '42'), part('name="value"', 'x')]
    expect((await app().send({ headers: multipart, body: bodyOf(...fields, empty) })).status).toBe(201)
  })
  it.each([
    ['no boundary', { 'content-type': 'multipart/form-data' }, bodyOf(part('name="id"', '42'))],
    [
      'another boundary',
      { 'content-type': 'multipart/form-data; boundary=other' },
      bodyOf(part('name="id"', '42')),
    ],
    ['no end', multipart, Buffer.from(part('name="id"', '42'))],
    ['garbage', multipart, Buffer.from('garbage')],
    ['a part without a name', multipart, bodyOf(part('filename*=x', '42'))],
    ['a part without headers', multipart, Buffer.from(`--${boundary}\r\n\r\n42\r\n--${boundary}--\r\n`)],
  ])('that is malformed is refused, never half read: %s', async (_, headers, body) => {
    const answer = await app().send({ headers, body })
    expect([answer.status, membersOf(answer)['code']]).toEqual([400, 'body-encoding'])
  })
  it('that is not UTF-8 is refused', async () => {
    const body = Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="id"\r\n\r\n`),
      Buffer.from([0xff]),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    expect(membersOf(await app().send({ headers: multipart, body }))['code']).toBe('invalid-encoding')
  })
})

describe('a name that comes more than once', () => {
  const path = '/api/forms/tags'
  it('is a list where the field takes many, whatever the encoding', async () => {
    const { send } = app({ forms: [tags] })
    const ways = [
      { headers: json, body: '{"name":"x","tags":["red","blue"]}' },
      { headers: urlencoded, body: 'name=x&tags=red&tags=blue' },
      { headers: urlencoded, body: 'name=x&tags=blue&tags=red' },
      {
        headers: multipart,
        body: bodyOf(part('name="name"', 'x'), part('name="tags"', 'red'), part('name="tags"', 'blue')),
      },
      { query: 'name=x&tags=red&tags=blue' },
    ]
    const answers = []
    for (const way of ways)
      answers.push(
        await send({ path, ...way, headers: { ...way.headers, 'idempotency-key': 'key-0123456789abcdef' } }),
      )
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  })
  it('is refused where the field takes one', async () => {
    const answer = await app({ forms: [tags] }).send({ path, headers: urlencoded, body: 'name=x&name=y' })
    expect(membersOf(answer)['code']).toBe('duplicate-parameter')
  })
})
