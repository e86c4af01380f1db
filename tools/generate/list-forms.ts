/**
 * Writes forms/index.ts from the contents of forms/: a form is a file, or a folder with an index.ts; tests are
 * skipped. Existing lines keep their order, which can be edited by hand; new forms are appended in alphabetical
 * order. `--check` writes nothing, and fails if the list is out of date.
 */
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { isRepository } from '../home.ts'

const folder = 'forms'
const target = `${folder}/index.ts`

/** A module of forms: its name, and its path from forms/. */
export interface FormModule {
  readonly name: string
  readonly path: string
}

/** A name for the module in the list; a leading digit gets a prefix. */
export const identifier = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())
    .replace(/^(?=\d|(default|new|delete|enum|import|export|class|package|public)$)/, '_')

/** The source of a module, relative to the parent of forms/. */
export const sourceOf = ({ path }: FormModule): string => `${folder}/${path.slice(2).replace(/js$/, 'ts')}`

const moduleIn = (name: string, isFolder: boolean): FormModule | undefined => {
  if (isFolder)
    return existsSync(`${folder}/${name}/index.ts`) ? { name, path: `./${name}/index.js` } : undefined
  if (!name.endsWith('.ts') || /^index\.ts$|\.(test|d)\.ts$/.test(name)) return undefined
  return { name: name.slice(0, -3), path: `./${name.slice(0, -3)}.js` }
}

const placeIn = (index: string, { path }: FormModule): number => {
  const place = index.indexOf(`'${path}'`)
  return place < 0 ? Infinity : place
}

const currentIndex = async (): Promise<string> => (existsSync(target) ? readFile(target, 'utf8') : '')

/** The modules of forms/, in the order of forms/index.ts. */
export const formModules = async (): Promise<readonly FormModule[]> => {
  const index = await currentIndex()
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : []
  return entries
    .flatMap((entry) => moduleIn(entry.name, entry.isDirectory()) ?? [])
    .sort((a, b) => placeIn(index, a) - placeIn(index, b) || (a.name < b.name ? -1 : 1))
}

const indexOf = (modules: readonly FormModule[]): string => `/**
 * The forms that this deployment collects. Written by \`npm start\` from the files in this folder. You may change the
 * order: the first form is the site's front page.
 */
import { formsIn } from '${isRepository() ? '../src/domain/index.js' : 'dynamosync'}'
${modules.map(({ name, path }) => `import * as ${identifier(name)} from '${path}'\n`).join('')}
export default formsIn({
${modules.map(({ name }) => `  ${identifier(name)},\n`).join('')}})
`

/** Updates forms/index.ts to match the contents of the folder. */
export const writeForms = async (): Promise<void> => {
  if (!existsSync(folder)) return
  const wanted = indexOf(await formModules())
  if ((await currentIndex()) !== wanted) await writeFile(target, wanted)
}

if (basename(process.argv[1] ?? '') === 'list-forms.ts') {
  if (!process.argv.includes('--check')) await writeForms()
  else if ((await currentIndex()) !== indexOf(await formModules())) {
    console.error(`${target} does not match the files in ${folder}/. Run \`npm run forms\`.`)
    process.exitCode = 1
  }
}
