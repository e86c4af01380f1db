/** Installs the libraries that the bench compares, and again when their lock file changes. */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname
const installed = join(folder, 'node_modules', '.package-lock.json')
const changed = (file) => statSync(file).mtimeMs

if (!existsSync(installed) || changed(installed) < changed(join(folder, 'package-lock.json'))) {
  const { status } = spawnSync('npm', ['ci', '--prefix', folder], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
