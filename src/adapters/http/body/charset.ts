/** Names of charsets that are UTF-8 or a subset of it. */
const names: readonly string[] = ['utf-8', 'utf8', 'us-ascii', 'ascii']

/** Whether a charset is UTF-8, also if none is stated. */
export const isUtf8 = (charset: string | undefined): boolean =>
  charset === undefined || names.includes(charset.toLowerCase())
