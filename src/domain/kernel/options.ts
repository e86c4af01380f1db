import { defect } from './defect.js'

/**
 * Options restricted to the names of `Known`: an object with any other name, such as a misspelt one, does not compile.
 */
export type Only<Options, Known> = Options & { readonly [Name in Exclude<keyof Options, keyof Known>]: never }

/** The number of letters to add, drop or change between two words (Levenshtein distance). */
const distance = (from: string, to: string): number => {
  let above = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let row = 1; row <= from.length; row += 1) {
    const here = [row]
    for (let at = 1; at <= to.length; at += 1) {
      const changed = (above[at - 1] ?? 0) + (from[row - 1] === to[at - 1] ? 0 : 1)
      here.push(Math.min(changed, (above[at] ?? 0) + 1, (here[at - 1] ?? 0) + 1))
    }
    above = here
  }
  return above[to.length] ?? 0
}

const sorted = (word: string): string => Array.from(word).sort().join('')

/** The number of typing slips between two words. Any reordering of letters counts as one. */
export const slips = (from: string, to: string): number =>
  sorted(from) === sorted(to) ? 1 : distance(from, to)

/** Names that other libraries use for our options. */
const otherNames: Readonly<Record<string, string>> = {
  required: 'optional',
  redirect: 'thanks',
  redirectTo: 'thanks',
  placeholder: 'hint',
  help: 'hint',
  description: 'hint',
  fallback: 'default',
  defaultValue: 'default',
  regex: 'pattern',
  minimum: 'min',
  maximum: 'max',
  expires: 'retain',
  ttl: 'retain',
}

/** The known name that was most likely meant: a synonym of `name`, or a name that differs from it by a typing slip. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  const other = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined
  if (other !== undefined && known.includes(other)) return other
  const most = Math.max(1, Math.floor(name.length / 3))
  return known
    .map((each) => [slips(name.slice(0, 40).toLowerCase(), each.toLowerCase()), each] as const)
    .filter(([far]) => far <= most)
    .sort(([a], [b]) => a - b)[0]?.[1]
}

/**
 * Returns an options object unchanged. @throws if it is not an object or has an unknown option; the message names the
 * option and the nearest known one
 */
export const knownOptions = <O extends object>(what: string, options: O, known: readonly string[]): O => {
  if (typeof options !== 'object' || (options as unknown) === null || Array.isArray(options))
    defect(`${what}: its options must be an object, such as { ${known[0] ?? ''}: … }`)
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue
    const meant = nearest(name, known)
    const hint = meant === undefined ? `It takes ${known.join(', ')}.` : `Did you mean ${meant}?`
    defect(`${what}: unknown option ${name}. ${hint}`)
  }
  return options
}
