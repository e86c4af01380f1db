/** Unreadable submissions, and those of them that a newer version wrote. */
interface Unreadable {
  readonly unreadable?: readonly string[] | undefined
  readonly newer?: readonly string[] | undefined
}

/** Says why a submission is unreadable, without a full stop, as the sentence continues. */
export const unreadableText = (id: string, newer: readonly string[] = []): string =>
  newer.includes(id)
    ? `${id} was written by a newer version of DynamoSync (run npm update)`
    : `${id} cannot be read`

/** A line for each unreadable submission of a page. */
export const unreadableLines = (
  { unreadable = [], newer = [] }: Unreadable,
  consequence: string,
): readonly string[] => unreadable.map((id) => `${unreadableText(id, newer)}${consequence}`)
