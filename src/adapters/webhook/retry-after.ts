/** Seconds that `Retry-After` asks for, as a number or as a date; undefined where it says neither. */
export const retryAfterIn = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined
  const text = header.trim()
  // A number such as `1e9` is none by the standard, and means what it says.
  if (/^\d+(?:\.\d+)?(?:e\d+)?$/i.test(text)) return Number(text)
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now) / 1000)
}
