import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import Papa from 'papaparse'

type Rows = readonly (readonly string[])[]

/** `csv.reader` on a file that Python opened as its documentation says, and on one whose line ends it translates. */
const python =
  (newline: string) =>
  (text: string): Rows => {
    const program = `import csv, io, json, sys
csv.field_size_limit(10**9)
file = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline=${newline})
json.dump(list(csv.reader(file)), sys.stdout)`
    return JSON.parse(execFileSync('python3', ['-c', program], { input: text, encoding: 'utf8' })) as Rows
  }

/** The shell of SQLite, which stores what it reads. */
const sqlite = (text: string): Rows => {
  const file = join(mkdtempSync(join(tmpdir(), 'dynamosync-csv-')), 'rows.csv')
  writeFileSync(file, text)
  const columns = parse(text, { to: 1 })[0] ?? []
  const table = `CREATE TABLE rows(${columns.map((_, at) => `c${at} TEXT`).join()});`
  const select = `SELECT json_array(${columns.map((_, at) => `c${at}`).join()}) FROM rows;`
  const input = `${table}\n.import --csv ${file} rows\n${select}\n`
  const lines = execFileSync('sqlite3', ['-batch', ':memory:'], { input, encoding: 'utf8' })
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as string[])
}

/** Readers of CSV that share no code with the writer, by name: two in JavaScript, one in Python, one in C. */
export const csvReaders: Readonly<Record<string, (text: string) => Rows>> = {
  'csv-parse': (text) => parse(text, { relax_column_count: false }),
  'Papa Parse': (text) => Papa.parse<string[]>(text.replace(/\r\n$/, ''), { delimiter: ',' }).data,
  'Python’s csv': python("''"),
  SQLite: sqlite,
}

/** What remains of a text where a reader heeds no quotes: its parts between whatever may end a cell or a row. */
export const torn = (text: string): readonly string[] =>
  text.split(/[\t-\r\x1c-\x1e\x85\u2028\u2029;|]/).map((part) => part.replace(/^[\s\p{C}"]+/u, ''))
