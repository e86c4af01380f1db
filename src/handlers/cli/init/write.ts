import { existsSync } from 'node:fs'
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Answers } from './questions.js'
import { besideOwn, newFiles, privateFolder } from './files.js'
import { type Commands, commandsOf, completedPackage, packageJson, type Specs } from './package-json.js'

/** Paths of a folder's files by what happened to them. */
export interface Written {
  readonly added: readonly string[]
  /** Existing files, unchanged. */
  readonly kept: readonly string[]
  /** Existing `package.json` and `.gitignore`, with missing parts added. */
  readonly completed: readonly string[]
  readonly commands: Commands
}

type Result = 'added' | 'kept' | 'completed'
type Json = Readonly<Record<string, unknown>>

const indented = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

/** @throws if the file is not a JSON object */
const readPackage = async (path: string): Promise<Readonly<Record<string, unknown>>> => {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
  }
  throw new Error('package.json is not a JSON object; fix it first. Nothing was written')
}

/** Writes package.json, or completes it. */
const writePackage = async (
  folder: string,
  wanted: Json,
): Promise<{ readonly result: Result; readonly whole: Json }> => {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) {
    await writeFile(path, indented(wanted))
    return { result: 'added', whole: wanted }
  }
  const there = await readPackage(path)
  const whole = completedPackage(there, wanted)
  if (indented(whole) === indented(there)) return { result: 'kept', whole }
  await writeFile(path, indented(whole))
  return { result: 'completed', whole }
}

/** Whether to write a file; a folder with forms gets no sample form or test. */
const isWanted = (path: string, hasForms: boolean): boolean => !hasForms || !path.startsWith('forms/')

/** Settings for the forms only, if the folder's own settings are for other code. */
const ownSettings = async (folder: string, { type }: Json): Promise<Readonly<Record<string, string>>> => {
  const path = join(folder, 'tsconfig.json')
  const isOther = existsSync(path) && !(await readFile(path, 'utf8')).includes('"forms"')
  return {
    ...(isOther && { 'forms/tsconfig.json': besideOwn['forms/tsconfig.json'] }),
    ...(type !== 'module' && { 'forms/package.json': besideOwn['forms/package.json'] }),
  }
}

/** Writes a file unless it exists. An existing .gitignore gets the folder of local submissions and secrets. */
const writeNew = async (folder: string, path: string, text: string): Promise<Result> => {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  if (!existsSync(file)) {
    await writeFile(file, text, { flag: 'wx' })
    return 'added'
  }
  if (path !== '.gitignore') return 'kept'
  const there = await readFile(file, 'utf8')
  if (there.includes(privateFolder.slice(0, -1))) return 'kept'
  await appendFile(file, `${/(^|\n)$/.test(there) ? '' : '\n'}${privateFolder}\n`)
  return 'completed'
}

/** Writes the missing files of a folder; overwrites none. */
export const writeFolder = async (folder: string, answers: Answers, specs: Specs): Promise<Written> => {
  const hasForms = existsSync(join(folder, 'forms')) && !existsSync(join(folder, 'forms/contact.ts'))
  await mkdir(folder, { recursive: true })
  const { result, whole } = await writePackage(folder, packageJson(answers.name, specs))
  const commands = commandsOf(whole)
  const written: Record<Result, string[]> = { added: [], kept: [], completed: [] }
  written[result].push('package.json')
  const files = { ...newFiles(answers, commands), ...(await ownSettings(folder, whole)) }
  for (const [path, text] of Object.entries(files).filter(([path]) => isWanted(path, hasForms)))
    written[await writeNew(folder, path, text)].push(path)
  return { ...written, commands }
}
