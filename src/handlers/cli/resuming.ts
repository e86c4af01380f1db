import { counted, note } from './output.js'

/** Prints that the command resumes an earlier one. */
export const sayResumed = (count: number): void =>
  note(`Going on after ${counted(count)}; --restart begins anew.`)

/** Adds to an error how to resume the command. */
export const resumable = (sentence: string): string =>
  `${sentence}\nThe same command goes on where this one stopped.`
