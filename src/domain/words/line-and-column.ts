/** A place in a text, `line:column`, the first of each being 1, as a sentence says it. */
export const placed = (at: string, line: string, column: string): string => {
  const [row = '', position = ''] = at.split(':')
  return `${line} ${row}, ${column} ${position}`
}
