import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Script } from 'node:vm'
import type { CodeCache } from '../../ports/log.js'

/** The name of the code cache that fits the bundle; the build puts it here. */
declare const CODE_CACHE: string

interface Submit {
  readonly handler: (event: unknown, context: unknown) => Promise<unknown>
}

type Run = (module: { exports: Partial<Submit> }, require: NodeJS.Require, codeCache: CodeCache) => void

const besides = (name: string): URL => new URL(name, import.meta.url)

/** V8's cache of the compiled bundle. Its name says processor and V8, as bytecode fits no other. */
const cachedData = (): Buffer | undefined => {
  try {
    return readFileSync(besides(`${CODE_CACHE}.${process.arch}.${process.versions.v8}.cache`))
  } catch {
    return undefined
  }
}

const load = (): Submit => {
  const cache = cachedData()
  // The bundle is ASCII: read as such, V8 keeps it in one byte per character.
  const script = new Script(readFileSync(besides('submit.js'), 'latin1'), {
    filename: 'submit.js',
    ...(cache === undefined ? {} : { cachedData: cache }),
  })
  const state = script.cachedDataRejected === true ? 'refused' : 'accepted'
  const module: { exports: Partial<Submit> } = { exports: {} }
  const run = script.runInThisContext() as Run
  run(module, createRequire(import.meta.url), cache === undefined ? 'none' : state)
  return module.exports as Submit
}

/** The deployed function, out of the code cache where there is one that V8 accepts. */
export const { handler } = load()
