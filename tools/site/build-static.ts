/** Builds the browser files that are the same for every form. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import type { pageWords } from '../../src/domain/words/page.js'
import { load } from '../build-forms.ts'

const browser: BuildOptions = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
}

const folder = 'dist/static'

/** The helper's words in each language, for pages in that language to import; the type build is not involved. */
const buildWords = async (): Promise<void> => {
  const { pageWords: all } = await load<{ pageWords: typeof pageWords }>('dist/local/words.mjs')
  await mkdir('dist/client/words', { recursive: true })
  await Promise.all(
    Object.entries(all).flatMap(([lang, words]) => [
      writeFile(
        `dist/client/words/${lang}.js`,
        `export const words = ${JSON.stringify(words, undefined, 2)}\n`,
      ),
      writeFile(
        `dist/client/words/${lang}.d.ts`,
        `import type { Words } from '../index.js'\n/** Texts that the helper itself shows, in the language “${lang}”. */\nexport declare const words: Words\n`,
      ),
    ]),
  )
}

/** Writes ASCII only, because a page in another encoding reads the style sheet in that encoding. */
const buildStyle = (): Promise<unknown> =>
  build({
    ...browser,
    charset: 'ascii',
    entryPoints: ['web/page/client/dynamosync.css'],
    outdir: 'dist/client',
  })

/** Builds the helper alone, for third-party pages: one file, and the outbox as a second one, loaded on demand. */
export const buildClient = (): Promise<unknown> =>
  Promise.all([
    buildWords(),
    buildStyle(),
    ...[
      'index',
      'outbox/outbox',
      'trap/trap',
      'proof/proof',
      'proof/solver',
      'proof/captcha',
      'fields/extras',
      'plain-send',
      'react',
    ].map((path) =>
      build({
        ...browser,
        entryPoints: [`web/page/client/${path}.ts`],
        external: ['./outbox.js', './trap.js', './proof.js', './extras.js', './plain-send.js', 'react'],
        outfile: `dist/client/${basename(path)}.js`,
      }),
    ),
  ])

/**
 * Leaves addresses of the site's own fonts and images to the browser. A pattern of `external` would also match every
 * file of a style sheet, because their resolved paths begin with a slash.
 */
const addresses: Plugin = {
  name: 'addresses',
  setup: (bundle) =>
    bundle.onResolve({ filter: /^\// }, ({ path, kind }) =>
      kind === 'url-token' ? { path, external: true } : undefined,
    ),
}

const buildAssets = (): Promise<unknown> =>
  build({
    ...browser,
    entryPoints: {
      enhance: 'web/page/enhance.ts',
      solver: 'web/page/client/proof/solver.ts',
      captcha: 'web/page/client/proof/captcha.ts',
      styles: 'web/page/scripted.css',
    },
    outdir: `${folder}/assets`,
    plugins: [addresses],
  })

/** The page's script in every other language. */
const buildTranslated = async (): Promise<void> => {
  const { pageWords: all } = await load<{ pageWords: typeof pageWords }>('dist/local/words.mjs')
  const others = Object.entries(all).filter(([lang]) => lang !== 'en')
  await Promise.all(
    others.map(([lang, words]) =>
      build({
        ...browser,
        stdin: {
          contents: `import { start } from './start.ts'\nstart(${JSON.stringify(words)})`,
          resolveDir: 'web/page',
        },
        outfile: `${folder}/assets/enhance.${lang}.js`,
      }),
    ),
  )
}

/** The owner's script, in chunks loaded on demand, and its style sheet. */
const buildOwner = (): Promise<unknown> =>
  build({
    ...browser,
    entryPoints: { owner: 'web/owner/main.ts', 'owner-styles': 'web/owner/owner.css' },
    outdir: `${folder}/owner`,
    splitting: true,
    chunkNames: 'part-[hash]',
    alias: { 'fp-ts/lib': 'fp-ts/es6' },
    mainFields: ['module', 'main'],
  })

/** Writes `dist/static/`, the base of every site, and `dist/client/`. The programs must be built first. */
export const buildStatic = async (): Promise<void> => {
  await rm(folder, { recursive: true, force: true })
  await Promise.all([buildAssets(), buildTranslated(), buildOwner(), buildClient()])
}
