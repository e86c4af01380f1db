import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type BuildOptions } from 'esbuild'

/** One way to do the job, as a bundle on the disk. */
export interface Row {
  readonly name: string
  readonly title: string
  /** The handler file that Lambda would load. */
  readonly bundle: string
  /** Bytes of the code, and the same gzipped. */
  readonly bytes: number
  readonly gzip: number
}

interface RowFile {
  readonly title: string
  /** Folder of rows that are built already. */
  readonly bundle?: string
}

const bench = resolve(import.meta.dirname, '..')

/** Settings that the libraries' documentation and our own measurements recommend for a small, fast bundle. */
const recommended: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  // Only DynamoSync imports fp-ts; `infra/bundle/bundle.ts` says why.
  alias: { 'fp-ts/lib': 'fp-ts/es6' },
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'error',
}

const ownOptions = async (folder: string): Promise<BuildOptions> => {
  const file = join(folder, 'build.mjs')
  if (!existsSync(file)) return {}
  return ((await import(pathToFileURL(file).href)) as { default: BuildOptions }).default
}

/** Bundles the `index.mjs` of a folder below bench, and gives the bundle's file name. */
export const built = async (folder: string): Promise<string> => {
  const outfile = join(bench, 'dist', relative(bench, folder), 'index.cjs')
  const own = await ownOptions(folder)
  await build({ ...recommended, ...own, entryPoints: [join(folder, 'index.mjs')], outfile })
  return outfile
}

const sizesOf = async (folder: string): Promise<Pick<Row, 'bytes' | 'gzip'>> => {
  const names = (await readdir(folder)).filter((name) => /\.(c|m)?js$/.test(name))
  const code = await Promise.all(names.map((name) => readFile(join(folder, name))))
  const sum = (sizes: number[]): number => sizes.reduce((total, each) => total + each, 0)
  return {
    bytes: sum(code.map((each) => each.length)),
    gzip: sum(code.map((each) => gzipSync(each, { level: 9 }).length)),
  }
}

const handMade = async (name: string, { title }: RowFile): Promise<Row[]> => {
  const bundle = await built(join(bench, 'rows', name))
  return [{ name, title, bundle, ...(await sizesOf(dirname(bundle))) }]
}

/** The deployed files, copied. */
const deployed = async (name: string, { title }: RowFile, file: string): Promise<Row[]> => {
  const source = resolve(bench, '..', '..', file)
  const folder = join(bench, 'dist', 'rows', name)
  await mkdir(folder, { recursive: true })
  for (const each of await readdir(dirname(source)))
    if (each.endsWith('.cjs')) await cp(join(dirname(source), each), join(folder, each))
  return [{ name, title, bundle: join(folder, basename(source)), ...(await sizesOf(folder)) }]
}

/** Builds every row, or only the requested ones. */
export const buildRows = async (wanted: (name: string) => boolean): Promise<readonly Row[]> => {
  await rm(join(bench, 'dist'), { recursive: true, force: true })
  const names = (await readdir(join(bench, 'rows'))).filter(wanted)
  const rows = await Promise.all(
    names.map(async (name) => {
      const file = JSON.parse(await readFile(join(bench, 'rows', name, 'row.json'), 'utf8')) as RowFile
      return file.bundle === undefined ? handMade(name, file) : deployed(name, file, file.bundle)
    }),
  )
  return rows.flat()
}
