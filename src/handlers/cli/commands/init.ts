import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { basename, relative, resolve } from 'node:path'
import type { Command } from 'commander'
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

const answersFor = (name: string, yes = false): Promise<Answers> => {
  if (yes) return Promise.resolve(usualAnswers(name))
  if (!process.stdin.isTTY) throw new Error('stdin is not a terminal; pass --yes to use the defaults')
  return askAnswers(name)
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

const nextText = (folder: string, isInstalled: boolean): string => {
  const place = relative('.', folder)
  return `
Next:
${place === '' ? '' : `  cd ${place}\n`}${isInstalled ? '' : '  npm install\n'}  npm start                        the site and its API, at http://localhost:3000
  npm test                         tests of your forms
  npm run deploy -- --stage dev    to your AWS account

The form is forms/contact.ts: change it while npm start runs.`
}

const init = async (given: string, { yes, install: wanted }: InitOptions): Promise<number> => {
  const { folder, name } = folderFor(given)
  const answers = await answersFor(name, yes)
  const written = await writeFolder(folder, answers, runningSpecs())
  print(`${folder} gets`)
  sayWritten(written)
  const isInstalled = wanted && (await install(folder))
  if (wanted && !isInstalled)
    note(
      '\nnpm could not install the packages. Is there a network? The folder is complete; run npm install later.',
    )
  print(nextText(folder, isInstalled))
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
    .addHelpText('after', '\nExit status: 0 created, 2 the command failed.')
    .action(async (name: string, options: InitOptions) => done(await init(name, options)))
}
