import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as E from 'fp-ts/lib/Either.js'
import { type AnyForm, type Forms, formsIn, formsOf } from '../../domain/form/form.js'
import { formIn } from '../../adapters/owner-repository/form-in.js'
import { builtFormsFile } from '../../adapters/site-file/folder-forms.js'
import { refreshForms } from './programs.js'

const missing =
  'no forms are given; pass a module that exports them, such as --forms ./forms.js; ' + '--api needs none'

/** Path of the current folder's forms, or if it has none, of those built next to this program, as in the repository. */
const ownForms = async (): Promise<string> => {
  await refreshForms()
  if (existsSync(builtFormsFile)) return pathToFileURL(resolve(builtFormsFile)).href
  const beside = new URL('./forms.mjs', import.meta.url)
  if (!existsSync(beside)) throw new Error(missing)
  return beside.href
}

const isList = (value: unknown): value is readonly AnyForm[] => Array.isArray(value)

/**
 * The forms that a module exports, each by name or all as an array by `export default`. Without a path, those of the
 * current folder.
 *
 * @throws an error with the reason, if they cannot be loaded
 */
export const formsFrom = async (path: string | undefined): Promise<Forms> => {
  const address = path === undefined ? await ownForms() : pathToFileURL(resolve(path)).href
  const module = (await import(address).catch((cause: unknown) => {
    throw new Error(`the forms cannot be loaded: ${cause instanceof Error ? cause.message : 'unknown'}`)
  })) as { readonly default?: unknown }
  const all = isList(module.default)
    ? Object.fromEntries(module.default.map((form) => [form.name, form]))
    : module
  return formsOf(formsIn({ [path ?? 'forms']: all }))
}

/** The form of a name in a module. @throws an error that lists the known names */
export const formFrom = async (path: string | undefined, name: string): Promise<AnyForm> => {
  const form = formIn(await formsFrom(path), name)
  if (E.isLeft(form)) throw new Error(form.left.message)
  return form.right
}
