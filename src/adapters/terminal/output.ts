import { visible } from '../../domain/kernel/visible.js'

/** Where text goes: a terminal, which acts on what it gets, or a file or a pipe, which keeps it. */
export type Sink = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean }

/** Text for a sink: to a terminal without anything that it would act on, elsewhere as it is. */
export const textFor = ({ isTTY = false }: Pick<Sink, 'isTTY'>, text: string): string =>
  isTTY ? visible(text) : text

/** A line of data. */
export const print = (line: string): void => void process.stdout.write(`${textFor(process.stdout, line)}\n`)

/** A line about the command, which is no data. */
export const note = (line: string): void => void process.stderr.write(`${textFor(process.stderr, line)}\n`)

/** A line that is painted already: its maker has made each text in it `visible` before it was painted. */
export const printPainted = (line: string): void => void process.stdout.write(`${line}\n`)
