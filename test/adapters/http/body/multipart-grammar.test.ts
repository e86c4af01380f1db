import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { failures } from '../../../../src/domain/failure/table.js'
import { form, text } from '../../../../src/domain/index.js'
import { app, membersOf } from '../../../handlers/serving/app.js'

const fields = form('fields', {
  a: text({ label: 'A', maxLength: 100, optional: true }),
  b: text({ label: 'B', maxLength: 100, optional: true }),
})

/** As bytes, so that a part may be of any encoding. */
const bytesOf = (content: string): Buffer => Buffer.from(content, 'latin1')

const junk = fc.string({
  unit: fc.constantFrom('\r', '\n', '-', 'b', '"', ';', '=', ':', '%', '\\', "'", '\0', ' ', '\t', 'ÿ'),
  maxLength: 12,
})
const orJunk = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 9, arbitrary }, { weight: 1, arbitrary: junk })

const lineEnd = orJunk(fc.constant('\r\n'))
const percent = fc.constantFrom('%41', '%', '%4', '%zz', '%FF', '%C3%A9', '%F0%9F%98%80', '%00', '%ED%A0%80')
const charset = fc.constantFrom('utf-8', 'UTF8', 'iso-8859-1', 'utf-16', 'x', '', '"', '"utf-8"')
const extended = fc
  .tuple(charset, fc.constantFrom("'", "''", "'en'", ''), fc.array(percent, { maxLength: 3 }))
  .map(([set, tick, encoded]) => `${set}${tick}${encoded.join('')}`)
const quoted = fc.constantFrom('"a"', '"b"', 'a', '"\\"', '"', '""', '"a', '"a\\\\"', '"Ã¤"', '"ÿ"', '"a\0"')
const parameter = fc
  .tuple(
    fc.constantFrom('name', 'name*', 'filename', 'filename*', 'filename*0', 'charset', 'boundary', '', ' '),
    fc.constantFrom('=', ' = ', '', '=='),
    fc.oneof(quoted, extended, junk),
  )
  .map((pieces) => pieces.join(''))
const parameters = fc
  .array(fc.tuple(orJunk(fc.constantFrom(';', '; ', ' ;', ';;')), parameter), { maxLength: 4 })
  .map((all) => all.flat().join(''))
const usual = fc.constantFrom('form-data; name="a"', 'form-data; name=b', 'form-data; name="c"; filename="d"')
const unusual = fc
  .tuple(fc.constantFrom('form-data', 'FORM-DATA', 'attachment', ''), parameters)
  .map((pieces) => pieces.join(''))
const disposition = fc.oneof(usual, unusual).map((value) => `Content-Disposition: ${value}`)
const other = fc
  .tuple(
    fc.constantFrom(
      'Content-Type: text/plain',
      'Content-Type:',
      'Content-Transfer-Encoding: ',
      'X',
      ' folded',
      ':',
    ),
    fc.oneof(parameters, fc.constantFrom('base64', 'binary', 'quoted-printable')),
  )
  .map((pieces) => pieces.join(''))
const head = fc
  .array(
    fc.tuple(fc.oneof({ weight: 3, arbitrary: disposition }, { weight: 1, arbitrary: other }), lineEnd),
    {
      maxLength: 3,
    },
  )
  .map((lines) => lines.flat().join(''))
const part = fc
  .tuple(orJunk(fc.constant('--b')), lineEnd, head, lineEnd, junk, lineEnd)
  .map((all) => all.join(''))
const end = fc.constantFrom('--b--\r\n', '--b--', '--b-', '--b', '--b--\r\n--b--', '--b--\r\nepilogue', '')
const whole = fc
  .tuple(orJunk(fc.constant('')), fc.array(part, { maxLength: 4 }), end)
  .map((all) => all.flat().join(''))
const body = fc
  .tuple(
    whole,
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
    ),
  )
  .map(([content, kept]) => bytesOf(content.slice(0, Math.ceil(content.length * kept))))
const type = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('multipart/form-data; boundary=b', 'Multipart/Form-Data;BOUNDARY="b"'),
  },
  { weight: 1, arbitrary: parameters.map((rest) => `multipart/form-data${rest}`) },
)
const accept = fc.constantFrom('application/json', 'text/html')

const refusals = new Set(
  Object.values(failures)
    .filter(({ status }) => status < 500)
    .map(({ code }) => code),
)

describe('a body of the grammar of multipart, right or wrong', () => {
  it('is stored or refused with a sentence, and never a fault of ours', async () => {
    const statuses = new Set<number>()
    await fc.assert(
      fc.asyncProperty(body, type, accept, async (sent, contentType, wanted) => {
        const { send, lines } = app({ forms: [fields] })
        const headers = { 'content-type': contentType, accept: wanted }
        const answer = await send({ path: '/forms/fields', headers, body: sent })
        statuses.add(answer.status)
        expect([200, 201, 400, 413, 415, 422]).toContain(answer.status)
        expect(lines.map((line) => line.outcome)).not.toContain('Defect')
        if (wanted === 'text/html' || answer.status < 300) return
        expect(refusals).toContain(membersOf(answer)['code'])
        expect(membersOf(answer)['message']).toMatch(/\.$/)
      }),
      { numRuns: 2000 },
    )
    // The grammar reaches what it is for: bodies that are stored, and bodies that are refused in several ways.
    expect([...statuses]).toEqual(expect.arrayContaining([201, 400, 415, 422]))
  })
})
