import { parse } from 'csv-parse/sync'
import type { TextLine } from '../../../adapters/system/text-lines.js'

/** A row of a file, or a broken line. */
export type FileRow =
  | { readonly _tag: 'Row'; readonly line: number; readonly read: number; readonly cells: readonly string[] }
  | {
      readonly _tag: 'Broken'
      readonly line: number
      readonly read: number
      readonly text: string
      readonly why: string
    }

/** Maximum characters of a row. */
const longestRow = 1_000_000

const delimiters = [',', ';', '\t', '|'] as const

const quotesIn = (text: string): number => text.split('"').length - 1

/** The delimiter of a file: the most frequent candidate in its header, outside quotes. */
export const delimiterOf = (header: string): string => {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '')
  const counts = delimiters.map((each) => [bare.split(each).length, each] as const)
  return counts.reduce((most, each) => (each[0] > most[0] ? each : most))[1]
}

const cellsOf = (text: string, delimiter: string): readonly string[] | undefined => {
  if (!text.includes('"')) return text.split(delimiter)
  try {
    const rows = parse(text, { delimiter, relax_quotes: !text.includes('\n'), relax_column_count: true })
    return rows.length === 1 ? rows[0] : undefined
  } catch {
    return undefined
  }
}

/** Reader of lines with push-back. */
const reader = (lines: AsyncIterator<TextLine, undefined>) => {
  let back: TextLine[] = []
  let at = 0
  return {
    next: async (): Promise<TextLine | undefined> => {
      const waiting = back[at]
      if (waiting !== undefined) {
        at += 1
        return waiting
      }
      const result = await lines.next()
      return result.done === true ? undefined : result.value
    },
    giveBack: (some: readonly TextLine[]): void => {
      back = [...some, ...back.slice(at)]
      at = 0
    },
  }
}

/** A line, with the lines after it that an open quote joins to it. */
const joined = async (first: TextLine, next: () => Promise<TextLine | undefined>) => {
  const lines = [first]
  let [quotes, size] = [quotesIn(first.text), first.text.length]
  while (quotes % 2 === 1 && size <= longestRow) {
    const more = await next()
    if (more === undefined) break
    lines.push(more)
    quotes += quotesIn(more.text)
    size += more.text.length
  }
  return { lines, isOpen: quotes % 2 === 1 }
}

const isBlank = ({ text }: TextLine): boolean => text.trim() === ''

/** Drops empty cells beyond the last column. */
const fitted = (cells: readonly string[], columns: number | undefined): readonly string[] =>
  columns !== undefined && cells.slice(columns).every((cell) => cell === '') ? cells.slice(0, columns) : cells

/** Cells of some lines, or the reason they are not a row. */
const rowOf = (
  { lines, isOpen }: { readonly lines: readonly TextLine[]; readonly isOpen: boolean },
  delimiter: string,
  columns: number | undefined,
): { readonly cells: readonly string[] } | { readonly why: string } => {
  const found = isOpen ? undefined : cellsOf(lines.map(({ text }) => text).join('\n'), delimiter)
  const cells = fitted(found ?? [], columns)
  if (found !== undefined && cells.length === (columns ?? cells.length)) return { cells }
  // A quote opened by mistake joined these lines: only the first is broken.
  if (isOpen || lines.length > 1) return { why: 'an opening quote has no closing quote' }
  return {
    why:
      found === undefined
        ? 'a quote is in the wrong place'
        : `it has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, and the first line has ${columns}`,
  }
}

/** The first line that is not empty, and the delimiter, which Excel may name on the line before it. */
const headerOf = async (next: () => Promise<TextLine | undefined>) => {
  let said: string | undefined
  for (let line = await next(); line !== undefined; line = await next()) {
    const [, separator] = /^sep=(.)$/.exec(line.text) ?? []
    said ??= separator
    if (separator === undefined && !isBlank(line)) return { line, delimiter: said ?? delimiterOf(line.text) }
  }
  return undefined
}

const rowsIn = async function* ({ next, giveBack }: ReturnType<typeof reader>): AsyncGenerator<FileRow> {
  const header = await headerOf(next)
  let columns: number | undefined
  for (let first = header?.line; first !== undefined; first = await next()) {
    if (isBlank(first)) continue
    const all = await joined(first, next)
    const row = rowOf(all, header?.delimiter ?? ',', columns)
    const { number: line, read, text } = first
    if ('cells' in row) {
      columns = row.cells.length
      yield { _tag: 'Row', line, read: all.lines.at(-1)?.read ?? read, cells: row.cells }
    } else {
      giveBack(all.lines.slice(1))
      yield { _tag: 'Broken', line, read, text, why: row.why }
    }
  }
}

/**
 * The rows of a CSV file, its header first. A line that is not a row is reported as broken, and reading resumes on the
 * next line, so that an open quote swallows no rows. Empty lines are left out.
 */
export const csvRows = async function* (lines: AsyncIterator<TextLine, undefined>): AsyncGenerator<FileRow> {
  try {
    yield* rowsIn(reader(lines))
  } finally {
    // Closes the file even if only the header is read.
    await lines.return?.()
  }
}
