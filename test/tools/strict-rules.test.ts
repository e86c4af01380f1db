import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'

/** Lines that a rule forbids: most of them need types to be told from right ones. */
const seeds = {
  'typescript(no-floating-promises)': 'Promise.resolve(1)',
  'typescript(no-misused-promises)': '[1].forEach(async () => { await Promise.resolve() })',
  'typescript(no-explicit-any)': 'export const some = (value: any) => [value]',
  'typescript(no-unsafe-assignment)': "export const read: unknown[] = [...JSON.parse('[]')]",
  'typescript(no-unnecessary-condition)': 'export const or = (text: string) => text ?? 1',
  'typescript(restrict-template-expressions)': 'export const shown = (value: object) => `${value}`',
  'typescript(consistent-type-imports)':
    "import { Socket } from 'node:net'\nexport const type = (socket: Socket) => socket.bytesRead",
  'eslint(max-params)': 'export const all = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e]',
  'eslint(no-unused-vars)': 'const unused = 1',
  'eslint(no-console)': "console.log('')",
}

let found: readonly { readonly code: string; readonly filename: string }[]
const folder = mkdtempSync(join(tmpdir(), 'strict-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(() => {
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true } }')
  Object.values(seeds).forEach((code, at) => writeFileSync(join(folder, `${at}.ts`), `${code}\nexport {}\n`))
  const { stdout } = spawnSync(
    process.execPath,
    ['node_modules/oxlint/bin/oxlint', '--config', '.oxlintrc.json', '--format', 'json', folder],
    { encoding: 'utf8' },
  )
  found = (JSON.parse(stdout) as { readonly diagnostics: typeof found }).diagnostics
})

it.each(Object.keys(seeds).map((rule, at) => ({ rule, at })))('$rule is an error', ({ rule, at }) => {
  const codes = found.filter(({ filename }) => filename.endsWith(`${at}.ts`)).map(({ code }) => code)
  expect(codes).toContain(rule)
})
