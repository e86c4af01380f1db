import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Commands } from '../init/package-json.js'
import { type Answers, askAnswers, usualAnswers } from '../init/questions.js'
import { nameFault, suggestedName } from '../init/name.js'
import { runningSpecs } from '../init/specs.js'
import { type Written, writeFolder } from '../init/write.js'
import { exit, note, print } from '../output.js'

interface InitOptions {
  readonly yes?: boolean
  readonly install: boolean
}

/** @throws if npm refuses the name, or it is the name of a file */
const folderFor = (given: string): { readonly folder: string; readonly name: string } => {
  const folder = resolve(given)
  // The name of the current folder was not chosen for npm, so it is adapted.
  if (folder === process.cwd()) return { folder, name: suggestedName(basename(folder)) ?? 'forms' }
  const name = /^@[^/]+\/[^/]+$/.test(given) ? given : basename(folder)
  const fault = nameFault(name)
  if (fault !== undefined) {
    const suggestion = suggestedName(name)
    throw new Error(
      `“${name}” is not a valid package name: ${fault}.${suggestion === undefined ? '' : ` Try: dynamosync init ${suggestion}`}`,
    )
  }
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Error(`${given} is a file; init needs a folder or an unused name`)
  return { folder, name }
}

/** Asks the questions; undefined if they are stopped by Ctrl-C or Ctrl-D. */
const answersFor = (name: string, yes = false): Promise<Answers | undefined> => {
  if (yes) return Promise.resolve(usualAnswers(name))
  if (!process.stdin.isTTY) throw new Error('stdin is not a terminal; pass --yes to use the defaults')
  return askAnswers(name).catch((cause: unknown) => {
    if (cause instanceof Error && cause.name === 'AbortError') return undefined
    throw cause
  })
}

/** Installs the dependencies; returns whether npm succeeded. Without a network it gives up soon. */
const install = (folder: string): Promise<boolean> =>
  new Promise((done) => {
    const soon = ['--fetch-retries=1', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=1000']
    const args = ['install', '--no-audit', '--no-fund', '--prefer-offline', ...soon]
    const child = spawn('npm', args, {
      cwd: folder,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    })
    child.on('error', () => done(false))
    child.on('close', (code) => done(code === 0))
  })

const sayWritten = ({ added, kept, completed }: Written): void => {
  for (const path of added) print(`  ${path}`)
  for (const path of completed) print(`  ${path}: added what was missing`)
  for (const path of kept) print(`  ${path} exists and is unchanged`)
}

/** A path, quoted if a shell needs that. */
const quoted = (path: string): string => (/^[\w@./-]+$/.test(path) ? path : `"${path}"`)

const nextText = (folder: string, { start, test, deploy }: Commands, isInstalled: boolean): string => {
  const place = relative('.', folder)
  const lines = [
    ...(place === '' ? [] : [`cd ${quoted(place)}`]),
    ...(isInstalled ? [] : ['npm install']),
    `${start.padEnd(32)} run the site and its API at http://localhost:3000`,
    `${test.padEnd(32)} test your forms`,
    `${deploy.padEnd(32)} deploy to your AWS account`,
  ]
  const form = existsSync(join(folder, 'forms/contact.ts'))
    ? `\n\nThe form is forms/contact.ts: change it while ${start} runs.`
    : ''
  return `\nNext:\n${lines.map((line) => `  ${line}`).join('\n')}${form}`
}

const init = async (given: string, { yes, install: wanted }: InitOptions): Promise<number> => {
  const { folder, name } = folderFor(given)
  const answers = await answersFor(name, yes)
  if (answers === undefined) {
    note('\nStopped; nothing was written.')
    return exit.stopped
  }
  const written = await writeFolder(folder, answers, runningSpecs())
  print(`Files in ${folder}:`)
  sayWritten(written)
  const isInstalled = wanted && (await install(folder))
  if (wanted && !isInstalled)
    note(
      '\nnpm could not install the packages. Check the network, then run npm install in the folder, which is otherwise complete.',
    )
  print(nextText(folder, written.commands, isInstalled))
  return exit.fine
}

/** Adds `init`. */
export const addInit = (program: Command, done: (code: number) => void): void => {
  program
    .command('init')
    .description(
      'Create a folder for your own forms; in an existing folder, add missing files and overwrite nothing.',
    )
    .argument('[name]', 'path of the folder; its name is also the package name', '.')
    .option('--yes', 'use the defaults without asking')
    .option('--no-install', 'do not run npm install')
    .addHelpText('after', '\nExit status: 0 created, 2 the command failed, 130 stopped by Ctrl-C.')
    .action(async (name: string, options: InitOptions) => done(await init(name, options)))
}
