import { relative, sep } from 'node:path'
import type { Plugin } from 'esbuild'
import { isOwnSource } from './mistake.ts'

let sources: readonly string[] = []

/** Sources outside of forms/ that the forms of the last build import, valid or not. */
export const sourcesOutside = (): readonly string[] => sources

/** Notes the sources that a build reads. */
export const noteSources = (): Plugin => {
  const found = new Set<string>()
  return {
    name: 'own-sources',
    setup: (bundle) => {
      bundle.onLoad({ filter: /.*/, namespace: 'file' }, ({ path: absolute }) => {
        const path = relative('', absolute)
        if (isOwnSource(path) && !path.startsWith(`forms${sep}`)) found.add(path)
        return undefined
      })
      bundle.onEnd(() => {
        sources = [...found]
      })
    },
  }
}
