import * as E from '../../kernel/either.js'
import { type BooleanSent, truthOf } from './boolean.js'
import type { ComplaintCode } from '../../kernel/complaint.js'
import { defect } from '../../kernel/defect.js'
import type { Field, FieldOptions, Value } from '../field.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { plainText, shortDigest, wordingOf } from '../wording.js'
import { fieldOf, type Read } from '../field-of.js'

/** Options of a consent. It has no default: nobody consents by default. */
export interface ConsentOptions extends Omit<FieldOptions, 'default'> {
  /** The full wording of the consent. It may have links, `[privacy policy](/privacy/)`, and no other markup. */
  readonly label: string
  /**
   * The name of the wording, such as `2026-11`, in 1 to 64 visible ASCII characters. This is the stored value. By
   * default a digest of the label.
   */
  readonly version?: string
}

/** Reads a consent as the version of its wording. */
export const readConsent = ({
  version,
  optional,
}: {
  readonly version: string
  readonly optional?: boolean | undefined
}) => {
  const refused: E.Either<ComplaintCode, undefined> =
    optional === true ? E.right(undefined) : E.left('not-accepted')
  const read: Read<string | undefined> = (input) => {
    const truth = truthOf(input)
    if (truth === undefined) return optional === true ? E.left('not-yes-or-no') : refused
    return truth ? E.right(version) : refused
  }
  return { empty: refused, read }
}

/**
 * A box that must be ticked. The stored value is the version of the wording, which shows later what the person agreed
 * to. An optional consent that is not ticked is absent.
 *
 * @example
 * consent({ label: 'You may store what I send, in order to answer me.', version: '2026-11' })
 * consent({ label: 'I have read the [privacy policy](/privacy/).' })
 */
export const consent = <const O extends ConsentOptions>(
  options: Only<O, ConsentOptions>,
): Field<Value<string, O>, BooleanSent> => {
  fieldOptions('consent', options)
  const wording = wordingOf(options.label)
  const label = plainText(wording)
  const { version = shortDigest(options.label), optional } = options as ConsentOptions
  if (!/^[!-~]{1,64}$/.test(version)) defect(`“${label}”: version must be 1 to 64 visible ASCII characters`)
  return fieldOf(
    { kind: 'consent', ...options, label, version, ...(label === options.label ? {} : { wording }) },
    { ...readConsent({ version, optional }), encode: (value) => value === version },
  )
}
