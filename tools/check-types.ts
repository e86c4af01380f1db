import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants, setPriority } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Path of the compiler. TypeScript 7 exports its `package.json`, but not the compiler itself. */
const compiler = (): string | undefined => {
  try {
    const described = createRequire(resolve('package.json')).resolve('typescript/package.json')
    return join(dirname(described), 'bin/tsc')
  } catch {
    return undefined
  }
}

/** The compiler's errors in this folder; undefined if there are none or TypeScript is not installed. */
export const checkTypes = (): Promise<string | undefined> =>
  new Promise((done, reject) => {
    const tsc = compiler()
    // A folder with other code has a tsconfig.json for its forms alone.
    const settings = ['forms/tsconfig.json', 'tsconfig.json'].find((path) => existsSync(path))
    if (tsc === undefined || settings === undefined) {
      done(undefined)
      return
    }
    const child = spawn(process.execPath, [tsc, '--noEmit', '--pretty', 'false', '-p', settings], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    // Low priority: nobody waits for this as they do for a build.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => done(code === 0 ? undefined : said.trim()))
  })
