import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { bundleFunctions } from '../../infra/bundle/bundle.js'

const folder = mkdtempSync(join(tmpdir(), 'dynamosync-used-'))
afterAll(() => rmSync(folder, { recursive: true }))

const bundles = ['submit/index.cjs', 'owner/index.mjs', 'notify/index.mjs'] as const
type Bundle = (typeof bundles)[number]

/** The modules of the domain that each function has, by the source maps of the bundles. */
const modulesFor = async (name: string, forms: string): Promise<Readonly<Record<Bundle, string>>> => {
  const entry = join(folder, `${name}.ts`)
  writeFileSync(entry, `import * as d from ${JSON.stringify(resolve('src/domain/index.ts'))}\n${forms}`)
  const out = join(folder, name)
  await bundleFunctions({ folder: resolve('src'), extension: 'ts', entry }, out)
  const sourcesOf = (bundle: Bundle): string =>
    (JSON.parse(readFileSync(join(out, `${bundle}.map`), 'utf8')) as { sources: string[] }).sources.join('\n')
  return Object.fromEntries(bundles.map((bundle) => [bundle, sourcesOf(bundle)])) as Record<Bundle, string>
}

/** A file by which a bundle has something, and a form that uses it. */
const uses: readonly [what: string, file: string, form: string][] = [
  ['German', 'words/de.ts', "d.form('a', { x: d.text({ label: 'X', maxLength: 9 }) }, { lang: 'de' })"],
  ['French', 'words/fr.ts', "d.form('a', { x: d.text({ label: 'X', maxLength: 9 }) }, { lang: 'fr' })"],
  ['Spanish', 'words/es.ts', "d.form('a', { x: d.text({ label: 'X', maxLength: 9 }) }, { lang: 'es' })"],
  ['Arabic', 'words/ar.ts', "d.form('a', { x: d.text({ label: 'X', maxLength: 9 }) }, { lang: 'ar' })"],
]

/** The same, of what only the function that takes submissions may leave out: the others read what is stored. */
const inSubmit: typeof uses = [
  [
    'conditions',
    'conditions/shown-when.ts',
    "d.form('a', { x: d.boolean({ label: 'X' }), y: d.text({ label: 'Y', maxLength: 9, shownWhen: d.is('x', true) }) })",
  ],
  ...(
    [
      ['time', "time({ label: 'X' })"],
      ['rating', "rating({ label: 'X', max: 5 })"],
      ['hidden', "hidden({ from: 'query', maxLength: 9 })"],
      ['url', "url({ label: 'X' })"],
      ['email', "email({ label: 'X' })"],
      ['money', "money({ label: 'X', currency: 'EUR' })"],
      ['decimal', "decimal({ label: 'X', scale: 2 })"],
      ['choice', "choice(['a', 'b'], { label: 'X' })"],
      ['multiple-choice', "choices(['a', 'b'], { label: 'X' })"],
      ['consent', "consent({ label: 'X', version: '1' })"],
      ['phone', "phone({ label: 'X' })"],
    ] as const
  ).map(([kind, field]): (typeof uses)[number] => [
    `the kind ${kind}`,
    `kinds/${kind}.ts`,
    `d.form('a', { x: d.${field} })`,
  ]),
]

const exported = (used: typeof uses): string =>
  used
    .map(([, , form], at) => `export const f${at} = ${form.replace("form('a'", `form('a${at}'`)}`)
    .join('\n')

describe('a deployment', () => {
  let plain: Readonly<Record<Bundle, string>>
  let rich: Readonly<Record<Bundle, string>>
  beforeAll(async () => {
    plain = await modulesFor(
      'plain',
      "export const f = d.form('a', { x: d.text({ label: 'X', maxLength: 9 }) })",
    )
    rich = await modulesFor('rich', exported([...uses, ...inSubmit]))
  }, 60_000)

  it.each(uses)('has %s in a function exactly where a form uses it', (_, file) => {
    for (const bundle of bundles) {
      expect(plain[bundle]).not.toContain(file)
      expect(rich[bundle]).toContain(file)
    }
  })

  it.each(inSubmit)(
    'reads %s in the function that takes submissions exactly where a form uses it',
    (_, file) => {
      expect(plain['submit/index.cjs']).not.toContain(file)
      expect(rich['submit/index.cjs']).toContain(file)
    },
  )
})
