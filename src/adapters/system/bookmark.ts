import { open, readFile, rename, rm } from 'node:fs/promises'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/** Position of a long command in its work, kept in a file, so that the same command can resume there. */
export interface Bookmark<Place> {
  /** Position reached by an earlier run; undefined at the start of the job. */
  readonly place: Place | undefined
  /** Saves a position atomically: a crash never leaves a partial one. */
  readonly set: (place: Place) => Promise<void>
  /** Removes the bookmark of a job that is finished or given up. */
  readonly clear: () => Promise<void>
}

/** Reason why a job cannot be resumed: the file belongs to another job, or a process is using it. */
export type Obstacle = 'another-job' | 'in-use'

/** A job, and the file of its position. */
export interface Job<Place> {
  readonly path: string
  /** Identity of the job: another job may not resume from its positions. */
  readonly name: string
  readonly place: t.Type<Place>
  /** Whether to start over, ignoring any saved position, unless a process is using it. */
  readonly restart: boolean
}

const noteOf = <Place>(place: t.Type<Place>) => t.type({ job: t.string, pid: t.number, place })

const jsonIn = (text: string): unknown =>
  E.toUnion(
    E.tryCatch(
      () => JSON.parse(text) as unknown,
      () => undefined,
    ),
  )

const isRunning = (pid: number): boolean => {
  if (pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}

/** Replaces the file atomically after its bytes are on disk, so that it is always complete. */
const write = async (path: string, text: string): Promise<void> => {
  const file = await open(`${path}.new`, 'w', 0o600)
  await file.writeFile(text)
  await file.datasync()
  await file.close()
  await rename(`${path}.new`, path)
}

/** Position of an earlier run; a file that is not a bookmark counts as another job's. */
const earlierIn = <Place>({ name, place }: Job<Place>, text: string): E.Either<Obstacle, Place> => {
  const note = noteOf(place).decode(jsonIn(text))
  if (E.isRight(note) && isRunning(note.right.pid)) return E.left('in-use')
  return E.isRight(note) && note.right.job === name ? E.right(note.right.place) : E.left('another-job')
}

/** Opens the bookmark of a job, or returns the obstacle. Nothing is written before the first position is set. */
export const bookmark = async <Place>(job: Job<Place>): Promise<Bookmark<Place> | Obstacle> => {
  const { path, name, place, restart } = job
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const earlier = text === undefined ? E.right(undefined) : earlierIn(job, text)
  if (E.isLeft(earlier) && !(restart && earlier.left === 'another-job')) return earlier.left
  const clear = () => rm(path, { force: true })
  if (restart) await clear()
  return {
    place: restart || E.isLeft(earlier) ? undefined : earlier.right,
    set: (next) => write(path, JSON.stringify({ job: name, pid: process.pid, place: place.encode(next) })),
    clear,
  }
}
