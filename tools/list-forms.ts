/**
 * Writes forms/index.ts from what is in forms/: a form is a file, or a folder with an index.ts. Lines that are there
 * keep their order, so that it can be changed by hand; new forms come last, in the order of the alphabet.
 * `--check` writes nothing and fails where the two have drifted apart.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const folder = 'forms'
const target = `${folder}/index.ts`

/** A module of forms: its name, and its path from forms/. */
export interface FormModule {
  readonly name: string
  readonly path: string
}

const identifier = (name: string): string =>
  name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())

const moduleIn = (name: string, isFolder: boolean): FormModule | undefined => {
  if (isFolder)
    return existsSync(`${folder}/${name}/index.ts`) ? { name, path: `./${name}/index.js` } : undefined
  if (!name.endsWith('.ts') || name === 'index.ts') return undefined
  return { name: name.slice(0, -3), path: `./${name.slice(0, -3)}.js` }
}

const placeIn = (index: string, { path }: FormModule): number => {
  const place = index.indexOf(`'${path}'`)
  return place < 0 ? Infinity : place
}

const currentIndex = async (): Promise<string> => (existsSync(target) ? readFile(target, 'utf8') : '')

/** What is in forms/, in the order of forms/index.ts. */
export const formModules = async (): Promise<readonly FormModule[]> => {
  const index = await currentIndex()
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .flatMap((entry) => moduleIn(entry.name, entry.isDirectory()) ?? [])
    .sort((a, b) => placeIn(index, a) - placeIn(index, b) || (a.name < b.name ? -1 : 1))
}

const indexOf = (modules: readonly FormModule[]): string => `/**
 * The forms that this deployment collects. Written by \`npm run forms\` from what is in this folder. The order is yours
 * to change: the first form is the site's front page.
 */
import { formsIn } from '../src/domain/index.js'
${modules.map(({ name, path }) => `import * as ${identifier(name)} from '${path}'`).join('\n')}

export default formsIn({
${modules.map(({ name }) => `  ${identifier(name)},`).join('\n')}
})
`

/** Brings forms/index.ts up to what is in the folder. */
export const writeForms = async (): Promise<void> => {
  const wanted = indexOf(await formModules())
  if ((await currentIndex()) !== wanted) await writeFile(target, wanted)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!process.argv.includes('--check')) await writeForms()
  else if ((await currentIndex()) !== indexOf(await formModules())) {
    console.error(`${target} is not what is in ${folder}/. Run \`npm run forms\`.`)
    process.exitCode = 1
  }
}
