import { readFile, writeFile } from 'node:fs/promises'
import { type Sample, type FunctionRange, usedFunctions } from './used-functions.ts'
import { shiftColumns } from './shift-columns.ts'

/** Minimum characters of a function to compile eagerly: for shorter ones, no gain can be measured. */
const least = 120

/** Whether to compile a function eagerly: it was called, is long enough, and is an expression, so it has no name. */
const isWorthIt = (code: string, { startOffset, endOffset, count }: FunctionRange): boolean =>
  count > 0 &&
  endOffset - startOffset >= least &&
  /^(?:async )?function\(/.test(code.slice(startOffset, endOffset))

/** Offsets of the parentheses around functions, in order; at the same offset, a closing one comes first. */
const parentheses = (ranges: readonly FunctionRange[]) =>
  ranges
    .flatMap(({ startOffset, endOffset }) => [
      { at: startOffset, text: '(' },
      { at: endOffset, text: ')' },
    ])
    .sort((one, other) => one.at - other.at || (one.text === ')' ? -1 : 1))

/**
 * Puts the longer functions that a plain submission calls in parentheses, which tells V8 to compile them as it reads
 * the file: otherwise it parses each of them twice, first to find its end and again when it is called. Its source map
 * is adjusted.
 *
 * @throws if the function does not start
 */
export const compileEagerly = async (file: string, samples: readonly Sample[]): Promise<void> => {
  const [code, map, ranges] = await Promise.all([
    readFile(file, 'utf8'),
    readFile(`${file}.map`, 'utf8'),
    usedFunctions(file, samples),
  ])
  const added = parentheses(ranges.filter((range) => isWorthIt(code, range)))
  const offsets = added.map(({ at }) => at)
  const parts = added.map(({ text }, n) => code.slice(offsets[n - 1] ?? 0, offsets[n]) + text)
  await Promise.all([
    writeFile(file, parts.join('') + code.slice(offsets.at(-1) ?? 0)),
    writeFile(`${file}.map`, shiftColumns(map, code, offsets)),
  ])
}
