import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import type { Home } from '../home.ts'

/** Browser code ships as sources, which import the domain from the installed package. */
export const browserSources = ({ isRepository, folder }: Home): Plugin => ({
  name: 'browser-sources',
  setup: (bundle) => {
    if (isRepository) return
    bundle.onResolve({ filter: /^(\.\.\/)+src\// }, ({ path }) => ({
      path: join(folder, path.replace(/^(\.\.\/)+src\//, '')),
    }))
  },
})
