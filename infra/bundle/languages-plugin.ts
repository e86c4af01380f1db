import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Plugin } from 'esbuild'

/** What a language's file exports, such as `germanFailures`: the language, and what it says. */
const exported = /^export const ([a-z]+)([A-Z]\w*)?\b/gm

/** Leaves out what no form says: the words of a language that none of them has, in whose place English stands. */
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
