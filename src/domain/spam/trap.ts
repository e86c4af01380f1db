import { isEmpty } from '../field/field.js'

/**
 * Words that attract programs but that no browser and no password manager fills in: none is, or contains, a word of
 * their published vocabularies (`test/domain/spam/autofill-words.ts`).
 */
const first = ['preferred', 'usual', 'other', 'further', 'minor', 'former'] as const
const second = ['topic', 'season', 'format', 'remark', 'measure', 'motif'] as const

/** FNV-1a, to spread forms over the names; security does not depend on it. */
const spread = (text: string): number => {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0
  return sum
}

/**
 * The name of a form's trap: the same in every process, and never the name of a declared field.
 *
 * @param form the form's name
 * @param declared the names of its fields
 */
export const trapName = (form: string, declared: readonly string[]): string => {
  const names = first.flatMap((one) => second.map((other) => `${one}_${other}`))
  const from = spread(form) % names.length
  const free = [...names.slice(from), ...names.slice(0, from)].find((name) => !declared.includes(name))
  return free ?? `${declared.reduce((longest, name) => (name.length > longest.length ? name : longest))}_`
}

/** Whether the trap was filled in; a page sends it empty. */
export const isFilled = (value: unknown): boolean => !isEmpty(value)
