interface Place {
  readonly text: string
  at: number
}

type Reader = (place: Place) => boolean

/** Reads the match of a sticky pattern; the position stays if nothing matches. */
const token =
  (pattern: RegExp): Reader =>
  (place) => {
    pattern.lastIndex = place.at
    if (!pattern.test(place.text)) return false
    place.at = pattern.lastIndex
    return true
  }

const space = token(/[\t\n\r ]*/y)
const [openBrace, closeBrace, openBracket, closeBracket] = [
  token(/\{/y),
  token(/\}/y),
  token(/\[/y),
  token(/\]/y),
]
const [comma, colon, quote] = [token(/,/y), token(/:/y), token(/"/y)]
const scalar = token(/(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?)(?![\w.+-])/y)

/** Reads a string up to its first invalid character, in one step: a call per escape would take most of the time. */
const characters = token(/(?:[^"\\\0-\x1f]+|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*/y)

const string: Reader = (place) => quote(place) && characters(place) && quote(place)

const spaced =
  (read: Reader): Reader =>
  (place) =>
    space(place) && read(place) && space(place)

const members =
  (member: Reader, close: Reader): Reader =>
  (place) => {
    space(place)
    if (close(place)) return true
    while (member(place)) if (!comma(place)) return close(place)
    return false
  }

const value: Reader = spaced((place) => {
  if (openBrace(place)) return object(place)
  if (openBracket(place)) return list(place)
  return place.text[place.at] === '"' ? string(place) : scalar(place)
})

const object = members((place) => spaced(string)(place) && colon(place) && value(place), closeBrace)
const list = members(value, closeBracket)

/**
 * Offset at which a text stops being JSON; the text's end if it is cut short or valid.
 *
 * @param text a text nested no deeper than the stack allows
 */
export const faultIn = (text: string): number => {
  const place: Place = { text, at: 0 }
  value(place)
  return place.at
}

/** Formats an offset as `line:column`, counting UTF-16 units, as editors do. */
export const placeIn = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}
