import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Specs } from './package-json.js'

type Json = Readonly<Record<string, unknown>>

const read = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json

/** The folder of the running program. */
const here = dirname(fileURLToPath(import.meta.url))

/** The version that is running: of the package, or in the repository the root's, which both have. */
export const ownVersion = (folder = here): string => {
  const file = ['../package.json', '../../package.json'].map((path) => join(folder, path)).find(existsSync)
  return file === undefined ? '0.0.0' : String(read(file)['version'])
}

/** What npm has noted of the packages beside this one: their names lead to where they came from. */
const notedIn = (modules: string): Json => {
  const file = join(modules, '.package-lock.json')
  return existsSync(file) ? ((read(file)['packages'] ?? {}) as Json) : {}
}

/** Where a package came from, if that was a file or a repository and not a registry. */
const originOf = (modules: string, name: string): string | undefined => {
  const { resolved = '', link } = (notedIn(modules)[`node_modules/${name}`] ?? {}) as Json
  if (link === true || typeof resolved !== 'string') return undefined
  if (resolved.startsWith('file:')) return `file:${resolve(dirname(modules), resolved.slice(5))}`
  return resolved.startsWith('git+') ? resolved : undefined
}

/** How npm gets the two packages in the version that is running: from where it came. */
export const runningSpecs = (): Specs => {
  const modules = resolve(here, '../../..')
  const version = `^${ownVersion()}`
  return {
    library: originOf(modules, 'dynamosync') ?? version,
    command: originOf(modules, '@dynamosync/cli') ?? version,
  }
}
