import { type FileHandle, open, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import * as t from 'io-ts'
import { bookmark, type Bookmark, type Obstacle } from './bookmark.js'

/** Progress in writing a file. */
const Progress = t.type({
  /** Bytes of complete rows on disk. */
  bytes: t.number,
  /** The job's own position after those bytes. */
  place: t.string,
  /** Whether everything is written and only the rename is left. */
  isWhole: t.boolean,
})

type Progress = t.TypeOf<typeof Progress>

/** A partially written file. Committed rows survive a kill or a power failure; others are written again. */
export interface PartFile {
  /** Position of the last commit; undefined at the start of the file, or if it is whole. */
  readonly place: string | undefined
  /** Whether an earlier run had written everything. */
  readonly isWhole: boolean
  readonly append: (text: string) => Promise<void>
  /** Commits the appended rows, with the position after them. */
  readonly commit: (place: string) => Promise<void>
  /** Drops all rows and starts over from a position. */
  readonly empty: (place: string) => Promise<void>
  /** Completes the file and renames it, atomically. */
  readonly finish: () => Promise<void>
  /** Removes the file and its position. */
  readonly drop: () => Promise<void>
  /** Leaves the file for a later run and returns whether there is anything to resume; otherwise removes it. */
  readonly close: () => Promise<boolean>
}

/** Reason why a part file cannot be resumed. */
export type PartObstacle = Obstacle | 'in-the-way'

/** A file and its bookmark. */
interface Part {
  /** Final path of the file. */
  readonly path: string
  readonly book: Bookmark<Progress>
}

const partOf = (path: string): string => `${path}.part`

const found = (path: string) => stat(path).catch(() => undefined)

/** Committed progress, with the file cut back to it; undefined, to start over, if the file is gone or too short. */
const committed = async ({ path, book: { place: earlier } }: Part): Promise<Progress | undefined> => {
  if (earlier === undefined || earlier.isWhole) return earlier
  const size = (await found(partOf(path)))?.size ?? -1
  if (size < earlier.bytes) return undefined
  await truncate(partOf(path), earlier.bytes)
  return earlier
}

const appending = ({ path, book }: Part, file: FileHandle, start: Progress) => {
  let { bytes, place } = start
  return {
    append: async (text: string) => {
      const chunk = Buffer.from(text)
      await file.appendFile(chunk)
      bytes += chunk.length
    },
    commit: async (next: string) => {
      place = next
      await file.datasync()
      await book.set({ bytes, place, isWhole: false })
    },
    empty: async (next: string) => {
      await file.truncate(0)
      ;[bytes, place] = [0, next]
      await book.set({ bytes, place, isWhole: false })
    },
    finish: async () => {
      await file.datasync()
      await book.set({ bytes, place, isWhole: true })
      await file.close()
      await rename(partOf(path), path)
      await book.clear()
    },
    drop: async () => {
      await file.close()
      await rm(partOf(path), { force: true })
      await book.clear()
    },
    close: async () => {
      await file.close()
      if (place !== '') return true
      await rm(partOf(path))
      await book.clear()
      return false
    },
  }
}

/** A file whose earlier run ended between its last byte and the rename. */
const wholeFile = ({ path, book }: Part): PartFile => {
  const nothing = () => Promise.resolve()
  return {
    place: undefined,
    isWhole: true,
    append: nothing,
    commit: nothing,
    empty: nothing,
    drop: nothing,
    finish: async () => {
      if ((await found(partOf(path))) !== undefined) await rename(partOf(path), path)
      await book.clear()
    },
    close: () => Promise.resolve(false),
  }
}

const opened = async (part: Part): Promise<PartFile> => {
  const { path, book } = part
  const earlier = await committed(part)
  if (earlier?.isWhole === true) return wholeFile(part)
  const start = earlier ?? { bytes: 0, place: '', isWhole: false }
  // This locks the file against other processes.
  await book.set(start)
  if (earlier === undefined) await writeFile(partOf(path), '', { mode: 0o600 })
  const file = await open(partOf(path), 'a')
  return { place: earlier?.place, isWhole: false, ...appending(part, file, start) }
}

/**
 * Opens `<path>.part`, which is renamed to `<path>` when complete. After an interrupted run of the same job, writing
 * continues behind its last commit. The bookmark `<path>.part.json` has the commits. Both are readable by this user
 * only, as they hold submissions.
 *
 * @param restart whether to start over, ignoring any existing part
 */
export const partFile = async (
  path: string,
  job: string,
  restart: boolean,
): Promise<PartFile | PartObstacle> => {
  if ((await found(path))?.isDirectory() === true) throw new Error('it is a folder')
  const book = await bookmark({ path: `${partOf(path)}.json`, name: job, place: Progress, restart })
  if (typeof book === 'string') return book
  if (restart) await rm(partOf(path), { force: true })
  if (book.place === undefined && (await found(partOf(path))) !== undefined) return 'in-the-way'
  return opened({ path, book })
}
