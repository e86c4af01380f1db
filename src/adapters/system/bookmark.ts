import { open, readFile, rename, rm } from 'node:fs/promises'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/** Where a long command stands, kept in a file, so that the same command resumes there after it was broken off. */
export interface Bookmark<Place> {
  /** The place that an earlier run had reached; nothing where the job begins. */
  readonly place: Place | undefined
  /** Makes a place lasting, in one step: no crash leaves half of one. */
  readonly set: (place: Place) => Promise<void>
  /** The job is done, or given up. */
  readonly clear: () => Promise<void>
}

/** Why a job cannot be resumed: the file is about another one, or a process is at it now. */
export type Obstacle = 'another-job' | 'in-use'

/** What is to be done, and where that is remembered. */
export interface Job<Place> {
  readonly path: string
  /** What the job is: another one may not resume from its places. */
  readonly name: string
  readonly place: t.Type<Place>
  /** Begins anew, whatever is there, unless a process is at it now. */
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

/** Replaced in one step, after its bytes are on the disk: there is always a whole one. */
const write = async (path: string, text: string): Promise<void> => {
  const file = await open(`${path}.new`, 'w', 0o600)
  await file.writeFile(text)
  await file.datasync()
  await file.close()
  await rename(`${path}.new`, path)
}

/** What an earlier run left; a file that is none of a bookmark's is another job's. */
const earlierIn = <Place>({ name, place }: Job<Place>, text: string): E.Either<Obstacle, Place> => {
  const note = noteOf(place).decode(jsonIn(text))
  if (E.isRight(note) && isRunning(note.right.pid)) return E.left('in-use')
  return E.isRight(note) && note.right.job === name ? E.right(note.right.place) : E.left('another-job')
}

/** Opens the bookmark of a job, or says what is in the way. Nothing is written before the first place is set. */
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
