import { parseArgs } from 'node:util'

const options = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  store: { type: 'string' },
  watch: { type: 'boolean', default: false },
} as const

/**
 * Options of the local stack: JSON lines, help, a module with a custom store, and rebuilding after changes; undefined
 * if an argument is unknown.
 */
export const askedIn = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    return undefined
  }
}
