import { createInterface } from 'node:readline/promises'
import { textFor } from '../../adapters/terminal/output.js'

/** Whether standard input is a terminal, so that questions can be answered. */
export const canAsk = (): boolean => process.stdin.isTTY

/** Asks a yes-or-no question on the terminal. Ctrl-C and Ctrl-D mean no. */
export const isConfirmed = async (question: string): Promise<boolean> => {
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await asking.question(textFor(process.stderr, `${question} [y/N] `))).trim())
  } catch {
    return false
  } finally {
    asking.close()
  }
}
