import { TextDecoder } from 'node:util'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

/** Encodings of a text file; detected unless one is given. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/** A line of a text file, without its end. */
export interface TextLine {
  readonly text: string
  /** Number of the line, from 1. */
  readonly number: number
  /** Bytes of the file read so far. */
  readonly read: number
}

/** A file that cannot be read as text. The message says why. */
export class NotText extends Error {}

/** Maximum bytes of a line: no row of a form's submissions is longer. */
const longest = 4 * 1024 * 1024

const marks: readonly (readonly [readonly number[], Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

const markOf = (start: Buffer) => marks.find(([mark]) => mark.every((byte, at) => start[at] === byte))

/** Guesses the encoding without a byte order mark: in UTF-16 every other byte of the first letters is 0. */
const guessed = (start: Buffer): Encoding => {
  const zeros = (first: number): number =>
    start.filter((byte, at) => at % 2 === first && byte === 0).length / Math.max(1, start.length / 2)
  if (!start.includes(0)) return 'utf-8'
  if (zeros(1) > 0.4 && zeros(0) < 0.1) return 'utf-16le'
  if (zeros(0) > 0.4 && zeros(1) < 0.1) return 'utf-16be'
  throw new NotText('it is not a text file')
}

const startOf = async (path: string): Promise<Buffer> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const inUtf8 = (decoder: TextDecoder, chunk: Buffer, encoding: Encoding): Buffer => {
  try {
    return Buffer.from(decoder.decode(chunk, { stream: true }))
  } catch {
    throw new NotText(`it is not written in ${encoding}`)
  }
}

/** Reads chunks, with UTF-16 converted to UTF-8, so that a line feed is always one byte. */
const byteChunks = async function* (path: string, encoding: Encoding, skip: number) {
  let read = skip
  const decoder = encoding.startsWith('utf-16') ? new TextDecoder(encoding, { fatal: true }) : undefined
  for await (const part of createReadStream(path, { start: skip, highWaterMark: 256 * 1024 })) {
    const chunk = part as Buffer
    read += chunk.length
    yield {
      bytes: decoder === undefined ? chunk : inUtf8(decoder, chunk, encoding),
      read,
    }
  }
}

const lineText = (decoder: TextDecoder, bytes: Buffer, number: number): string => {
  try {
    return decoder.decode(bytes).replace(/\r$/, '')
  } catch {
    throw new NotText(
      `line ${number} is not in UTF-8; save the file as UTF-8, or pass --encoding windows-1252 if an old version of Excel wrote it`,
    )
  }
}

/** Detects a file's encoding and the length of its byte order mark in bytes. */
const encodingOf = async (path: string, said: Encoding | undefined) => {
  const start = await startOf(path)
  const [mark, found] = markOf(start) ?? [[], undefined]
  return { found: said ?? found ?? guessed(start), skip: mark.length }
}

const decoderOf = (encoding: Encoding): TextDecoder =>
  new TextDecoder(encoding === 'windows-1252' ? encoding : 'utf-8', { fatal: true, ignoreBOM: true })

const tooLong = (number: number): NotText =>
  new NotText(`line ${number} is longer than 4 MB, more than any row of submissions`)

/**
 * Reads the lines of a text file in constant memory, without its byte order mark.
 *
 * @throws NotText if it is not text, or not in the encoding
 */
export const linesIn = async function* (
  path: string,
  encoding?: Encoding,
): AsyncGenerator<TextLine, undefined> {
  const { found, skip } = await encodingOf(path, encoding)
  const decoder = decoderOf(found)
  let [rest, number, at]: [Buffer, number, number] = [Buffer.alloc(0), 0, 0]
  for await (const { bytes, read } of byteChunks(path, found, skip)) {
    at = read
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    let from = 0
    for (let end = all.indexOf(10); end !== -1; end = all.indexOf(10, from)) {
      number += 1
      yield { text: lineText(decoder, all.subarray(from, end), number), number, read }
      from = end + 1
    }
    rest = all.subarray(from)
    if (rest.length > longest) throw tooLong(number + 1)
  }
  if (rest.length > 0) yield { text: lineText(decoder, rest, number + 1), number: number + 1, read: at }
  return undefined
}
