/** Copy of the domain's words, as this file imports nothing; a test compares the names. */
const first = ['preferred', 'usual', 'other', 'further', 'minor', 'former']
const second = ['topic', 'season', 'format', 'remark', 'measure', 'motif']

/** The name of the trap of a form whose fields have these names. */
export const trapName = (form: string, declared: readonly string[]): string => {
  const names = first.flatMap((one) => second.map((other) => `${one}_${other}`))
  let sum = 0x811c9dc5
  for (let at = 0; at < form.length; at += 1) sum = Math.imul(sum ^ form.charCodeAt(at), 0x01000193) >>> 0
  const from = sum % names.length
  const free = [...names.slice(from), ...names].find((name) => !declared.includes(name))
  return free ?? `${declared.reduce((longest, name) => (name.length > longest.length ? name : longest))}_`
}
