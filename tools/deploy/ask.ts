import { createInterface } from 'node:readline/promises'
import { textFor } from '../../src/adapters/terminal/output.js'

/** Whether there is somebody to ask. */
export const someoneIsThere = (): boolean => process.stdin.isTTY

/** An answer, or what holds where there is none. */
export const ask = async (question: string, otherwise: string): Promise<string> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await terminal.question(textFor(process.stdout, question))).trim() || otherwise
  } finally {
    terminal.close()
  }
}

/** Yes, and nothing else, is yes. */
export const agrees = async (question: string): Promise<boolean> =>
  /^y(es)?$/i.test(await ask(`${question} [y/N] `, 'n'))
