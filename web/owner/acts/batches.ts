/**
 * Number of rows removed from a list at a time, as redrawing the list for each row would cost more than its request.
 */
const together = 20

/** Passes ids on in batches. */
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
