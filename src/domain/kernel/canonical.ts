const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null

/**
 * Whether `JSON.stringify` gives the same text as `canonical`: every name is in order, no member is undefined, and
 * nothing has its own `toJSON`.
 */
const isInOrder = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return isScalar(value)
  if (Array.isArray(value)) return value.every(isInOrder) && !value.includes(undefined)
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  let last = ''
  for (const [name, member] of Object.entries(value)) {
    if (name < last || !isInOrder(member)) return false
    last = name
  }
  return true
}

const inOrder = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(inOrder).join()}]`
  const members = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const name of Object.keys(members).sort()) {
    const member = members[name]
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${inOrder(member)}`
  }
  return `{${text}}`
}

/**
 * Canonical JSON: object names sorted by UTF-16 code unit and undefined members left out, as RFC 8785 defines for
 * strings, booleans and integers. Equal values give equal text, whatever the order of their members.
 */
export const canonical = (value: unknown): string =>
  isInOrder(value) ? JSON.stringify(value) : inOrder(value)
