import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { unpack } from './packed.js'

/** How a command ended. */
export interface Ran {
  readonly status: number | null
  readonly said: string
}

/** A folder outside of the repository, with the packed packages in its `node_modules`. */
export interface TeamFolder {
  readonly path: string
  /** Runs a command of the installed package, or of npm. */
  readonly run: (program: 'dynamosync' | 'npm', ...args: readonly string[]) => Promise<Ran>
  /** Starts a program that keeps running; the caller must stop it. */
  readonly start: (...args: readonly string[]) => {
    readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>
    readonly stop: () => Promise<Ran>
  }
}

const dependenciesOf = (modules: string, name: string): readonly string[] => {
  const { dependencies = {} } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>
  }
  return Object.keys(dependencies)
}

/** What the packages declare, and nothing else, comes from where the repository has it installed. */
const link = (modules: string, name: string, from = name): void => {
  const target = join(modules, name)
  if (existsSync(target)) return
  mkdirSync(dirname(target), { recursive: true })
  symlinkSync(resolve('node_modules', from), target)
}

/** Nothing of the developer's own settings, nor of the npm that runs these tests. */
const environment = (modules: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(AWS_|npm_|NODE_|PORT$|DATA_DIR$|OWNER_)/i.test(name)),
  ),
  AWS_EC2_METADATA_DISABLED: 'true',
  PATH: [join(modules, '.bin'), dirname(process.execPath), process.env['PATH']].join(':'),
  PORT: '0',
  DYNAMODB_PORT: '0',
})

const linkPrograms = (modules: string): void => {
  mkdirSync(join(modules, '.bin'))
  symlinkSync('../@dynamosync/cli/bin/dynamosync.mjs', join(modules, '.bin/dynamosync'))
}

/** Packs both packages and puts them, with what they declare, into an empty folder. */
export const teamFolder = (): TeamFolder => {
  const path = mkdtempSync(join(tmpdir(), 'kettle-forms-'))
  const modules = join(path, 'node_modules')
  for (const name of ['dynamosync', '@dynamosync/cli'] as const) unpack(name, modules)
  for (const name of ['dynamosync', '@dynamosync/cli'])
    for (const each of dependenciesOf(modules, name)) link(modules, each)
  link(modules, '@types/node')
  link(modules, 'typescript', 'typescript-7')
  linkPrograms(modules)
  const launch = (program: string, args: readonly string[]) => {
    const child = spawn(program, args, {
      cwd: path,
      env: environment(modules),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const heard = new Set<() => void>()
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        for (const each of heard) each()
      })
    const ended = new Promise<Ran>((done) => child.on('close', (status) => done({ status, said })))
    return { child, ended, heard, said: () => said }
  }
  return {
    path,
    run: (program, ...args) => launch(program, args).ended,
    start: (...args) => {
      const { child, ended, heard, said } = launch('dynamosync', args)
      return {
        printed: (pattern) =>
          new Promise((done, fail) => {
            const look = (): void => {
              const found = pattern.exec(said())
              if (found === null) return
              heard.delete(look)
              done(found)
            }
            heard.add(look)
            look()
            void ended.then(({ said: all }) =>
              fail(new Error(`it ended without ${String(pattern)}:\n${all}`)),
            )
          }),
        stop: () => {
          child.kill('SIGTERM')
          return ended
        },
      }
    },
  }
}
