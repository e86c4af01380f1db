/** Builds what shows results in the browser: the same computation as the function's, in a module for each form. */
import { build, type BuildOptions } from 'esbuild'
import type { AnyForm } from '../src/domain/index.js'
import { load } from './build-site.ts'
import { type FormModule, formModules } from './list-forms.ts'
import { nationalPhones, takesNationalPhone } from '../infra/bundle/phone-plugin.ts'

const bundle: BuildOptions = { bundle: true, format: 'esm', logLevel: 'warning' }

const isForm = (u: unknown): u is AnyForm =>
  typeof u === 'object' && u !== null && 'compute' in u && 'fields' in u

/** A module's forms. */
const formsIn = async ({ name, path }: FormModule): Promise<readonly AnyForm[]> => {
  await build({
    ...bundle,
    platform: 'node',
    packages: 'external',
    entryPoints: [`forms/${path.replace(/js$/, 'ts')}`],
    outfile: `dist/local/forms/${name}.mjs`,
  })
  const exported = await load<object>(`forms/${name}.mjs`)
  return Object.values(exported).flat().filter(isForm)
}

const sourceOf = (form: string, { path }: FormModule): string => `
import { formsIn } from './src/domain/form/form.js'
import { liveResult } from './web/page/live/live-result.js'
import * as module from './forms/${path}'
export const live = liveResult(formsIn({ module }).find(({ name }) => name === '${form}'))
`

/** Writes `assets/live/<form>.js` for each form that computes: its definition whole, and what of the domain it uses. */
export const buildLive = async (): Promise<void> => {
  for (const module of await formModules()) {
    const forms = await formsIn(module)
    for (const { name } of forms.filter(({ compute }) => compute !== undefined))
      await build({
        ...bundle,
        minify: true,
        charset: 'utf8',
        target: 'es2022',
        stdin: { contents: sourceOf(name, module), resolveDir: '.', loader: 'ts' },
        alias: { 'fp-ts/lib': 'fp-ts/es6' },
        mainFields: ['module', 'main'],
        outfile: `dist/site/assets/live/${name}.js`,
        plugins: [nationalPhones(forms.some(takesNationalPhone))],
      })
  }
}
