import type { en } from './en.js'

/** All texts of the owner's pages in one language: each has those of English, or does not compile. */
export type OwnerWords = typeof en
