import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Plugin } from 'esbuild'

/** Exports of a language's file, such as `germanFailures`: the language, and the kind of text. */
const exported = /^export const ([a-z]+)([A-Z]\w*)?\b/gm

/** Leaves out the texts of languages that no form uses, and substitutes English. */
export const languagesIn = (langs: ReadonlySet<string>): Plugin => ({
  name: 'languages',
  setup: (bundle) => {
    bundle.onLoad({ filter: /domain[\\/]words[\\/][a-z]{2}\.[jt]s$/ }, async ({ path }) => {
      const lang = basename(path, extname(path))
      if (lang === 'en' || langs.has(lang)) return undefined
      const names = [...(await readFile(path, 'utf8')).matchAll(exported)]
      return {
        loader: 'js',
        contents: names
          .map(([, own = '', what = '']) => `export { english${what} as ${own}${what} } from './en.js'`)
          .join('\n'),
      }
    })
  },
})
