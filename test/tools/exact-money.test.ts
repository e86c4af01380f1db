import { spawnSync } from 'node:child_process'
import { expect, it } from '@jest/globals'

const rule = 'money/no-number-arithmetic'

/** Runs a program on this repository's ESLint and returns what it prints. */
const printed = (program: string, args: readonly string[], input = ''): unknown => {
  const { stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `import { ESLint } from 'eslint'\n${program}`, ...args],
    { input, encoding: 'utf8' },
  )
  return JSON.parse(stdout)
}

/** Lines at which the rule finds fault with a source, were it the module of this path. */
const faults = (path: string, lines: readonly string[]): readonly number[] => {
  const results = printed(
    `import { text } from 'node:stream/consumers'
    // On CI it would read the file, and not the source that it is given.
    const parserOptions = { disallowAutomaticSingleRunInference: true }
    const eslint = new ESLint({ overrideConfig: { files: ['**/*.ts'], languageOptions: { parserOptions } } })
    const results = await eslint.lintText(await text(process.stdin), { filePath: process.argv[1] })
    console.log(JSON.stringify(results))`,
    [path],
    lines.join('\n'),
  )
  const [{ messages } = { messages: [] }] = results as readonly {
    messages: readonly { readonly ruleId: string; readonly line: number }[]
  }[]
  return [...new Set(messages.filter(({ ruleId }) => ruleId === rule).map(({ line }) => line))]
}

const wrong = [
  'export const tax = (wages: number): number => wages * 0.1',
  'export const next = (wages: any) => wages + 1',
  'export const less = (wages: string): number => -wages',
  'export const read = (wages: string): number => Number(wages)',
  'export const text = (wages: number): string => wages.toFixed(2)',
  'export const round = (wages: number): number => Math.round(wages)',
  'export const count = (all: number): number => { all += 1; return all }',
]
const right = [
  'export const tax = (wages: bigint): bigint => (wages * 10n) / 100n - 1n',
  "export const text = (wages: string): string => '$' + wages",
  'export const last = (all: readonly string[]): string | undefined => all.at(-1)',
]

it('a float where the tax is computed is an error, and a whole number is none', () => {
  const lines = [...right, ...wrong.map((line) => line.replace('export const ', 'export const a'))]
  expect(faults('forms/income-tax/calculation.ts', lines)).toStrictEqual(
    wrong.map((_, at) => right.length + at + 1),
  )
}, 120_000)

it('the rule holds where money is, and nowhere else', () => {
  const held = [
    'forms/income-tax/view.ts',
    'src/domain/field/kinds/money.ts',
    'src/domain/money/arithmetic.ts',
    'src/domain/field/kinds/decimal.ts',
  ]
  const program = `
    const eslint = new ESLint()
    const held = []
    for (const path of process.argv.slice(1))
      if ('${rule}' in ((await eslint.calculateConfigForFile(path)).rules ?? {})) held.push(path)
    console.log(JSON.stringify(held))`
  expect(printed(program, [...held, 'src/domain/reading/list.ts'])).toStrictEqual(held)
})
