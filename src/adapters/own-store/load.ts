import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Clock } from '../../ports/clock.js'
import type { OpenedStore, OpenStore } from '../../ports/opened-store.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'

const calls = {
  add: true,
  change: true,
  count: true,
  erase: true,
  find: true,
  page: true,
  read: true,
} as const satisfies Record<keyof SubmissionRepository, true>

type Members = Readonly<Record<string, unknown>>

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {}

const isCall = (value: unknown): boolean => typeof value === 'function'

const reason = (cause: unknown): string =>
  cause instanceof Error && cause.message !== '' ? cause.message : String(cause)

const failure = (message: string, cause?: unknown): Error => new Error(message, { cause })

const howTo = 'export default ({ clock }) => myRepository({ clock })'

/** Store exported by a module. One loaded through `require` has its exports under `default` too. */
const exportedBy = ({ default: main, store }: Members): unknown =>
  store ?? membersOf(main)['store'] ?? membersOf(main)['default'] ?? main

const loaded = async (path: string): Promise<unknown> => {
  const file = resolve(path)
  if (!existsSync(file))
    throw failure(`there is no ${path}; --store must name a module that exports a store: ${howTo}`)
  const module = (await import(pathToFileURL(file).href).catch((cause: unknown) => {
    throw failure(`${path} cannot be loaded: ${reason(cause)}`, cause)
  })) as Members
  return exportedBy(module)
}

const openedBy = async (path: string, exported: unknown, clock: Clock): Promise<unknown> => {
  if (typeof exported !== 'function') return exported
  try {
    return await (exported as OpenStore)({ clock })
  } catch (cause) {
    throw failure(`the store of ${path} cannot be opened: ${reason(cause)}`, cause)
  }
}

const assertRepository = (path: string, repository: Members): void => {
  const missing = Object.keys(calls).filter((name) => !isCall(repository[name]))
  if (missing.length === Object.keys(calls).length)
    throw failure(`${path} exports no store, either as its default export or as “store”: ${howTo}`)
  if (missing.length > 0)
    throw failure(
      `the store of ${path} cannot be used: its repository has no ${missing.join(', ')}. ` +
        'docs/reference/repository.md describes each of them',
    )
}

const assertDayCounts = (path: string, dayCounts: unknown): void => {
  const { kept, keep } = membersOf(dayCounts)
  if (dayCounts !== undefined && !(isCall(kept) && isCall(keep)))
    throw failure(`the store of ${path} cannot be used: its dayCounts must have the functions kept and keep`)
}

/**
 * Opens the store that a module exports.
 *
 * @throws with the error in the module or in its export
 */
export const openStore = async (
  path: string,
  clock: Clock,
): Promise<OpenedStore & { readonly name: string }> => {
  const opened = await openedBy(path, await loaded(path), clock)
  const given = membersOf(opened)
  const store = given['repository'] === undefined ? { repository: opened } : given
  assertRepository(path, membersOf(store['repository']))
  assertDayCounts(path, store['dayCounts'])
  const { name } = store
  return {
    ...(store as unknown as OpenedStore),
    name: typeof name === 'string' && name !== '' ? name : `the store of ${path}`,
  }
}
