import { stat } from 'node:fs/promises'
import { type Encoding, linesIn, NotText, type TextLine } from '../../../adapters/system/text-lines.js'
import type { Fields } from '../../../domain/form/form.js'
import { csvRows } from './csv-rows.js'

/** A row of a file by column names, or a broken line. */
export type SourceRow =
  | { readonly _tag: 'Row'; readonly line: number; readonly read: number; readonly row: Fields }
  | {
      readonly _tag: 'Broken'
      readonly line: number
      readonly read: number
      readonly text: string
      readonly why: string
    }

/** A file of rows to import. */
export interface Source {
  readonly kind: 'csv' | 'ndjson'
  /** Size in bytes. */
  readonly size: number
  /** Last change, in milliseconds since 1970. */
  readonly changed: number
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<SourceRow>
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const jsonRows = async function* (lines: AsyncIterable<TextLine>): AsyncGenerator<SourceRow> {
  for await (const { text, number: line, read } of lines) {
    if (text.trim() === '') continue
    const row = jsonIn(text)
    yield isRecord(row)
      ? { _tag: 'Row', line, read, row }
      : {
          _tag: 'Broken',
          line,
          read,
          text,
          why: row === undefined ? 'it is not JSON' : 'it is not a JSON object',
        }
  }
}

const namedRows = async function* (lines: AsyncGenerator<TextLine>, columns: readonly string[]) {
  let isHeader = true
  for await (const each of csvRows(lines)) {
    if (isHeader) isHeader = false
    else if (each._tag === 'Broken') yield each
    else {
      const { line, read, cells } = each
      const row = Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']))
      yield { _tag: 'Row' as const, line, read, row }
    }
  }
}

const firstOf = async <A>(all: AsyncGenerator<A>): Promise<A | undefined> => {
  for await (const each of all) return each
  return undefined
}

/** Rows of a JSON file that determine its columns, as it has no header. */
const sampled = 1_000

const jsonColumns = async (path: string, encoding?: Encoding): Promise<readonly string[]> => {
  const names = new Set<string>()
  let rows = 0
  for await (const each of jsonRows(linesIn(path, encoding))) {
    if (each._tag === 'Row') for (const name of Object.keys(each.row)) names.add(name)
    rows += 1
    if (rows >= sampled) break
  }
  return [...names]
}

const headerOf = async (path: string, encoding?: Encoding): Promise<readonly string[]> => {
  const first = await firstOf(csvRows(linesIn(path, encoding)))
  if (first === undefined) throw new Error(`${path} is empty`)
  if (first._tag === 'Broken') throw new Error(`the first line of ${path} is not a header: ${first.why}`)
  const columns = first.cells.map((name) => name.trim())
  const twice = columns.find((name, at) => columns.indexOf(name) !== at && name !== '')
  if (twice !== undefined) throw new Error(`${path} has two columns called “${twice}”; rename one of them`)
  return columns.map((name, at) => (name === '' ? `(column ${at + 1})` : name))
}

const firstText = async (path: string, encoding?: Encoding): Promise<string | undefined> => {
  for await (const { text } of linesIn(path, encoding)) if (text.trim() !== '') return text.trim()
  return undefined
}

const kindOf = (path: string, start: string): Source['kind'] => {
  if (start.startsWith('[') && !/\.csv$/i.test(path))
    throw new Error(`${path} is one JSON array; write each of its objects on a line of its own (jq -c '.[]')`)
  return /\.(ndjson|jsonl|json)$/i.test(path) || start.startsWith('{') ? 'ndjson' : 'csv'
}

const statOf = async (path: string) => {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new Error(`there is no file ${path}`)
  if (!found.isFile()) throw new Error(`${path} is not a file`)
  return found
}

const opened = async (path: string, encoding?: Encoding): Promise<Source> => {
  const { size, mtimeMs: changed } = await statOf(path)
  const start = await firstText(path, encoding)
  if (start === undefined) throw new Error(`${path} is empty`)
  const kind = kindOf(path, start)
  const lines = () => linesIn(path, encoding)
  if (kind === 'ndjson')
    return { kind, size, changed, columns: await jsonColumns(path, encoding), rows: jsonRows(lines()) }
  const columns = await headerOf(path, encoding)
  return { kind, size, changed, columns, rows: namedRows(lines(), columns) }
}

/** Opens a file of rows. @throws an error with the reason */
export const sourceAt = async (path: string, encoding?: Encoding): Promise<Source> => {
  try {
    return await opened(path, encoding)
  } catch (cause) {
    if (cause instanceof NotText) throw new Error(`${path} cannot be read: ${cause.message}`, { cause })
    throw cause
  }
}
