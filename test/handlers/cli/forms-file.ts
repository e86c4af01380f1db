import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

/** Path of a module of forms in one file, as `dynamosync build` makes it: each command loads it several times faster. */
export const formsFile = (module: URL): string => {
  const path = fileURLToPath(module)
  const outfile = path.replace(/\.js$/, '.bundled.mjs')
  buildSync({ entryPoints: [path], outfile, bundle: true, platform: 'node', format: 'esm' })
  return outfile
}
