import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Encoding, TextLine } from '../../../../src/adapters/system/text-lines.js'
import { csvRows } from '../../../../src/handlers/cli/import/csv-rows.js'
import { sourceAt, type SourceRow } from '../../../../src/handlers/cli/import/source.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
})
afterAll(() => rm(folder, { recursive: true }))

const read = async (name: string, text: string | Buffer, encoding?: Encoding) => {
  await writeFile(join(folder, name), text)
  const { columns, rows } = await sourceAt(join(folder, name), encoding)
  const all: SourceRow[] = []
  for await (const row of rows) all.push(row)
  return { columns, rows: all.map((row) => (row._tag === 'Row' ? row.row : `${row.line}: ${row.why}`)) }
}

const zoe = { columns: ['name', 'email'], rows: [{ name: 'Zoë', email: 'z@example.org' }] }

describe('a file to import', () => {
  it.each<[string, string | Buffer, Encoding?]>([
    ['commas.csv', 'name,email\r\nZoë,z@example.org\r\n'],
    ['semicolons.csv', 'name;email\n\n"Zoë";z@example.org'],
    ['tabs.csv', 'name\temail\nZoë\tz@example.org\n'],
    ['said.csv', 'sep=|\nname|email\nZoë|z@example.org\n'],
    ['mark.csv', '\ufeffname,email\nZoë,z@example.org\n'],
    ['wider.csv', 'name,email\nZoë,z@example.org,,\n'],
    ['little.csv', Buffer.from('\ufeffname\temail\nZoë\tz@example.org\n', 'utf16le')],
    ['big.csv', Buffer.from('\ufeffname,email\nZoë,z@example.org\n', 'utf16le').swap16()],
    ['unmarked.csv', Buffer.from('name,email\nZoë,z@example.org\n', 'utf16le')],
    ['old.csv', Buffer.from('name,email\nZo\xeb,z@example.org\n', 'latin1'), 'windows-1252'],
    ['lines.ndjson', '{"name":"Zoë","email":"z@example.org"}\n\n'],
    ['lines.txt', '{"name":"Zoë","email":"z@example.org"}'],
  ])('is read as %s', async (name, text, ...encoding) => {
    expect(await read(name, text, ...encoding)).toEqual(zoe)
  })

  it.each<[string, string | Buffer, RegExp]>([
    ['empty.csv', '', /empty\.csv is empty$/],
    ['blank.csv', '\n \n', /blank\.csv is empty$/],
    ['zeros.csv', Buffer.from([1, 0, 0, 0, 7, 7, 0, 0, 0, 0, 3, 0]), /cannot be read: it is not a text file/],
    ['twice.csv', 'name,name\n', /has two columns called “name”; rename one of them/],
    ['array.json', '[{"name":"Ada"}]', /is one JSON array; write each of its objects on a line of its own/],
    ['latin.csv', Buffer.from('name\nJos\xe9\n', 'latin1'), /line 2 is not in UTF-8; save the file as UTF-8/],
  ])('that is %s is refused', async (name, text, said) => {
    await expect(read(name, text)).rejects.toThrow(said)
  })

  it('that has a line of 5 MB is refused', async () => {
    await expect(read('long.csv', `name\n${'x'.repeat(5_000_000)}`)).rejects.toThrow(
      /line 2 is longer than 4 MB/,
    )
  })

  it('that is a folder, or not there, is refused', async () => {
    await expect(sourceAt(folder)).rejects.toThrow(/is not a file$/)
    await expect(sourceAt(join(folder, 'none'))).rejects.toThrow(/^there is no file /)
  })

  it('is closed again where its header alone is read', async () => {
    let isOpen = true
    const lines = async function* (): AsyncGenerator<TextLine, undefined> {
      try {
        for (const number of [1, 2]) yield await Promise.resolve({ text: 'a,b', number, read: 4 * number })
      } finally {
        isOpen = false
      }
      return undefined
    }
    for await (const row of csvRows(lines())) {
      expect(row.line).toBe(1)
      break
    }
    expect(isOpen).toBe(false)
  })

  it('may have broken lines, which affect no other lines', async () => {
    const lines = ['a,b', '1,2', 'only one', '3,"open', '4,"two', 'lines"', '5 "5" five,6', '"7,8', '9,10']
    expect((await read('broken.csv', lines.join('\n'))).rows).toEqual([
      { a: '1', b: '2' },
      '3: it has 1 cell, and the first line has 2',
      '4: an opening quote has no closing quote',
      { a: '4', b: 'two\nlines' },
      { a: '5 "5" five', b: '6' },
      '8: an opening quote has no closing quote',
      { a: '9', b: '10' },
    ])
    expect((await read('broken.ndjson', '{"a":1}\n{"a":\n[1]\n{"a":2}')).rows).toEqual([
      { a: 1 },
      '2: it is not JSON',
      '3: it is not a JSON object',
      { a: 2 },
    ])
  })
})
