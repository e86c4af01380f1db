import { readFile } from 'node:fs/promises'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { own } from './evaluated.ts'
import type { Sources } from './source-folder.ts'

/**
 * The modules that a plain submission to an HTTP API does not need: pages, forms as browsers encode them, locating
 * malformed JSON, events of other gateways, and what deals with stored items. They export functions only: stubs with
 * their names stay in the function's first file, and their code goes into `late.cjs`. It is loaded synchronously
 * (`require`), so that no request sees a part of it, and loaded again after a failure.
 */
const modules = [
  'adapters/http/answer/html-answer',
  'adapters/http/body/json-fault',
  'adapters/http/body/multipart',
  'adapters/http/body/urlencoded',
  'adapters/lambda/event-rest-api',
  'adapters/lambda/event-alb',
  'adapters/dynamodb/submissions/item-decoding',
  'adapters/dynamodb/calls/query-input',
  'adapters/dynamodb/signed/chunked-body',
  'domain/submission/verdict',
]

const isLate = new RegExp(`(?:${modules.join('|').replaceAll('/', '[\\\\/]')})\\.[jt]s$`)

/** An exported function in TypeScript's output, before and after it is compiled. */
const exportedName = /^export const (\w+)/gm

const namesIn = async (path: string): Promise<readonly string[]> =>
  [...(await readFile(path, 'utf8')).matchAll(exportedName)].map(([, name = '']) => name)

/** A function whose first call loads the late file. */
const calling = (name: string): string =>
  `export function ${name}() { return late().${name}.apply(undefined, arguments) }`

/** Puts `late()` into the function's first file, and replaces each late module there by stubs that call it. */
export const lateFile: Plugin = {
  name: 'late-file',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^late-file$/ }, () => ({ path: 'late', namespace: 'late-file' }))
    bundle.onResolve({ filter: /^\.\/late\.cjs$/ }, ({ path }) => ({ path, external: true }))
    bundle.onLoad({ filter: /.*/, namespace: 'late-file' }, () => ({
      contents: `var file
export function late() { return file ??= require('./late.cjs') }`,
    }))
    bundle.onLoad({ filter: isLate }, async ({ path }) => ({
      contents: ["import { late } from 'late-file'", ...(await namesIn(path)).map(calling)].join('\n'),
    }))
  },
}

/** Writes `late.cjs`: the late modules, and the io-ts codecs that the forms use. */
export const writeLateFile = async (
  sources: Sources,
  options: BuildOptions,
  ioTypes: ReadonlySet<string>,
): Promise<void> => {
  const names = [...ioTypes].sort().join(', ')
  const io = `import { ${names} } from 'io-ts'\nexport const io = { ${names} }`
  const contents = [
    ...modules.map((path) => `export * from ${JSON.stringify(own(sources, path))}`),
    ...(ioTypes.size === 0 ? [] : [io]),
  ].join('\n')
  await build({ ...options, stdin: { contents, resolveDir: sources.folder } })
}
