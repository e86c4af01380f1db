import { counted, note } from './output.js'

/** Prints that the command resumes an earlier one. */
export const sayResumed = (count: number): void =>
  note(`Resuming after ${counted(count)}; --restart starts again.`)

/** Appends to an error message how to resume the command. */
export const resumable = (sentence: string): string =>
  `${sentence}\nRun the same command again; it resumes where this one stopped.`
