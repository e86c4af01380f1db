import { describe, expect, it } from '@jest/globals'
import { form, text } from '../../../../src/domain/index.js'
import { app, membersOf } from '../../../handlers/serving/app.js'

const line = text({ label: 'Line', maxLength: 100, optional: true })
const strict = form('strict', { line, cv: line })
const ignoring = form('ignoring', { line }, { unknownFields: 'ignore' })
const { send } = app({ forms: [strict, ignoring] })

const headers = { 'content-type': 'multipart/form-data; boundary=b' }

const post = (name: string, disposition: string | Uint8Array, content: string, more = '') =>
  send({
    path: `/api/forms/${name}`,
    headers,
    body: Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name="line"\r\n\r\ntyped\r\n--b\r\n'),
      Buffer.from('Content-Disposition: form-data; '),
      Buffer.from(disposition),
      Buffer.from(`${more}\r\n\r\n${content}\r\n--b--\r\n`),
    ]),
  })

/** Ways in which browsers, phones, command lines and mail programs write the name of a file. */
const named: readonly { how: string; disposition: string | Uint8Array; more?: string }[] = (
  [
    ['quoted', 'name="cv"; filename="a.pdf"'],
    ['bare', 'name=cv; filename=a.pdf'],
    ['before the field', 'filename="a.pdf"; name="cv"'],
    ['in capitals', 'NAME="cv"; FILENAME="a.pdf"'],
    ['with white space', 'name="cv" ;  filename = "a.pdf"'],
    ['as UTF-8', 'name="cv"; filename="Größe 😀.pdf"'],
    ['in ISO 8859-1', Buffer.from('name="cv"; filename="Gr\u00f6\u00dfe.pdf"', 'latin1')],
    ['with a quote as browsers escape it', 'name="cv"; filename="a%22b%0D%0A.pdf"'],
    ['with a quote behind a backslash', 'name="cv"; filename="a\\"b.pdf"'],
    ['with backslashes, as old browsers sent a path', 'name="cv"; filename="C:\\\\docs\\a.pdf"'],
    ['with a semicolon and what looks like a name', 'name="cv"; filename="a; name=line.pdf"'],
    ['extended alone', 'name="cv"; filename*=UTF-8\'\'na%C3%AFve.pdf'],
    ['extended, with a language', 'name="cv"; filename*=utf-8\'en\'a.pdf'],
    ['extended, in ISO 8859-1', 'name="cv"; filename*=ISO-8859-1\'\'na%EFve.pdf'],
    ['both ways', 'name="cv"; filename="a.pdf"; filename*=UTF-8\'\'a.pdf'],
    ['not at all', 'name="cv"; filename=""'],
    ['with a type', 'name="cv"; filename="a.txt"', '\r\nContent-Type: text/plain'],
  ] as const
).map(([how, disposition, more = '']) => ({ how, disposition, more }))

describe('a file in a multipart body', () => {
  it.each(named)('is refused by its field, its name written $how', async ({ disposition, more }) => {
    const answer = await post('strict', disposition, 'contents', more)
    expect(answer.status).toBe(422)
    expect(membersOf(answer)['errors']).toMatchObject([{ pointer: '/cv' }])
    expect(answer.body).not.toContain('.pdf')
  })
  it.each(named)('is refused also where unknown fields are ignored: $how', async ({ disposition, more }) => {
    const answer = await post('ignoring', disposition, 'contents', more)
    expect([answer.status, membersOf(answer)['code']]).toEqual([422, 'validation-failed'])
  })
  it.each(named.filter(({ how }) => how !== 'not at all'))(
    'may be empty itself: $how',
    async ({ disposition, more }) => {
      expect((await post('ignoring', disposition, '', more)).status).toBe(422)
    },
  )
  it.each([
    ['strict', 'name="cv"; filename=""'],
    ['strict', 'filename=""; name="unknown"'],
    ['strict', 'name="cv"; filename*=UTF-8\'\''],
    ['ignoring', 'name="cv"; filename=""'],
  ])('is none where its control was left empty: %s, %s', async (name, disposition) => {
    const type = '\r\nContent-Type: application/octet-stream'
    expect((await post(name, disposition, '', type)).status).toBe(201)
  })
})
