#!/usr/bin/env node
/**
 * The command `dynamosync`. In the repository it first rebuilds changed parts of DynamoSync; an installed package is
 * already built.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Root of the repository, if this package is in one. */
const root = new URL('../../../', import.meta.url)
const inRepository = existsSync(new URL('tools/build.ts', root))
const built = inRepository ? new URL('dist/local/cli.mjs', root) : new URL('../dist/cli.mjs', import.meta.url)

const fail = (message) => {
  console.error(message)
  process.exit(2)
}

/** Time of the last change in a folder, in milliseconds since 1970; a removed file counts as a change of its folder. */
const latestIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const url = new URL(`${entry.name}${entry.isDirectory() ? '/' : ''}`, folder)
    return Math.max(latest, entry.isDirectory() ? latestIn(url) : statSync(url).mtimeMs)
  }, statSync(folder).mtimeMs)

const isStale = () => {
  const from = ['forms/', 'infra/', 'src/', 'tools/', 'web/'].map((name) => new URL(name, root))
  return !existsSync(built) || Math.max(...from.map(latestIn)) > statSync(built).mtimeMs
}

/** Build output goes to standard error, as standard output belongs to the command. */
const build = () => {
  const { status } = spawnSync(process.execPath, ['tools/build.ts'], {
    cwd: fileURLToPath(root),
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) fail('dynamosync: the build failed. If npm ci has not run here, run it first.')
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 22))
  fail(
    `dynamosync needs Node 22.22 or later; this is Node ${process.versions.node}. In a folder of forms, npm install installs Node 24, and npx dynamosync uses it; elsewhere, run npm install node@24.`,
  )
if (inRepository && isStale()) build()
await import(built.href)
