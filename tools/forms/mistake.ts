import { isAbsolute, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRepository } from '../home.ts'

/** A mistake in the forms for their author to fix; the message names the file and the line. */
export class Mistake extends Error {}

/** Whether a path of this folder is a source of the team, such as `forms/signup.ts` or `lib/fields.ts`. */
export const isOwnSource = (path: string): boolean =>
  !isAbsolute(path) &&
  !/^\.\.|^dist[/\\]|(^|[/\\])node_modules[/\\]/.test(path) &&
  !(isRepository() && /^(?:src|tools|infra|web)[/\\]/.test(path))

/** The place of a stack frame from this folder, such as `forms/signup.ts:4`; undefined outside of its sources. */
const ownPlace = (frame: string): string | undefined => {
  const [, place = '', line = ''] = /(?:\(|\bat (?:async )?)([^()]+):(\d+):\d+\)?$/.exec(frame) ?? []
  const file = place.startsWith('file:') ? fileURLToPath(place.replace(/\?\d+$/, '')) : place
  if (!isAbsolute(file)) return undefined
  const path = relative('', file)
  return isOwnSource(path) ? `${path}:${line}` : undefined
}

/** Place of an error: the innermost stack frame in this folder's sources, by way of source maps. */
const placeIn = ({ stack = '' }: Error): string | undefined =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .flatMap((line) => ownPlace(line) ?? [])[0]

/** Turns an error thrown by a form's code into a mistake; `otherwise` is its place if the stack trace shows none. */
export const mistakeAt = (otherwise: string, cause: unknown): Mistake =>
  cause instanceof Error
    ? new Mistake(`${placeIn(cause) ?? otherwise}: ${cause.message}`)
    : new Mistake(`${otherwise}: throws ${JSON.stringify(cause)}, which is not an Error`)
