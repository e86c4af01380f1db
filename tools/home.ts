import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Where DynamoSync's own parts are, for a build of the folder that a command stands in. */
export interface Home {
  /** Whether that folder is the repository, which has everything as sources. */
  readonly isRepository: boolean
  /** The folder of `domain`, `adapters` and `handlers`. */
  readonly folder: string
  readonly extension: 'ts' | 'js'
  /** The folder of what runs in a browser. */
  readonly web: string
  /** The folder of the built programs. */
  readonly programs: string
  /** What of the site is the same for every form, built. */
  readonly static: string
}

/** The folder of this file, or of the program that it is bundled into. */
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

/** @throws where the library is missing, or of another version than the command */
const libraryFolder = (): string => {
  let file: string
  try {
    file = createRequire(resolve('package.json')).resolve('dynamosync/package.json')
  } catch {
    throw new Error('the package dynamosync is not installed in this folder: npm install dynamosync')
  }
  const [library, command] = [file, join(here, '../package.json')].map(versionIn)
  if (library !== command)
    throw new Error(
      `dynamosync is version ${library}, and @dynamosync/cli is version ${command}: npm update brings both to one version`,
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

/** Whether this folder has the sources: it is the repository, whose own forms are built like those of a team. */
export const isRepository = (): boolean => existsSync('src/domain/index.ts')

export const homeOf = (): Home => (isRepository() ? repository() : installed())

/** What one of the built programs exports. */
export const program = async <A>({ programs }: Home, name: string): Promise<A> =>
  (await import(pathToFileURL(join(programs, name)).href)) as A
