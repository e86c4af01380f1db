import { createInterface } from 'node:readline/promises'
import { textFor } from '../../src/adapters/terminal/output.js'
import { Cancelled, Stop } from './stop.js'

/** Whether a terminal is attached, so that questions can be answered. */
export const someoneIsThere = (): boolean => process.stdin.isTTY

/** The answer, or a default if it is empty. @throws Cancelled on Ctrl-C and Ctrl-D */
export const ask = async (question: string, otherwise: string): Promise<string> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await terminal.question(textFor(process.stdout, question))).trim() || otherwise
  } catch (cause) {
    throw cause instanceof Error && cause.name === 'AbortError' ? new Cancelled() : cause
  } finally {
    terminal.close()
  }
}

/** Whether the answer is yes: anything else counts as no. */
export const agrees = async (question: string): Promise<boolean> =>
  /^y(es)?$/i.test(await ask(`${question} [y/N] `, 'n'))

/** @throws Stop if nobody can be asked. `instead` is the command that the error suggests */
export const assertSomeoneIsThere = (instead: string): void => {
  if (!someoneIsThere()) throw new Stop('stdin is not a terminal, so nothing can be confirmed.', instead)
}
