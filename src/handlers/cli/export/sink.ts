import { once } from 'node:events'
import { textFor } from '../../../adapters/terminal/output.js'
import { partFile, type PartFile, type PartObstacle } from '../../../adapters/system/part-file.js'

const nothing = (): Promise<void> => Promise.resolve()

/** Standard output as a sink: whole rows, with backpressure, and without control characters on a terminal. */
const standardOutput: PartFile = {
  place: undefined,
  isWhole: false,
  append: async (text) => {
    if (!process.stdout.write(textFor(process.stdout, text))) await once(process.stdout, 'drain')
  },
  commit: nothing,
  empty: nothing,
  drop: nothing,
  finish: nothing,
  close: () => Promise.resolve(false),
}

const sentences: Readonly<Record<PartObstacle, (path: string) => string>> = {
  'another-job': (path) =>
    `${path}.part belongs to another, interrupted export; --restart discards it and starts again`,
  'in-use': (path) =>
    `another export seems to be writing ${path}.part; if none is, remove ${path}.part.json and pass --restart`,
  'in-the-way': (path) => `${path}.part exists and does not belong to an export; --restart replaces it`,
}

/** Opens the destination of an export: a file, or standard output. @throws an error with the reason */
export const sinkAt = async (path: string | undefined, job: string, restart: boolean): Promise<PartFile> => {
  if (path === undefined) return standardOutput
  const file = await partFile(path, job, restart).catch((cause: unknown) => {
    throw new Error(`${path} cannot be written: ${cause instanceof Error ? cause.message : 'unknown'}`)
  })
  if (typeof file === 'string') throw new Error(sentences[file](path))
  return file
}
