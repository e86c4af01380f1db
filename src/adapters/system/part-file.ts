import { type FileHandle, open, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import * as t from 'io-ts'
import { bookmark, type Bookmark, type Obstacle } from './bookmark.js'

/** How far a file is. */
const Progress = t.type({
  /** Bytes of whole rows that are on the disk. */
  bytes: t.number,
  /** The job's own place behind those. */
  place: t.string,
  /** Everything is written, and only the name is left to change. */
  isWhole: t.boolean,
})

type Progress = t.TypeOf<typeof Progress>

/** A file on its way. What is committed survives a kill or a power failure, what is not is written again. */
export interface PartFile {
  /** The place of the last commit; nothing where the file begins. */
  readonly place: string | undefined
  /** Whether an earlier run had written everything. */
  readonly isWhole: boolean
  readonly append: (text: string) => Promise<void>
  /** Makes what was appended lasting, with the place behind it. */
  readonly commit: (place: string) => Promise<void>
  /** Drops everything that was written and begins anew, at a place. */
  readonly empty: (place: string) => Promise<void>
  /** Makes the file whole and gives it its name, in one step. */
  readonly finish: () => Promise<void>
  /** Leaves it as it is, for a later run, and says whether there is anything to resume; else it is removed. */
  readonly close: () => Promise<boolean>
}

/** Why a part file cannot be resumed. */
export type PartObstacle = Obstacle | 'in-the-way'

/** A file, and what is remembered of it. */
interface Part {
  /** What it is named once it is whole. */
  readonly path: string
  readonly book: Bookmark<Progress>
}

const partOf = (path: string): string => `${path}.part`

const found = (path: string) => stat(path).catch(() => undefined)

/** Bytes that were committed and are still there; a file that was taken away begins anew. */
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
    close: async () => {
      await file.close()
      if (place !== '') return true
      await rm(partOf(path))
      await book.clear()
      return false
    },
  }
}

/** Broken off between its last byte and its name. */
const wholeFile = ({ path, book }: Part): PartFile => {
  const nothing = () => Promise.resolve()
  return {
    place: undefined,
    isWhole: true,
    append: nothing,
    commit: nothing,
    empty: nothing,
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
  // From here on no other process takes it.
  await book.set(start)
  if (earlier === undefined) await writeFile(partOf(path), '', { mode: 0o600 })
  const file = await open(partOf(path), 'a')
  return { place: earlier?.place, isWhole: false, ...appending(part, file, start) }
}

/**
 * Opens `<path>.part`, to be named `<path>` once it is whole, and behind its last commit where an earlier run of the
 * same job was broken off. The bookmark `<path>.part.json` remembers the commits. Only this user can read either, as it
 * holds what people wrote.
 *
 * @param restart begins anew, whatever is there
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
