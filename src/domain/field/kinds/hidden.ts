import * as E from '../../kernel/either.js'
import { defect } from '../../kernel/defect.js'
import type { Only } from '../../kernel/options.js'
import type { HiddenDescription } from '../description.js'
import { fieldOf, type Read } from '../field-of.js'
import type { Field } from '../field.js'
import { fieldOptions } from '../known-options.js'

/** Options of a hidden field. */
export interface HiddenOptions {
  /** The source of the value: `query`, a parameter of the page's address, or `referrer`, the page that led to it. */
  readonly from: 'query' | 'referrer'
  /** The label for owners. By default the field's name. */
  readonly label?: string
  /** The name of the parameter. By default the field's name. */
  readonly parameter?: string
  /** Maximum characters kept, 1 to 2,000. Default: 500. */
  readonly maxLength?: number
  /** Whether the owner's lists show the field and can be filtered by it. */
  readonly listed?: boolean
  /** The names of the field in earlier versions of the form. */
  readonly was?: readonly string[]
}

/** Reads a value filled in by the page. A value that is too long is cut, not refused, as nobody could fix it. */
export const readHidden =
  (maxLength: number): Read<string> =>
  (input) =>
    typeof input === 'string' ? E.right(input.slice(0, maxLength).toWellFormed()) : E.left('not-text')

/**
 * A field that no person sees, filled in by the page: from its address (`?utm_source=news`), or with the address of the
 * page that led there. It is never required, and anybody can send anything for it.
 *
 * @example
 * hidden({ from: 'query', parameter: 'utm_source' })
 * @throws when the form is defined, if the options are invalid
 */
export const hidden = <const O extends HiddenOptions>(
  options: Only<O, HiddenOptions>,
): Field<string | undefined, string | null | undefined> => {
  fieldOptions('hidden', options)
  const { from, maxLength = 500, parameter } = options as HiddenOptions
  if (!['query', 'referrer'].includes(from)) defect('hidden(): from must be “query” or “referrer”')
  if (from === 'referrer' && parameter !== undefined) defect('hidden(): from “referrer” takes no parameter')
  if (!Number.isInteger(maxLength) || maxLength < 1 || maxLength > 2000)
    defect('hidden(): maxLength must be 1 to 2,000')
  const description: HiddenDescription = {
    label: parameter ?? '',
    ...options,
    kind: 'hidden',
    maxLength,
    optional: true,
  }
  return fieldOf(description, { read: readHidden(maxLength) })
}
