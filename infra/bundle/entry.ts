/** `node entry.js ENTRY FOLDER`: bundles the functions for the forms of an entry. */
import { fileURLToPath } from 'node:url'
import { bundleFunctions } from './bundle.js'

const [, , entry = '', out = ''] = process.argv
const sources = {
  folder: fileURLToPath(new URL('../../src', import.meta.url)),
  extension: 'js',
  entry,
} as const
await bundleFunctions(sources, out)
