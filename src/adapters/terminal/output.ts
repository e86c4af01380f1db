import { visible } from '../../domain/kernel/visible.js'

/** Destination of text: a terminal, which interprets control characters, or a file or pipe, which stores them. */
export type Sink = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean }

/** Prepares text for a sink: control characters are escaped for a terminal and kept elsewhere. */
export const textFor = ({ isTTY = false }: Pick<Sink, 'isTTY'>, text: string): string =>
  isTTY ? visible(text) : text

/** Prints a line of data to standard output. */
export const print = (line: string): void => void process.stdout.write(`${textFor(process.stdout, line)}\n`)

/** Prints a line about the command, which is not data, to standard error. */
export const note = (line: string): void => void process.stderr.write(`${textFor(process.stderr, line)}\n`)

/** Prints a coloured line; each text in it was made `visible` before it was coloured. */
export const printPainted = (line: string): void => void process.stdout.write(`${line}\n`)
