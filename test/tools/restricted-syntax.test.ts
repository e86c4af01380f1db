import { spawnSync } from 'node:child_process'
import { expect, it } from '@jest/globals'

const domain = 'src/domain/kernel/seed.ts'
const defect = 'src/domain/kernel/defect.ts'
const pages = 'web/owner/list/seed.ts'
const oidc = 'web/owner/session/oidc.ts'

/** Files and what must not be in them. */
const seeds: readonly (readonly [file: string, code: string])[] = [
  [domain, "throw new Error('no')"],
  [domain, 'await 1'],
  [domain, 'export const later = async () => 1'],
  [domain, 'export class State {}'],
  [domain, 'export const State = class {}'],
  [domain, 'export const now = Date.now()'],
  [domain, 'export const dice = Math.random()'],
  ...['process', 'crypto', 'performance', 'Buffer', 'console'].map(
    (host) => [domain, `export const host = ${host}`] as const,
  ),
  [defect, 'export const now = Date.now()'],
  ...['innerHTML', 'outerHTML', 'srcdoc'].map((name) => [pages, `document.body.${name} = ''`] as const),
  [pages, "document.body.insertAdjacentHTML('beforeend', '')"],
  [pages, "document.write('')"],
  [pages, 'new DOMParser()'],
  [pages, "localStorage.getItem('token')"],
  [pages, "sessionStorage.getItem('token')"],
  [oidc, "localStorage.getItem('token')"],
]

/** What may be in one file, and in no other of its room. */
const exempt = [
  [defect, "throw new Error('no')"],
  [oidc, "sessionStorage.getItem('state')"],
] as const

/** Asks ESLint in a process of its own what it forbids in a file, and what of that it finds in a code. */
const script = `
import { ESLint, Linter } from 'eslint'
const eslint = new ESLint()
const answers = []
for (const [file, code] of JSON.parse(process.argv[1])) {
  const { rules, languageOptions: { parser } } = await eslint.calculateConfigForFile(file)
  const rule = rules['no-restricted-syntax']
  const config = { files: ['**/*.ts'], languageOptions: { parser }, rules: { 'no-restricted-syntax': rule } }
  const found = new Linter().verify(code, [config], file).map(({ message }) => message)
  answers.push({ file, code, forbidden: rule.slice(1).map(({ message }) => message), found })
}
console.log(JSON.stringify(answers))`

interface Answer {
  readonly file: string
  readonly code: string
  readonly forbidden: readonly string[]
  readonly found: readonly string[]
}

const { stdout } = spawnSync(
  process.execPath,
  ['--input-type=module', '-e', script, JSON.stringify([...seeds, ...exempt])],
  { encoding: 'utf8' },
)
const answers = JSON.parse(stdout) as readonly Answer[]

it.each(answers.slice(0, seeds.length))('$file must not have: $code', ({ forbidden, found }) => {
  expect(found.length).toBeGreaterThan(0)
  for (const message of found) expect(forbidden).toContain(message)
})

it.each(answers.slice(seeds.length))('$file alone may have: $code', ({ found }) => {
  expect(found).toEqual([])
})

it('each of these rules has a seed', () => {
  const forbidden = new Set(answers.flatMap((answer) => answer.forbidden))
  expect(new Set(answers.flatMap(({ found }) => found))).toEqual(forbidden)
})
