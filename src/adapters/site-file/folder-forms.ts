import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyForm } from '../../domain/form/form.js'

/** Output of a folder's build that has its forms. */
export const builtFormsFile = 'dist/local/forms.mjs'

/**
 * Loads the forms of the current folder as last built; each call sees newer builds.
 *
 * @throws if the folder has not been built
 */
export const builtForms = async (): Promise<readonly AnyForm[]> => {
  if (!existsSync(builtFormsFile))
    throw new Error('the forms of this folder are not built; run npm run build')
  const { default: forms } = (await import(
    `${pathToFileURL(resolve(builtFormsFile)).href}?${Date.now()}`
  )) as { readonly default: readonly AnyForm[] }
  return forms
}
