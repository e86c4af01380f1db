/** Names with another meaning to Node or to this program. */
const taken = new Set([
  'node_modules',
  'favicon.ico',
  'dynamosync',
  '@dynamosync/cli',
  'node',
  'npm',
  'typescript',
])

const scoped = /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/

/** Reason why npm refuses a package name; undefined if it is valid. */
export const nameFault = (name: string): string | undefined => {
  if (name.length > 214) return 'it has more than 214 characters'
  if (taken.has(name)) return 'the name is reserved'
  if (scoped.test(name)) return undefined
  return /[A-Z]/.test(name)
    ? 'npm allows no capital letters'
    : 'npm allows a–z, 0–9, “-”, “_” and “.”, and requires a letter or digit first'
}

/** The closest valid package name; undefined if nothing is left. */
export const suggestedName = (name: string): string | undefined => {
  const suggestion = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 214)
  return suggestion === '' || nameFault(suggestion) !== undefined ? undefined : suggestion
}
