import type { WriteStream } from 'node:tty'
import { visible } from '../../domain/kernel/visible.js'

/** A line for the work in progress, removed when there is output to show. */
export interface StatusLine {
  readonly say: (text: string) => void
  readonly clear: () => void
}

/** Makes a status line, shown on a terminal only, as a pipe would keep it. */
export const statusLine = (
  stream: Pick<WriteStream, 'isTTY' | 'columns' | 'write'> = process.stderr,
): StatusLine => {
  if (!stream.isTTY) return { say: () => undefined, clear: () => undefined }
  return {
    say: (text) => stream.write(`\r\u001b[K${visible(text).slice(0, Math.max(1, stream.columns - 1))}`),
    clear: () => stream.write('\r\u001b[K'),
  }
}
