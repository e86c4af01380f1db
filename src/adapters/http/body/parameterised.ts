/** A header such as `Content-Type`: a value, and parameters by lower-case name. */
export interface Parameterised {
  /** Value in lower case. */
  readonly value: string
  /** Parameters without quotes; the first of a repeated name. */
  readonly parameters: ReadonlyMap<string, string>
}

/** One parameter with a bare or quoted value, matched where the last one ended. */
const parameter =
  /[\t ]*;[\t ]*(?:([^\t "(),/:;<=>?@[\]\\{}]+)[\t ]*=[\t ]*(?:"((?:[^"\\]|\\[^])*)"|([^\t ";]*)))?/y

/**
 * Parses a header with parameters; undefined if it is malformed. A backslash stands for itself unless a quote or
 * another backslash follows: browsers do not escape a backslash in a file name.
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
