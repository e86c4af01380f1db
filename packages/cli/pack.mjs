/** Before packing: takes the command line that the repository's build has bundled into this package. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'

const built = new URL('../../dist/local/cli.mjs', import.meta.url)
if (!existsSync(built)) throw new Error('Build first: npm run build, in the root of the repository')
mkdirSync(new URL('dist/', import.meta.url), { recursive: true })
copyFileSync(built, new URL('dist/cli.mjs', import.meta.url))
