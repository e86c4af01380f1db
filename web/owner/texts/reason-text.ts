import { words } from '../words/words.js'

/** A reason to hold a submission in words. A code from a newer version is shown as it is. */
export const reasonText = (code: string): string => {
  const { other, ...known } = words().reasons
  return Object.entries(known).find(([name]) => name === code)?.[1] ?? other(code)
}
