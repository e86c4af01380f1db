import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyForm } from '../../domain/form/form.js'

/** Where the build of a folder writes its forms. */
export const builtFormsFile = 'dist/local/forms.mjs'

/**
 * The forms of the folder that a command stands in, as they were built last; another call reads what was built since.
 *
 * @throws where nothing has been built
 */
export const builtForms = async (): Promise<readonly AnyForm[]> => {
  if (!existsSync(builtFormsFile)) throw new Error('the forms of this folder are not built: npm run build')
  const { default: forms } = (await import(
    `${pathToFileURL(resolve(builtFormsFile)).href}?${Date.now()}`
  )) as { readonly default: readonly AnyForm[] }
  return forms
}
