import { type FileHandle, open, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'

/** What a part file's bookmark remembers. */
interface Note {
  /** What is being written; another job may not go on with it. */
  readonly job: string
  /** Bytes of whole rows that are on the disk. */
  readonly bytes: number
  /** The job's own place behind those. */
  readonly place: string
  /** Who writes. */
  readonly pid: number
  /** Everything is written, and only the name is left to change. */
  readonly isWhole: boolean
}

/** A file on its way. What is committed survives a kill or a power failure, what is not is written again. */
export interface PartFile {
  /** The place of the last commit; nothing where the file begins. */
  readonly place: string | undefined
  /** Whether an earlier run had written everything. */
  readonly isWhole: boolean
  readonly append: (text: string) => Promise<void>
  /** Makes what was appended lasting, with the place behind it. */
  readonly commit: (place: string) => Promise<void>
  /** Makes the file whole and gives it its name, in one step. */
  readonly finish: () => Promise<void>
  /** Leaves it as it is, for a later run, and says whether there is anything to go on with; else it is removed. */
  readonly close: () => Promise<boolean>
}

/** Why a part file cannot be gone on with. */
export type PartObstacle = 'another-job' | 'in-use' | 'in-the-way'

const isThere = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

const noteIn = async (path: string): Promise<Note | undefined> => {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Note)
}

const isRunning = (pid: number): boolean => {
  if (pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}

/** Replaced in one step, after its bytes are on the disk: there is always a whole one. */
const writeNote = async (path: string, note: Note): Promise<void> => {
  const file = await open(`${path}.new`, 'w', 0o600)
  await file.writeFile(JSON.stringify(note))
  await file.datasync()
  await file.close()
  await rename(`${path}.new`, path)
}

const obstacleOf = async (
  part: string,
  note: Note | undefined,
  job: string,
): Promise<PartObstacle | undefined> => {
  if (note === undefined) return (await isThere(part)) ? 'in-the-way' : undefined
  if (isRunning(note.pid)) return 'in-use'
  return note.job === job ? undefined : 'another-job'
}

/** Bytes that were committed and are still there; a file that was taken away begins anew. */
const committed = async (part: string, note: Note | undefined): Promise<Note | undefined> => {
  if (note === undefined || note.isWhole) return note
  const { size } = await stat(part).catch(() => ({ size: -1 }))
  if (size < note.bytes) return undefined
  await truncate(part, note.bytes)
  return note
}

const appending = (path: string, file: FileHandle, { job, ...start }: Note) => {
  const [part, book] = [`${path}.part`, `${path}.part.json`]
  let { bytes, place } = start
  const write = (isWhole: boolean) => writeNote(book, { job, bytes, place, pid: process.pid, isWhole })
  return {
    append: async (text: string) => {
      const chunk = Buffer.from(text)
      await file.appendFile(chunk)
      bytes += chunk.length
    },
    commit: async (next: string) => {
      place = next
      await file.datasync()
      await write(false)
    },
    finish: async () => {
      await file.datasync()
      await write(true)
      await file.close()
      await rename(part, path)
      await rm(book)
    },
    close: async () => {
      await file.close()
      if (place !== '') return true
      await rm(part)
      await rm(book)
      return false
    },
  }
}

/**
 * Opens `<path>.part`, to be named `<path>` once it is whole, and behind its last commit where an earlier run of the
 * same job was broken off. `<path>.part.json` remembers the commits. Only this user can read either, as it holds what
 * people wrote.
 *
 * @param restart begins anew, whatever is there
 */
export const partFile = async (
  path: string,
  job: string,
  restart: boolean,
): Promise<PartFile | PartObstacle> => {
  if (await isFolder(path)) throw new Error('it is a folder')
  const part = `${path}.part`
  const book = `${part}.json`
  const found = await noteIn(book)
  if (restart && (found === undefined || !isRunning(found.pid))) {
    await rm(part, { force: true })
    await rm(book, { force: true })
    return partFile(path, job, false)
  }
  const obstacle = await obstacleOf(part, found, job)
  if (obstacle !== undefined) return obstacle
  const earlier = await committed(part, found)
  if (earlier?.isWhole === true) return wholeFile(path, part)
  const start = { job, bytes: 0, place: '', isWhole: false, ...earlier, pid: process.pid }
  await writeNote(book, start)
  if (earlier === undefined) await writeFile(part, '', { mode: 0o600 })
  const file = await open(part, 'a')
  return { place: earlier?.place, isWhole: false, ...appending(path, file, start) }
}

/** Broken off between its last byte and its name. */
const wholeFile = (path: string, part: string): PartFile => {
  const nothing = () => Promise.resolve()
  return {
    place: undefined,
    isWhole: true,
    append: nothing,
    commit: nothing,
    finish: async () => {
      if (await isThere(part)) await rename(part, path)
      await rm(`${part}.json`)
    },
    close: () => Promise.resolve(false),
  }
}
