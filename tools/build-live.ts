/**
 * Builds the modules that show computed results in the browser, one per form, with the same computation as the
 * function's.
 */
import { join, resolve } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { nationalPhones, takesNationalPhone } from '../infra/bundle/phone-plugin.ts'
import { browserSources } from './site/browser-sources.ts'
import type { BuiltModule } from './build-forms.ts'
import type { Home } from './home.ts'
import { sourceOf } from './generate/list-forms.ts'

const bundle: BuildOptions = {
  bundle: true,
  format: 'esm',
  logLevel: 'warning',
  minify: true,
  charset: 'utf8',
  target: 'es2022',
  alias: { 'fp-ts/lib': 'fp-ts/es6' },
  mainFields: ['module', 'main'],
}

const contentsOf = ({ folder, extension, web }: Home, form: string, module: BuiltModule): string => `
import { formsIn } from ${JSON.stringify(join(folder, `domain/form/form.${extension}`))}
import { liveResult } from ${JSON.stringify(join(web, 'page/live/live-result.ts'))}
import * as module from ${JSON.stringify(resolve(sourceOf(module)))}
export const live = liveResult(formsIn({ module }).find(({ name }) => name === '${form}'))
`

/**
 * Writes `assets/live/<form>.js` for each form that computes: its whole definition, and the parts of the domain it
 * uses.
 */
export const buildLive = async (home: Home, modules: readonly BuiltModule[]): Promise<void> => {
  for (const module of modules)
    for (const { name } of module.forms.filter(({ compute }) => compute !== undefined))
      await build({
        ...bundle,
        stdin: { contents: contentsOf(home, name, module), resolveDir: '.', loader: 'ts' },
        outfile: `dist/site/assets/live/${name}.js`,
        plugins: [browserSources(home), nationalPhones(module.forms.some(takesNationalPhone))],
      })
}
