import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Locations of DynamoSync's own parts, for building the current folder. */
export interface Home {
  /** Whether the current folder is the repository, which has everything as sources. */
  readonly isRepository: boolean
  /** Folder of `domain`, `adapters` and `handlers`. */
  readonly folder: string
  readonly extension: 'ts' | 'js'
  /** Folder of the browser sources. */
  readonly web: string
  /** Folder of the built programs. */
  readonly programs: string
  /** The built parts of the site that are the same for every form. */
  readonly static: string
}

/** Folder of this file, or of the program into which it is bundled. */
const here = dirname(fileURLToPath(import.meta.url))

const repository = (): Home => ({
  isRepository: true,
  folder: resolve('src'),
  extension: 'ts',
  web: resolve('web'),
  programs: here.endsWith('tools') ? resolve('dist/local') : here,
  static: resolve('dist/static'),
})

const versionIn = (file: string): string =>
  (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version

/** @throws if the library is missing or its version differs from the command's */
const libraryFolder = (): string => {
  let file: string
  try {
    file = createRequire(resolve('package.json')).resolve('dynamosync/package.json')
  } catch {
    throw new Error('the package dynamosync is not installed in this folder: run npm install dynamosync')
  }
  const [library, command] = [file, join(here, '../package.json')].map(versionIn)
  if (library !== command)
    throw new Error(
      `dynamosync is version ${library}, but @dynamosync/cli is version ${command}: run npm update to align them`,
    )
  return realpathSync(dirname(file))
}

const installed = (): Home => ({
  isRepository: false,
  folder: join(libraryFolder(), 'dist/src'),
  extension: 'js',
  web: join(here, '../web'),
  programs: here,
  static: join(here, '../static'),
})

/** Whether this folder is the repository itself, whose own forms are built as a team's are. */
export const isRepository = (): boolean => existsSync('src/domain/index.ts')

export const homeOf = (): Home => (isRepository() ? repository() : installed())

/** URL of one of the built programs. */
export const programUrl = ({ programs }: Home, name: string): string =>
  pathToFileURL(join(programs, name)).href

/** Exports of one of the built programs. */
export const program = async <A>(home: Home, name: string): Promise<A> =>
  (await import(programUrl(home, name))) as A
