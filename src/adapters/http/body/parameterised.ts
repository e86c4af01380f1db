/** A header such as `Content-Type`: a value and its parameters, by lower-case name. */
export interface Parameterised {
  /** Lower-case. */
  readonly value: string
  /** Without quotes; the first where a name comes twice. */
  readonly parameters: ReadonlyMap<string, string>
}

/** One parameter, its value bare or between quotes; looked for only where the last one ended. */
const parameter =
  /[\t ]*;[\t ]*(?:([^\t "(),/:;<=>?@[\]\\{}]+)[\t ]*=[\t ]*(?:"((?:[^"\\]|\\[^])*)"|([^\t ";]*)))?/y

/**
 * Reads such a header, or nothing where it is malformed. A backslash stands for itself unless a quote or another
 * backslash follows: browsers do not escape one in the name of a file.
 */
export const parameterisedIn = (header: string): Parameterised | undefined => {
  const text = header.trimEnd()
  const semicolon = text.indexOf(';')
  const start = semicolon === -1 ? text.length : semicolon
  const parameters = new Map<string, string>()
  parameter.lastIndex = start
  while (parameter.lastIndex < text.length) {
    const [, name, quoted, bare = ''] = parameter.exec(text) ?? []
    if (parameter.lastIndex === 0) return undefined
    const key = name?.toLowerCase()
    if (key !== undefined && !parameters.has(key))
      parameters.set(key, quoted === undefined ? bare : quoted.replace(/\\(["\\])/g, '$1'))
  }
  return { value: text.slice(0, start).trim().toLowerCase(), parameters }
}
