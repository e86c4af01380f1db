import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import type { Sources } from './source-folder.ts'

/**
 * Leaves the rules for definitions out of a function: its forms are evaluated with all of them before it is bundled, and
 * one that breaks a rule fails the build.
 */
export const checkedBefore = ({ folder, extension }: Sources): Plugin => ({
  name: 'checked-before',
  setup: (bundle) => {
    const path = resolve(folder, `domain/form/checked-before.${extension}`)
    bundle.onResolve({ filter: /\/(definition-rules|description-rules|known-options)\.js$/ }, () => ({
      path,
    }))
  },
})
