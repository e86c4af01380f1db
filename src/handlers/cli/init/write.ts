import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Answers } from './questions.js'
import { newFiles } from './files.js'
import { completed, packageJson, type Specs } from './package-json.js'

/** Paths of a folder's files by what happened to them. */
export interface Written {
  readonly added: readonly string[]
  /** Existing files, unchanged. */
  readonly kept: readonly string[]
  /** Existing `package.json`, with missing members added. */
  readonly completed: readonly string[]
}

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

const writePackage = async (folder: string, name: string, specs: Specs): Promise<keyof Written> => {
  const path = join(folder, 'package.json')
  const wanted = packageJson(name, specs)
  if (!existsSync(path)) {
    await writeFile(path, indented(wanted))
    return 'added'
  }
  const there = await readPackage(path)
  const whole = completed(there, wanted)
  if (indented(whole) === indented(there)) return 'kept'
  await writeFile(path, indented(whole))
  return 'completed'
}

/** Whether to write a file; a folder with forms gets no sample form or test. */
const isWanted = (path: string, hasForms: boolean): boolean => !hasForms || !path.startsWith('forms/')

/** Writes the missing files of a folder; overwrites none. */
export const writeFolder = async (folder: string, answers: Answers, specs: Specs): Promise<Written> => {
  const hasForms = existsSync(join(folder, 'forms')) && !existsSync(join(folder, 'forms/contact.ts'))
  await mkdir(folder, { recursive: true })
  const written = { added: [] as string[], kept: [] as string[], completed: [] as string[] }
  written[await writePackage(folder, answers.name, specs)].push('package.json')
  for (const [path, text] of Object.entries(newFiles(answers)).filter(([path]) => isWanted(path, hasForms))) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    const isThere = await writeFile(file, text, { flag: 'wx' }).then(
      () => false,
      (cause: unknown) => {
        if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return true
        throw cause
      },
    )
    written[isThere ? 'kept' : 'added'].push(path)
  }
  return written
}
