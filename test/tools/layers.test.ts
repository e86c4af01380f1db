import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'

interface Breach {
  readonly from: string
  readonly rule: { readonly name: string }
}

/** A file that breaks one rule: the rule, the file, and what it imports. */
type Seed = readonly [rule: string, file: string, imports: string]

const config = resolve('.dependency-cruiser.cjs')
const { forbidden } = createRequire(import.meta.url)(config) as {
  readonly forbidden: readonly { readonly name: string }[]
}
const rules = forbidden.map(({ name }) => name)

/** The rooms of the domain below its last, `contract`. */
const rooms = rules
  .map((rule) => /^domain-(.+)-looks-down$/.exec(rule)?.[1])
  .filter((room) => room !== undefined && room !== 'contract')

const use = 'src/handlers/use-cases'

const seeds: readonly Seed[] = [
  ...rooms.map((room): Seed => [
    `domain-${room ?? ''}-looks-down`,
    `src/domain/${room ?? ''}/seed.ts`,
    'src/domain/contract/target.ts',
  ]),
  ['domain-contract-looks-down', 'src/domain/contract/seed.ts', 'src/domain/index.ts'],
  ['domain-has-rooms', 'src/handlers/wiring/roomless.ts', 'src/domain/roomless.ts'],
  ['domain-is-pure', 'src/domain/kernel/impure.ts', 'src/ports/target.ts'],
  ['domain-is-pure', 'src/domain/field/kinds/another-phone.ts', 'libphonenumber-js/min'],
  ['one-phone-library', 'src/domain/field/kinds/national-phone.ts', 'src/ports/target.ts'],
  ['ports-are-types', 'src/ports/wired.ts', 'src/handlers/wiring/target.ts'],
  ['ports-import-types-only', 'src/ports/running.ts', 'src/domain/kernel/target.ts'],
  ['adapters-know-inward', 'src/adapters/dynamodb/outward.ts', 'src/handlers/wiring/target.ts'],
  ['adapters-stay-apart', 'src/adapters/memory/sideways.ts', 'src/adapters/dynamodb/target.ts'],
  ['one-store-sdk', 'src/handlers/wiring/sdk.ts', '@aws-sdk/client-dynamodb'],
  ['one-container', 'src/handlers/wiring/another.ts', 'inversify'],
  ['use-cases-stay-inside', 'src/handlers/serving/outside.ts', 'src/adapters/memory/target.ts'],
  ['use-cases-stay-inside', `${use}/by-way.ts`, `${use}/way.ts`],
  ['use-cases-stand-below', `${use}/upward.ts`, 'src/handlers/wiring/target.ts'],
  ['entry-points-stay-apart', 'src/handlers/cli/sideways.ts', 'src/handlers/lambda/target.ts'],
  ['doctor-looks-from-outside', 'src/handlers/doctor/checks/inside.ts', 'src/handlers/serving/target.ts'],
  ['forms-use-the-door', 'forms/window.ts', 'src/domain/kernel/target.ts'],
  ['site-uses-the-door', 'web/page/site.ts', 'src/domain/html/target.ts'],
  ['stack-knows-definitions', 'infra/nosy.ts', 'src/handlers/wiring/target.ts'],
  ['nothing-imports-the-stack', 'src/handlers/wiring/deployed.ts', 'infra/target.ts'],
  ['client-stands-alone', 'web/page/client/leaning.ts', 'src/domain/index.ts'],
  ['react-hook-knows-react-alone', 'web/page/client/react.ts', 'src/domain/index.ts'],
  ['no-cycles', 'src/handlers/wiring/about.ts', 'src/handlers/wiring/round.ts'],
  ['declared-dependencies', 'src/handlers/wiring/undeclared.ts', 'undeclared'],
  ['testing-stands-outside', 'src/handlers/wiring/proving.ts', 'src/testing/target.ts'],
  ['testing-knows-no-store', 'src/testing/storing.ts', 'src/adapters/dynamodb/target.ts'],
  ['nothing-imports-tests', 'src/handlers/wiring/tested.ts', 'test/target.ts'],
]

/** What the seeds import, and one way by which a use case would reach an adapter unseen. */
const innocent: readonly (readonly [file: string, imports?: string])[] = [
  ...seeds.filter(([, , target]) => target.endsWith('target.ts')).map(([, , target]) => [target] as const),
  ['src/domain/roomless.ts'],
  ['src/handlers/wiring/round.ts', 'src/handlers/wiring/about.ts'],
  ['src/domain/index.ts'],
  [`${use}/way.ts`, 'src/adapters/memory/target.ts'],
  ['src/handlers/wiring/right.ts', 'src/adapters/memory/target.ts'],
  [`${use}/right.ts`, 'src/domain/kernel/target.ts'],
]

const folder = mkdtempSync(join(tmpdir(), 'dynamosync-layers-'))
const depcruise = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
let breaches: readonly Breach[] = []

const write = (file: string, imported?: string): void => {
  const path = join(folder, file)
  mkdirSync(dirname(path), { recursive: true })
  const target =
    imported === undefined || !imported.endsWith('.ts')
      ? imported
      : `${'../'.repeat(file.split('/').length - 1) || './'}${imported.replace(/ts$/, 'js')}`
  writeFileSync(path, target === undefined ? 'export {}\n' : `import '${target}'\n`)
}

beforeAll(() => {
  for (const name of ['inversify', '@aws-sdk/client-dynamodb', 'undeclared'])
    write(`node_modules/${name}/index.js`)
  writeFileSync(
    join(folder, 'package.json'),
    '{"type":"module","dependencies":{"inversify":"*","@aws-sdk/client-dynamodb":"*"}}',
  )
  writeFileSync(join(folder, 'tsconfig.json'), '{"compilerOptions":{"module":"NodeNext"}}')
  for (const [file, imported] of innocent) write(file, imported)
  for (const [, file, imported] of seeds) write(file, imported)
  const args = ['--config', config, '--output-type', 'json', 'src', 'forms', 'web', 'infra']
  const { stdout } = spawnSync(process.execPath, [depcruise, ...args], { cwd: folder, encoding: 'utf8' })
  breaches = (JSON.parse(stdout) as { summary: { violations: readonly Breach[] } }).summary.violations
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true }))

it.each(seeds)('%s: %s must not import %s', (rule, file) => {
  expect(breaches.filter(({ from }) => from === file).map(({ rule: { name } }) => name)).toContain(rule)
})

it('each rule has a seed', () => {
  expect(new Set(seeds.map(([rule]) => rule))).toEqual(new Set(rules))
})

it('what keeps to the rules is no breach', () => {
  const right = ['src/handlers/wiring/right.ts', `${use}/right.ts`]
  expect(breaches.filter(({ from }) => right.includes(from))).toEqual([])
})
