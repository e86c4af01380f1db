import type { WriteStream } from 'node:tty'
import { visible } from '../../domain/kernel/visible.js'

/** A line that says what is being done, and is gone when there is something to show. */
export interface StatusLine {
  readonly say: (text: string) => void
  readonly clear: () => void
}

/** On a terminal only: a pipe would keep it. */
export const statusLine = (
  stream: Pick<WriteStream, 'isTTY' | 'columns' | 'write'> = process.stderr,
): StatusLine => {
  if (!stream.isTTY) return { say: () => undefined, clear: () => undefined }
  return {
    say: (text) => stream.write(`\r\u001b[K${visible(text).slice(0, Math.max(1, stream.columns - 1))}`),
    clear: () => stream.write('\r\u001b[K'),
  }
}
