import { join } from 'node:path'
import { build } from 'esbuild'
import type { AnyForm } from '../../src/domain/index.js'
import type { checkSource } from '../../web/page/check/source.js'
import { browserSources } from './browser-sources.ts'
import { type Home, homeOf } from '../home.ts'

/**
 * The module that checks a form in a browser: only the field kinds that the form has, with the two fp-ts constructors
 * that they use.
 *
 * @param source `checkSource`, from the built or the compiled module
 */
export const bundleCheck = async (
  form: AnyForm,
  source: typeof checkSource,
  home: Home = homeOf(),
): Promise<string> => {
  const paths = {
    fields: join(home.folder, 'domain/field'),
    checker: join(home.web, 'page/check/checker.js'),
  }
  const { outputFiles } = await build({
    stdin: { contents: source(form, paths), resolveDir: '.', loader: 'ts' },
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    target: 'es2022',
    alias: { 'fp-ts/lib/Either.js': 'fp-ts/es6/internal.js' },
    plugins: [browserSources(home)],
    write: false,
    logLevel: 'warning',
  })
  return outputFiles[0]?.text ?? ''
}
