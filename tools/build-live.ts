/** Builds what shows results in the browser: the same computation as the function's, in a module for each form. */
import { build, type BuildOptions } from 'esbuild'
import type { AnyForm } from '../src/domain/index.js'
import { load } from './build-site.ts'
import { type FormModule, formModules } from './list-forms.ts'

const bundle: BuildOptions = { bundle: true, format: 'esm', logLevel: 'warning' }

const isComputing = (u: unknown): u is AnyForm =>
  typeof u === 'object' && u !== null && 'compute' in u && u.compute !== undefined

/** The names of a module's forms that compute something. */
const computingIn = async ({ name, path }: FormModule): Promise<readonly string[]> => {
  await build({
    ...bundle,
    platform: 'node',
    packages: 'external',
    entryPoints: [`forms/${path.replace(/js$/, 'ts')}`],
    outfile: `dist/local/forms/${name}.mjs`,
  })
  const exported = await load<object>(`forms/${name}.mjs`)
  return Object.values(exported)
    .filter(isComputing)
    .map((form) => form.name)
}

const sourceOf = (form: string, { path }: FormModule): string => `
import { formsIn } from './src/domain/form/form.js'
import { liveResult } from './web/page/live/live-result.js'
import * as module from './forms/${path}'
export const live = liveResult(formsIn({ module }).find(({ name }) => name === '${form}'))
`

/** Writes `assets/live/<form>.js` for each form that computes: its definition whole, and what of the domain it uses. */
export const buildLive = async (): Promise<void> => {
  for (const module of await formModules())
    for (const form of await computingIn(module))
      await build({
        ...bundle,
        minify: true,
        charset: 'utf8',
        target: 'es2022',
        stdin: { contents: sourceOf(form, module), resolveDir: '.', loader: 'ts' },
        alias: { 'fp-ts/lib': 'fp-ts/es6' },
        mainFields: ['module', 'main'],
        outfile: `dist/site/assets/live/${form}.js`,
      })
}
