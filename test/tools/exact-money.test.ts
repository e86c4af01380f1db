import { spawnSync } from 'node:child_process'
import { expect, it } from '@jest/globals'

const rule = 'money/no-number-arithmetic'

const eslint = (args: readonly string[], input = ''): string =>
  spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', ...args], { input, encoding: 'utf8' })
    .stdout

/** Lines at which the rule finds fault with a source, were it the module of this path. */
const faults = (path: string, lines: readonly string[]): readonly number[] => {
  const stdout = eslint(['--format', 'json', '--stdin', '--stdin-filename', path], lines.join('\n'))
  const [{ messages } = { messages: [] }] = JSON.parse(stdout) as readonly {
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
  const script = `
    import { ESLint } from 'eslint'
    const eslint = new ESLint()
    const held = []
    for (const path of process.argv.slice(1))
      if ('${rule}' in ((await eslint.calculateConfigForFile(path)).rules ?? {})) held.push(path)
    console.log(JSON.stringify(held))`
  const args = ['--input-type=module', '-e', script, ...held, 'src/domain/reading/list.ts']
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(JSON.parse(stdout)).toStrictEqual(held)
})
