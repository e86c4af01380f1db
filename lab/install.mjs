/** Installs what the bench compares with, once, and again when its lock file changes. */
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
