import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as E from 'fp-ts/lib/Either.js'
import { readSite, type SiteConfig } from '../../domain/site/site.js'
import { successorOf } from '../../domain/site/successor.js'

/** Name of the configuration file. */
export const siteFile = 'dynamosync.config.ts'

const oldFile = 'deployment.json'

/**
 * Loads the file: bundled by esbuild, so that it may import any TypeScript; or without esbuild, by Node itself.
 */
const moduleIn = async (path: string): Promise<unknown> => {
  const esbuild = await import('esbuild').catch(() => undefined)
  if (esbuild === undefined) return import(pathToFileURL(path).href)
  const { outputFiles } = await esbuild.build({
    entryPoints: [path],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    logLevel: 'silent',
  })
  const text = outputFiles[0]?.text ?? ''
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)
}

/** The first error of esbuild with its position; for any other error, its message. */
const reasonOf = (cause: unknown): string => {
  const [first] = (cause as { errors?: { text: string; location?: { line: number } | null }[] }).errors ?? []
  if (first !== undefined) return `${first.text}${first.location ? ` (line ${first.location.line})` : ''}`
  return cause instanceof Error ? cause.message : 'unknown'
}

const assertNoOldFile = async (folder: string): Promise<void> => {
  const path = join(folder, oldFile)
  if (!existsSync(path)) return
  const text = await readFile(path, 'utf8')
  const from = existsSync(join(folder, 'src/domain/index.ts')) ? './src/domain/index.js' : 'dynamosync'
  let successor: string
  try {
    successor = successorOf(JSON.parse(text), from)
  } catch {
    throw new Error(
      `${oldFile} is no longer read, and cannot be converted because it is not valid JSON. Remove it, and write ${siteFile}.`,
    )
  }
  throw new Error(
    `${oldFile} is no longer read. Remove it, and write this as ${siteFile}${
      existsSync(join(folder, siteFile)) ? ', or add what is missing there' : ''
    }:\n\n${successor}`,
  )
}

/**
 * Loads the configuration of a folder; empty if there is no file.
 *
 * @throws with all errors in it; or, if the former `deployment.json` exists, with the file to write instead
 */
export const loadSite = async (folder = '.'): Promise<SiteConfig> => {
  await assertNoOldFile(folder)
  const path = resolve(folder, siteFile)
  if (!existsSync(path)) return {}
  const module = await moduleIn(path).catch((cause: unknown) => {
    throw new Error(`${siteFile} cannot be read: ${reasonOf(cause)}`)
  })
  const { default: exported } = module as { readonly default?: unknown }
  if (exported === undefined) throw new Error(`${siteFile} has no default export: export default site({ … })`)
  const read = readSite(exported)
  if (E.isLeft(read)) throw new Error(`${siteFile} is not valid:\n- ${read.left.join('\n- ')}`)
  return read.right
}
