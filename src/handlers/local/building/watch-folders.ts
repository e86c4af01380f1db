import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { dirname, join } from 'node:path'

/** Watchers of folders and of every folder within them. */
export interface FolderWatchers {
  /** Starts watching new folders, and the folders of `files`; stops watching removed folders. */
  readonly renew: (files?: readonly string[]) => void
  readonly stop: () => void
}

/** Looks at a file or folder; undefined if it has just been removed. */
const unlessGone = <A>(look: () => A): A | undefined => {
  try {
    return look()
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  }
}

const foldersIn = (root: string): readonly string[] => {
  const entries = unlessGone(() => readdirSync(root, { recursive: true, withFileTypes: true })) ?? []
  const inner = entries.filter((entry) => entry.isDirectory())
  return [root, ...inner.map(({ parentPath, name }) => join(parentPath, name))]
}

/** Identity of a folder, which changes if it is removed and made again. Undefined if it does not exist. */
const identityOf = (folder: string): string | undefined => {
  const stats = statSync(folder, { throwIfNoEntry: false })
  return stats && `${folder} ${stats.ino} ${stats.birthtimeMs}`
}

/**
 * Watches folders one by one. On Linux, Node's own recursive watching loses a file that was replaced, and many editors
 * save a file by replacing it.
 */
export const watchFolders = (roots: readonly string[], changed: () => void): FolderWatchers => {
  const watchers = new Map<string, FSWatcher>()
  const renew = (files: readonly string[] = []): void => {
    const all = new Set([...roots.flatMap(foldersIn), ...files.map((file) => dirname(file))])
    const folders = [...all].map((folder) => [identityOf(folder), folder] as const)
    const known = new Set(folders.map(([identity]) => identity))
    for (const [identity, watcher] of watchers)
      if (!known.has(identity)) {
        watcher.close()
        watchers.delete(identity)
      }
    for (const [identity, folder] of folders) {
      if (identity === undefined || watchers.has(identity)) continue
      const watcher = unlessGone(() => watch(folder, changed))
      // Removing a watched folder is not an error.
      if (watcher !== undefined)
        watchers.set(
          identity,
          watcher.on('error', () => undefined),
        )
    }
  }
  renew()
  return {
    renew,
    stop: () => {
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}
