/**
 * Numbers for parts of a world, the same for equal ones. A part is written as text once: worlds that follow one another
 * share most of their parts.
 */
export const numbered = () => {
  const known = new WeakMap<object, number>()
  const numbers = new Map<string, number>()
  const numberOf = (part: object): number => {
    const text = JSON.stringify(part)
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }
  return (part: object): number => {
    const number = known.get(part) ?? numberOf(part)
    known.set(part, number)
    return number
  }
}
