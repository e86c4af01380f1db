import { counted, note } from './output.js'

/** Says that a command resumes what an earlier one began. */
export const sayResumed = (count: number): void =>
  note(`Going on after ${counted(count)}; --restart begins anew.`)

/** What stopped a command, and how it is resumed. */
export const resumable = (sentence: string): string =>
  `${sentence}\nThe same command goes on where this one stopped.`
