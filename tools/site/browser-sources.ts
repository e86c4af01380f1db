import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import type { Home } from '../home.ts'

/** What runs in a browser is shipped as sources, and imports the domain from where that is installed. */
export const browserSources = ({ isRepository, folder }: Home): Plugin => ({
  name: 'browser-sources',
  setup: (bundle) => {
    if (isRepository) return
    bundle.onResolve({ filter: /^(\.\.\/)+src\// }, ({ path }) => ({
      path: join(folder, path.replace(/^(\.\.\/)+src\//, '')),
    }))
  },
})
