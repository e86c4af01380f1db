import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where `npm test` leaves its tarballs. `npm run jest` removes them, as it compiles anew. */
const ready = 'dist/packed'

const tarballs = {
  dynamosync: { name: /^dynamosync-\d/, workspace: [] },
  '@dynamosync/cli': { name: /^dynamosync-cli-/, workspace: ['--workspace', '@dynamosync/cli'] },
} as const

/** Name of a package of this repository. */
export type Package = keyof typeof tarballs

/** Absolute path of a package's tarball, packed here unless `npm test` did. */
export const packed = (name: Package): string => {
  const { name: pattern, workspace } = tarballs[name]
  const from = existsSync(ready) ? ready : mkdtempSync(join(tmpdir(), 'tarballs-'))
  if (from !== ready)
    execFileSync('npm', ['pack', '--pack-destination', from, ...workspace], { stdio: 'ignore' })
  const file = readdirSync(from).find((each) => pattern.test(each))
  if (file === undefined) throw new Error(`${from} has no tarball of ${name}`)
  return resolve(from, file)
}

/** Unpacks a package into `node_modules`, without what it depends on. */
export const unpack = (name: Package, modules: string): void => {
  const folder = join(modules, name)
  mkdirSync(folder, { recursive: true })
  execFileSync('tar', ['xzf', packed(name), '-C', folder, '--strip-components=1'])
}
