/** Rows that leave a list at a time: drawing it for each one would cost more than asking for it. */
const together = 20

/** Gives ids on, several at a time. */
export const inBatches = (give: (ids: readonly string[]) => void) => {
  let ids: readonly string[] = []
  const flush = (): void => {
    if (ids.length > 0) give(ids)
    ids = []
  }
  return {
    flush,
    add: (id: string | undefined): void => {
      if (id !== undefined) ids = [...ids, id]
      if (ids.length >= together) flush()
    },
  }
}
