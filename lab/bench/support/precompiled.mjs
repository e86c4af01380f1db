import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import formats from 'ajv-formats'

/** Compiles JSON Schemas during bundling, so that the function starts without a compiler. */
export const precompiled = {
  name: 'precompiled-schema',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.schema\.json$/ }, async ({ path }) => {
      const ajv = formats.default(new Ajv({ allErrors: true, code: { source: true, esm: true } }))
      const validate = ajv.compile(JSON.parse(await readFile(path, 'utf8')))
      return { contents: standalone.default(ajv, validate), loader: 'js' }
    }),
}
