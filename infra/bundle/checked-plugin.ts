import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import type { Sources } from './source-folder.ts'

/**
 * Removes the definition checks from a function: its forms have already passed them before bundling, and a violation
 * has failed the build.
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
