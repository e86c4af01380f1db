import { defect } from '../kernel/defect.js'
import * as E from '../kernel/either.js'
import type { Description, DescriptionOf } from './description.js'
import type { Read } from './read.js'
import { sameValue } from './same-value.js'
import { isPatternName, textPatterns } from './patterns/text-patterns.js'

/** Checks that a default is a stored value, as the field's own codec returns it, and not another spelling of it. */
const checkDefault = ({ label, default: fallback }: Description, read: Read<unknown>): void => {
  if (fallback === undefined) return
  const result = read(fallback)
  if (E.isLeft(result)) defect(`“${label}”: its default is refused by its own rules (${result.left})`)
  else if (!sameValue(result.right, fallback))
    defect(`“${label}”: its default must be written as it is stored: ${JSON.stringify(result.right)}`)
}

const token = /^[a-z0-9-]+( [a-z0-9-]+){0,3}$/

/** Checks a field's description. @throws when it is invalid */
export const checkDescription = (description: Description, read: Read<unknown>): void => {
  const { kind, label, autocomplete, secret, listed, prefill } = description
  if (typeof label !== 'string' || (label.trim() === '' && kind !== 'hidden')) defect('a field needs a label')
  if (autocomplete !== undefined && !token.test(autocomplete))
    defect(`“${label}”: autocomplete must be HTML autocomplete tokens, such as “email”`)
  if (secret === true && prefill === true) defect(`“${label}”: a secret cannot be prefilled from a URL`)
  if (secret === true && listed === true) defect(`“${label}”: a secret field cannot be listed`)
  checkDefault(description, read)
}

const longest = 100_000
const wholeWithin = (n: number | undefined, least: number, most: number): boolean =>
  n !== undefined && Number.isInteger(n) && n >= least && n <= most

/** Checks the options of a text. @throws when they are invalid */
export const checkText = ({
  label,
  minLength = 1,
  maxLength,
  pattern,
  multiline,
  secret,
}: Omit<DescriptionOf<'text'>, 'kind'>): void => {
  if (!wholeWithin(maxLength, 1, longest))
    defect(`“${label}”: maxLength must be 1 to ${longest}, not ${maxLength}`)
  if (!wholeWithin(minLength, 1, maxLength ?? longest))
    defect(`“${label}”: minLength must be 1 to ${maxLength}, not ${minLength}`)
  if (pattern !== undefined && !isPatternName(pattern))
    defect(`“${label}”: pattern must be one of ${Object.keys(textPatterns).join(', ')}`)
  if (multiline === true && secret === true) defect(`“${label}”: a secret text cannot have several lines`)
}
