import { readFile, writeFile } from 'node:fs/promises'
import { type Sample, type FunctionRange, usedFunctions } from './used-functions.ts'
import { shiftColumns } from './shift-columns.ts'

const isExpression = (code: string, { startOffset, endOffset }: FunctionRange): boolean =>
  /^(?:async )?function/.test(code.slice(startOffset, endOffset)) &&
  /(?:[=,(:?&|[]|return )$/.test(code.slice(Math.max(0, startOffset - 7), startOffset))

/** Offsets of the parentheses around functions, in order: one that closes comes before one that opens. */
const parentheses = (ranges: readonly FunctionRange[]) =>
  ranges
    .flatMap(({ startOffset, endOffset }) => [
      { at: startOffset, text: '(' },
      { at: endOffset, text: ')' },
    ])
    .sort((one, other) => one.at - other.at || (one.text === ')' ? -1 : 1))

/**
 * Puts the functions that a plain submission calls in parentheses, which tells V8 to compile them as it reads the file:
 * otherwise it parses each of them twice, first to find its end and again when it is called. Its source map is adjusted.
 *
 * @throws if the function does not start
 */
export const compileEagerly = async (file: string, samples: readonly Sample[]): Promise<void> => {
  const [code, map, ranges] = await Promise.all([
    readFile(file, 'utf8'),
    readFile(`${file}.map`, 'utf8'),
    usedFunctions(file, samples),
  ])
  const added = parentheses(ranges.filter((range) => range.count > 0 && isExpression(code, range)))
  const parts = added.map(({ at, text }, n) => code.slice(added[n - 1]?.at ?? 0, at) + text)
  await Promise.all([
    writeFile(file, parts.join('') + code.slice(added.at(-1)?.at ?? 0)),
    writeFile(
      `${file}.map`,
      shiftColumns(
        map,
        code,
        added.map(({ at }) => at),
      ),
    ),
  ])
}
