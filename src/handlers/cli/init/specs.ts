import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Specs } from './package-json.js'

type Json = Readonly<Record<string, unknown>>

const read = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json

/** Folder of the running program. */
const here = dirname(fileURLToPath(import.meta.url))

/** Version of the running package; in the repository, that of the root. */
export const ownVersion = (folder = here): string => {
  const file = ['../package.json', '../../package.json'].map((path) => join(folder, path)).find(existsSync)
  return file === undefined ? '0.0.0' : String(read(file)['version'])
}

/** npm's lock entries of the installed packages, which state their origin. */
const notedIn = (modules: string): Json => {
  const file = join(modules, '.package-lock.json')
  return existsSync(file) ? ((read(file)['packages'] ?? {}) as Json) : {}
}

/** Origin of a package if it is a file or a repository; undefined for a registry. */
const originOf = (modules: string, name: string): string | undefined => {
  const { resolved = '', link } = (notedIn(modules)[`node_modules/${name}`] ?? {}) as Json
  if (link === true || typeof resolved !== 'string') return undefined
  if (resolved.startsWith('file:')) return `file:${resolve(dirname(modules), resolved.slice(5))}`
  return resolved.startsWith('git+') ? resolved : undefined
}

/** Specifiers that install the running version of both packages from the same origin. */
export const runningSpecs = (): Specs => {
  const modules = resolve(here, '../../..')
  const version = `^${ownVersion()}`
  return {
    library: originOf(modules, 'dynamosync') ?? version,
    command: originOf(modules, '@dynamosync/cli') ?? version,
  }
}
