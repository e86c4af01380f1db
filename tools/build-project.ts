/** Builds everything made from a folder of forms into its dist/: the functions, the site and the API description. */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { bundleFunctions } from '../infra/bundle/bundle.ts'
import type { AnyForm } from '../src/domain/index.js'
import type { openApi } from '../src/domain/contract/openapi/openapi.js'
import { buildForms, type BuiltModule, load } from './build-forms.ts'
import { api, buildSite } from './site/build-site.ts'
import { type Home, program } from './home.ts'
import { writeForms } from './generate/list-forms.ts'

/** The functions, with this folder's forms in them. */
export const buildFunctions = ({ folder, extension, isRepository }: Home): Promise<void> =>
  bundleFunctions(
    { folder, extension, ...(!isRepository && { entry: resolve('forms/index.ts') }) },
    'dist/lambda',
  )

const packageJson = async (): Promise<Readonly<Record<string, string>>> =>
  existsSync('package.json')
    ? (JSON.parse(await readFile('package.json', 'utf8')) as Record<string, string>)
    : {}

const buildOpenApi = async (home: Home): Promise<void> => {
  const { default: all } = await load<{ default: readonly AnyForm[] }>('dist/local/forms.mjs')
  const { openApi: document } = await program<{ openApi: typeof openApi }>(home, 'openapi.mjs')
  const { name = 'forms', version = '0.0.0' } = await packageJson()
  const options = { title: name, version, servers: [api()] }
  await writeFile('dist/openapi.json', `${JSON.stringify(document(all, options), undefined, 2)}\n`)
}

/** Builds the forms and their pages. @throws Mistake if a definition is invalid */
export const buildPages = async (home: Home): Promise<readonly BuiltModule[]> => {
  await writeForms()
  const modules = await buildForms(home)
  await Promise.all([buildSite(home, modules), buildOpenApi(home)])
  return modules
}

/** Builds everything. @throws Mistake if a definition is invalid */
export const buildProject = async (home: Home): Promise<readonly BuiltModule[]> => {
  const modules = await buildPages(home)
  await buildFunctions(home)
  return modules
}
