import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Where a long command stands, kept in a file so that the next run goes on there. */
export interface Bookmark {
  readonly read: () => Promise<string | undefined>
  readonly write: (place: string) => Promise<void>
  readonly clear: () => Promise<void>
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'

/** A bookmark in a file. It is replaced in one step, so that no crash leaves half of one. */
export const fileBookmark = (path: string): Bookmark => ({
  read: async () => {
    try {
      return (await readFile(path, 'utf8')).trim()
    } catch (cause) {
      if (isMissing(cause)) return undefined
      throw cause
    }
  },
  write: async (place) => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(`${path}.new`, `${place}\n`, { mode: 0o600 })
    await rename(`${path}.new`, path)
  },
  clear: () => rm(path, { force: true }),
})
