import { Presets, SingleBar } from 'cli-progress'
import { visible } from '../../domain/kernel/visible.js'

/** Progress of a long command. */
export interface Progress {
  /** Shows progress: `share` from 0 to 1, and `done` units of work so far. */
  readonly update: (share: number, done: number) => void
  readonly end: () => void
}

/** Minimum milliseconds between lines in a pipe. */
const pace = 2_000

const plain = (label: string, write: (line: string) => void): Progress => {
  let latest = Date.now()
  return {
    update: (share, done) => {
      if (Date.now() - latest < pace) return
      latest = Date.now()
      write(`${label}: ${done} (${Math.floor(share * 100)} %)\n`)
    },
    end: () => undefined,
  }
}

/**
 * Shows a bar on a terminal and plain lines in a pipe, both on standard error, so that standard output has only data.
 *
 * @param unit the participle for finished units, such as “checked”
 */
export const progress = (label: string, unit = 'checked'): Progress => {
  if (!process.stderr.isTTY) return plain(label, (line) => void process.stderr.write(line))
  const bar = new SingleBar(
    {
      format: `${visible(label)} {bar} {percentage} % | {done} ${unit}`,
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  )
  bar.start(1000, 0, { done: 0 })
  return {
    update: (share, done) => bar.update(Math.round(share * 1000), { done }),
    end: () => bar.stop(),
  }
}
