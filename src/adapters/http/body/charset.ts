/** Names of charsets that UTF-8 contains. */
const names: readonly string[] = ['utf-8', 'utf8', 'us-ascii', 'ascii']

/** Whether a charset is UTF-8, which it also is where nothing is said of it. */
export const isUtf8 = (charset: string | undefined): boolean =>
  charset === undefined || names.includes(charset.toLowerCase())
