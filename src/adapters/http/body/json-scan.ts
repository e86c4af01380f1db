/** Properties of a text that `JSON.parse` does not report. Meaningless if the text is not JSON. */
export interface JsonScan {
  /** The text, with each number that a double cannot hold replaced by `1e999`. */
  readonly text: string
  /** Whether a number was replaced. */
  readonly isInexact: boolean
  /** Levels of nesting; one above the maximum if that ended the scan. */
  readonly depth: number
  /** Number of names in all objects, counting repetitions. */
  readonly names: number
  /** Number of members of all objects and lists; an empty object or list counts as one. */
  readonly values: number
  /** Offsets that split the outermost object: its brace, then a colon and a comma or brace per member. */
  readonly cuts: readonly number[]
  /** Offset where the scan ended, such as the bracket that is too deep. */
  readonly end: number
}

/** Limits that end a scan early. */
export interface ScanLimits {
  readonly depth: number
  readonly values: number
  readonly cuts: number
}

/** A JSON number that reads as Infinity, which no field takes. */
const beyondDoubles = '1e999'

const quote = 34
const backslash = 92
const zero = 48

const isDigit = (code: number): boolean => code >= zero && code <= zero + 9

/** Whether the character is a sign, a digit, a point or an exponent. */
const isOfNumber = (code: number): boolean =>
  isDigit(code) || code === 43 || code === 45 || code === 46 || code === 69 || code === 101

const endOfString = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    if (code === backslash) at += 1
  }
  return text.length
}

const endOfNumber = (text: string, start: number): number => {
  let at = start + 1
  while (isOfNumber(text.charCodeAt(at))) at += 1
  return at
}

/** Number of significant digits: without zeros at either end. */
const significantDigits = (source: string): number => {
  let [count, zeros] = [0, 0]
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (code === 69 || code === 101) return count
    if (code === zero) zeros += count === 0 ? 0 : 1
    else if (isDigit(code)) [count, zeros] = [count + zeros + 1, 0]
  }
  return count
}

/** Smallest number with full precision; below it, doubles hold fewer digits. */
const leastExact = 2.2250738585072014e-308

/** Whether a double holds the number exactly: always up to 15 digits; with more digits, some integers. */
const isExact = (source: string): boolean => {
  const digits = significantDigits(source)
  // No double has more digits, and parsing tens of thousands of them takes milliseconds.
  if (digits > 21) return false
  const value = Number(source)
  if (digits === 0 || String(value) === source) return true
  return digits <= 15 && Number.isFinite(value) && Math.abs(value) >= leastExact
}

const grammar = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?$/

/** Length of the shortest number that a double cannot hold: `1e309`. */
const leastRounded = 5

const isRounded = (source: string): boolean => grammar.test(source) && !isExact(source)

interface Place {
  readonly text: string
  at: number
  depth: number
  deepest: number
  names: number
  values: number
  readonly cuts: number[]
  /** The text up to `done`, with numbers replaced. */
  readonly pieces: string[]
  done: number
}

type Step = (place: Place) => void

const skip: Step = (place) => {
  place.at += 1
}

const readString: Step = (place) => {
  place.at = endOfString(place.text, place.at)
}

const readNumber: Step = (place) => {
  const { text, at, done } = place
  place.at = endOfNumber(text, at)
  if (place.at - at < leastRounded || !isRounded(text.slice(at, place.at))) return
  place.pieces.push(text.slice(done, at), beyondDoubles)
  place.done = place.at
}

const cut: Step = (place) => {
  if (place.depth === 1) place.cuts.push(place.at)
  place.at += 1
}

const name: Step = (place) => {
  place.names += 1
  cut(place)
}

const another: Step = (place) => {
  place.values += 1
  cut(place)
}

const into =
  (next: Step): Step =>
  (place) => {
    place.values += 1
    place.depth += 1
    if (place.depth > place.deepest) place.deepest = place.depth
    next(place)
  }

const outOf =
  (next: Step): Step =>
  (place) => {
    next(place)
    place.depth -= 1
  }

/** Steps by character; other characters are skipped. */
const steps: readonly (Step | undefined)[] = Object.assign(Array.from<Step | undefined>({ length: 126 }), {
  [quote]: readString,
  ...Object.fromEntries([45, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57].map((code) => [code, readNumber])),
  [':'.charCodeAt(0)]: name,
  [','.charCodeAt(0)]: another,
  ['{'.charCodeAt(0)]: into(cut),
  ['}'.charCodeAt(0)]: outOf(cut),
  ['['.charCodeAt(0)]: into(skip),
  [']'.charCodeAt(0)]: outOf(skip),
})

const isWithin = ({ deepest, values, cuts }: Place, most: ScanLimits): boolean =>
  deepest <= most.depth && values <= most.values && cuts.length <= most.cuts

/** Scans a text once, to its end or to the first exceeded limit. */
export const scanJson = (text: string, most: ScanLimits): JsonScan => {
  const place: Place = {
    text,
    at: 0,
    depth: 0,
    deepest: 0,
    names: 0,
    values: 0,
    cuts: [],
    pieces: [],
    done: 0,
  }
  while (place.at < text.length && isWithin(place, most)) (steps[text.charCodeAt(place.at)] ?? skip)(place)
  const { names, values, deepest: depth, cuts, pieces, done, at: end } = place
  const isInexact = pieces.length > 0
  return {
    text: isInexact ? pieces.join('') + text.slice(done) : text,
    isInexact,
    depth,
    names,
    values,
    cuts,
    end,
  }
}
