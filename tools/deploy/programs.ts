import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRepository } from '../home.js'

/** Folder of the program into which this is bundled. */
const here = dirname(fileURLToPath(import.meta.url))

/** Program that builds this folder; in the repository, DynamoSync itself too. */
export const buildProgram = (): readonly string[] =>
  isRepository() ? ['tools/build.ts'] : [join(here, 'project.mjs'), '--check']

/** The command line. */
export const cliProgram = (): string => (isRepository() ? 'dist/local/cli.mjs' : join(here, 'cli.mjs'))

/** Commands of the CDK that a deployment runs. */
export type CdkCommand = 'diff' | 'deploy'

/** Arguments of a CDK command, including its app. In the repository, cdk.json names the app. */
export const cdkArguments = (command: CdkCommand, stage: string): readonly string[] => [
  command,
  '-c',
  `stage=${stage}`,
  ...(isRepository()
    ? []
    : ['--app', `"${process.execPath}" "${join(here, 'app.mjs')}"`, '--output', 'dist/cdk']),
]

/** Folders with the executables of dependencies. */
export const binFolders = (): readonly string[] => [
  resolve('node_modules/.bin'),
  join(here, '../node_modules/.bin'),
  join(here, '../../../.bin'),
]
