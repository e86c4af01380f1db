import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('entry.js', import.meta.url))

/**
 * Bundles the two functions for the forms that a module exports, in a separate process, because a construct cannot
 * wait for esbuild's plugins.
 *
 * @returns the folder with both
 * @throws with esbuild's message, if the module cannot be bundled
 */
export const bundledFor = (entry: string): string => {
  const out = mkdtempSync(join(tmpdir(), 'dynamosync-'))
  const { status, stderr } = spawnSync(process.execPath, [program, resolve(entry), out], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`Cannot bundle the forms of ${entry}:\n${stderr}`)
  return out
}
