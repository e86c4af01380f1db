import { parseArgs } from 'node:util'

const options = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  store: { type: 'string' },
  watch: { type: 'boolean', default: false },
} as const

/** What the local stack was asked for: lines of JSON, help, a module with a store of one's own, building again at a change; undefined if it was anything else. */
export const askedIn = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    return undefined
  }
}
