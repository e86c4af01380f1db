import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packed } from './packed.js'

/** A folder that has installed the packed package, as somebody would who imports it. */
export interface Installed {
  readonly folder: string
  readonly write: (name: string, text: string) => void
  /** Runs a file of the folder with this Node. */
  readonly run: (...args: readonly string[]) => Ran
  /** Runs it with another one. */
  readonly runOn: (node: string, ...args: readonly string[]) => Ran
}

/** How a program ended. */
export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

const npm = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

export const installed = (...options: readonly string[]): Installed => {
  const folder = mkdtempSync(join(tmpdir(), 'dynamosync-installed-'))
  const write = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text)
  }
  write('package.json', '{ "private": true, "type": "module" }')
  npm(folder, 'install', packed('dynamosync'), '--omit=peer', ...options)
  const runOn = (node: string, ...args: readonly string[]): Ran => {
    const { status, stdout, stderr } = spawnSync(node, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    return { status, out: stdout, err: stderr }
  }
  return { folder, write, runOn, run: (...args) => runOn(process.execPath, ...args) }
}

/** The oldest Node that the package takes, in a folder of its own. */
export const oldestNode = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dynamosync-oldest-node-'))
  const name = `node-${process.platform}-${process.arch}`
  npm(folder, 'install', '--no-save', `${name}@22.22.0`)
  return join(folder, 'node_modules', name, 'bin', 'node')
}

const ofFolder = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    return sum + (entry.isDirectory() ? ofFolder(path) : statSync(path).size)
  }, 0)

/** Bytes of all that an install has brought. */
export const installedBytes = ({ folder }: Installed): number => ofFolder(join(folder, 'node_modules'))

/** Names of the packages that an install has brought. */
export const installedPackages = ({ folder }: Installed): readonly string[] =>
  readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))
