/** Submissions that cannot be read, and those of them that a newer version wrote. */
interface Unreadable {
  readonly unreadable?: readonly string[] | undefined
  readonly newer?: readonly string[] | undefined
}

/** Whether a submission cannot be read, and why; no full stop, so that a sentence can continue. */
export const unreadableText = (id: string, newer: readonly string[] = []): string =>
  newer.includes(id)
    ? `${id} was written by a newer version of DynamoSync, which npm update brings`
    : `${id} cannot be read`

/** A line for each submission of a page that cannot be read. */
export const unreadableLines = (
  { unreadable = [], newer = [] }: Unreadable,
  consequence: string,
): readonly string[] => unreadable.map((id) => `${unreadableText(id, newer)}${consequence}`)
