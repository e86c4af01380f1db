import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRepository } from '../home.js'

/** The folder of the program that this is bundled into. */
const here = dirname(fileURLToPath(import.meta.url))

/** What builds this folder; in the repository, DynamoSync itself too. */
export const buildProgram = (): readonly string[] =>
  isRepository() ? ['tools/build.ts'] : [join(here, 'project.mjs'), '--check']

/** The command line. */
export const cliProgram = (): string => (isRepository() ? 'dist/local/cli.mjs' : join(here, 'cli.mjs'))

/** Commands of the CDK that a deployment runs. */
export type CdkCommand = 'diff' | 'deploy'

/** A command of the CDK, and which app it is about. The repository's is in its cdk.json. */
export const cdkArguments = (command: CdkCommand, stage: string): readonly string[] => [
  command,
  '-c',
  `stage=${stage}`,
  ...(isRepository()
    ? []
    : ['--app', `"${process.execPath}" "${join(here, 'app.mjs')}"`, '--output', 'dist/cdk']),
]

/** Where the programs of packages are that this one depends on. */
export const binFolders = (): readonly string[] => [
  resolve('node_modules/.bin'),
  join(here, '../node_modules/.bin'),
  join(here, '../../../.bin'),
]
