/** A place `line:column`, counted from 1, in words. */
export const placed = (at: string, line: string, column: string): string => {
  const [row = '', position = ''] = at.split(':')
  return `${line} ${row}, ${column} ${position}`
}
