import { visible } from '../../domain/kernel/visible.js'

/** Log entry of one request, for the developer's terminal. */
export interface RequestLine {
  readonly method: string
  /** Path as sent, without the query, which holds what was typed. */
  readonly path: string
  readonly status: number
  readonly milliseconds: number
  readonly requestId: string
  /** The problem's code, or the reason there was no answer. */
  readonly trouble?: string | undefined
}

const longest = 100

/** Shortens a path and removes characters that control a terminal. */
const printable = (path: string): string => {
  const safe = path.replace(/[^\x21-\x7e]/g, (character) => encodeURIComponent(character))
  return safe.length > longest ? `${safe.slice(0, longest)}…` : safe
}

const colourOf = (status: number): number => {
  if (status < 400) return 32
  return status < 500 ? 33 : 31
}

/** Formats the line, such as `POST /api/forms/record 201 12 ms 3f2a…`. */
export const lineOf = (line: RequestLine, colour: boolean): string => {
  const { method, path, status, milliseconds, requestId, trouble } = line
  const painted = colour ? `\u001b[${colourOf(status)}m${status}\u001b[0m` : `${status}`
  const note = trouble === undefined ? '' : ` (${visible(trouble)})`
  return `${visible(method)} ${printable(path)} ${painted} ${Math.round(milliseconds)} ms ${requestId}${note}`
}
