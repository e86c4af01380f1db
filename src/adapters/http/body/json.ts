import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import { pipe } from 'fp-ts/lib/function.js'
import { cameTwice, type Pairs, tooManyNames } from './input.js'
import { type JsonScan, scanJson } from './json-scan.js'
import { faultIn, placeIn } from './json-fault.js'
import { limits } from '../limits.js'

/**
 * Limits of the scan. The outermost object has one cut at its brace, and two per name: at the colon and after the
 * value.
 */
const most = { depth: limits.depth, values: limits.values, cuts: 2 * limits.names + 1 }

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Number of names in all objects of a value. */
const namesIn = (value: unknown): number => {
  if (!isNested(value)) return 0
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
  let count = Array.isArray(value) ? 0 : members.length
  for (const member of members) if (isNested(member)) count += namesIn(member)
  return count
}

/** Replaces each number that a double cannot hold by NaN, which no field takes. */
const withoutInfinity = (value: unknown): unknown => {
  if (value === Number.POSITIVE_INFINITY) return Number.NaN
  if (Array.isArray(value)) return value.map(withoutInfinity)
  return isNested(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutInfinity(member)]))
    : value
}

/** Members of the outermost object as texts, including both of a repeated name. */
const membersIn = ({ text, cuts }: JsonScan): readonly (readonly [string, string])[] =>
  cuts.flatMap((colon, at) =>
    at % 2 === 0
      ? []
      : [[text.slice((cuts[at - 1] ?? 0) + 1, colon), text.slice(colon + 1, cuts[at + 1])] as const],
  )

/**
 * Reads pairs with repeated names. In the outermost object all are kept, as in a form; in nested objects, where
 * `JSON.parse` would silently drop one, they are refused.
 */
const repeatedPairs = (scan: JsonScan): E.Either<Rejection, Pairs> => {
  const pairs: (readonly [string, unknown])[] = []
  for (const [nameText, valueText] of membersIn(scan)) {
    const name = JSON.parse(nameText) as string
    const value: unknown = JSON.parse(valueText)
    if (namesIn(value) < scanJson(valueText, most).names) return cameTwice(name)
    pairs.push([name, scan.isInexact ? withoutInfinity(value) : value])
  }
  return E.right(pairs)
}

const pairsOf = (scan: JsonScan, value: unknown): E.Either<Rejection, Pairs> => {
  if (!isNested(value) || Array.isArray(value))
    return E.left({ _tag: 'InvalidJson', detail: { code: 'not-an-object' } })
  if (namesIn(value) < scan.names) return repeatedPairs(scan)
  return E.right(Object.entries(scan.isInexact ? (withoutInfinity(value) as object) : value))
}

const tooManyValues: E.Either<Rejection, never> = E.left({
  _tag: 'TooLarge',
  limit: `${limits.values} values`,
  detail: { code: 'too-many-values', at: String(limits.values) },
})

/**
 * The rejection of a text that is nested too deeply, which could exhaust the stack, or has too many names or values,
 * which take longer to parse than one long text.
 */
const tooMuch = (text: string, { depth, cuts, values, end }: JsonScan): E.Either<Rejection, undefined> => {
  if (depth > most.depth)
    return E.left({ _tag: 'TooDeep', detail: { code: 'nested-too-deep', at: placeIn(text, end - 1) } })
  if (cuts.length > most.cuts) return tooManyNames
  return values > most.values ? tooManyValues : E.right(undefined)
}

/** The rejection of a text that is not JSON. The parser's own message quotes its input and is not used. */
const notJson = (text: string): E.Either<Rejection, never> => {
  const hasBegun = /^[\t\n\r ]*\{/.test(text)
  const detail = hasBegun
    ? ({ code: 'json-syntax', at: placeIn(text, faultIn(text)) } as const)
    : ({ code: 'not-begun-as-object' } as const)
  return E.left({ _tag: 'InvalidJson', detail })
}

const parsed = (scan: JsonScan): unknown => {
  try {
    return JSON.parse(scan.text)
  } catch {
    return undefined
  }
}

/** Reads the members of a JSON object. */
export const jsonPairs = (text: string): E.Either<Rejection, Pairs> => {
  const scan = scanJson(text, most)
  return pipe(
    tooMuch(text, scan),
    E.flatMap(() => {
      const value = parsed(scan)
      return value === undefined ? notJson(text) : pairsOf(scan, value)
    }),
  )
}
