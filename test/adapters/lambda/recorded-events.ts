import { readFileSync } from 'node:fs'

const folder = new URL('../../../../test/adapters/lambda/events/', import.meta.url)

/** A recorded event, by the name of its file. */
export const recorded = (name: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Readonly<Record<string, unknown>>
