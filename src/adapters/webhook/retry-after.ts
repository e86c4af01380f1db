/** Seconds in `Retry-After`, from a number or a date; undefined if it is neither. */
export const retryAfterIn = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined
  const text = header.trim()
  // A number such as `1e9` is not standard, but its meaning is clear.
  if (/^\d+(?:\.\d+)?(?:e\d+)?$/i.test(text)) return Number(text)
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now) / 1000)
}
