import type { Kind } from '../description.js'

/** Kinds whose answers are numbers, which may be written in several ways. */
export const numericKinds: readonly Kind[] = ['integer', 'decimal', 'money', 'rating']
