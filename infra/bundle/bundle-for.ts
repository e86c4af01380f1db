import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('entry.js', import.meta.url))

/**
 * Bundles the two functions for the forms that a module exports. In a process of its own, as a construct cannot wait
 * for the plugins of esbuild.
 *
 * @returns the folder that has them
 * @throws with what esbuild says, where the module cannot be bundled
 */
export const bundledFor = (entry: string): string => {
  const out = mkdtempSync(join(tmpdir(), 'dynamosync-'))
  const { status, stderr } = spawnSync(process.execPath, [program, resolve(entry), out], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The forms of ${entry} cannot be bundled:\n${stderr}`)
  return out
}
