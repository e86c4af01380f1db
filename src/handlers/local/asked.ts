import { parseArgs } from 'node:util'

const options = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  store: { type: 'string' },
} as const

/** What the local stack was asked for: lines of JSON, help, a module with a store of one's own; undefined if it was anything else. */
export const askedIn = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    return undefined
  }
}
