import * as E from '../kernel/either.js'
import type * as t from 'io-ts'
import { type Complaint, type ComplaintCode, isComplaintCode, pointerTo } from '../kernel/complaint.js'
import type { FormOptions, Rule } from './options.js'
import type { Lang } from '../kernel/lang.js'
import type { AnyField } from '../field/field.js'
import { complaintOf } from './objection.js'
import type { Fields, Schema } from '../field/schema.js'
import type { Condition, Conditional } from '../field/conditions/condition.js'
import { asRead } from '../field/numerals/local-numeral.js'
import { checkingWordsOf, sentence } from '../words/words.js'

/** Maximum complaints reported. */
export const mostComplaints = 100

/** A check: decoded values, or every complaint at once. It never throws. */
export type Check<A> = (input: unknown) => E.Either<readonly Complaint[], A>

/** The options that a check uses, and the conditions of the fields, if any. */
interface CheckOptions extends FormOptions {
  readonly onlyShown?: Conditional['onlyShown'] | undefined
}

/** A field prepared for checking. */
interface Entry {
  readonly name: string
  readonly codec: AnyField['codec']
  readonly shownWhen: Condition | undefined
  /** The value as sent, in the form that the codec reads. */
  readonly asRead: ReturnType<typeof asRead>
  /** A complaint depends only on the field and the code, so each is made once, when first needed. */
  readonly complaint: (code: ComplaintCode) => Complaint
}

const entriesOf = (fields: Schema, lang: Lang): readonly Entry[] =>
  Object.entries(fields).map(([name, { codec, description }]) => {
    // The form has checked its field names, so they need no escaping.
    const pointer = `/${name}`
    const made = new Map<ComplaintCode, Complaint>()
    const complaint = (code: ComplaintCode): Complaint => {
      const known = made.get(code) ?? { pointer, code, message: sentence(code, description, lang) }
      made.set(code, known)
      return known
    }
    return {
      name,
      codec,
      shownWhen: description.shownWhen,
      asRead: asRead(description, checkingWordsOf(lang).decimalMark),
      complaint,
    }
  })

type Mutable = Record<string, unknown>

const isRecord = (u: unknown): u is Fields => typeof u === 'object' && u !== null && !Array.isArray(u)

const noContext: t.Context = []

const complain = ({ complaint }: Entry, errors: t.Errors | ComplaintCode): Complaint => {
  const code = typeof errors === 'string' ? errors : errors[0]?.message
  return complaint(isComplaintCode(code) ? code : 'invalid')
}

/** Undeclared names, as many as can be reported. */
const unknownNames = (fields: Schema, input: Fields, lang: Lang, most: number): readonly Complaint[] =>
  Object.keys(input)
    .filter((name) => !Object.hasOwn(fields, name))
    .slice(0, Math.max(0, most))
    .map((name) => ({
      pointer: pointerTo(name),
      code: 'unknown-field',
      message: sentence('unknown-field', { kind: 'custom', label: pointerTo(name).slice(1) }, lang),
    }))

/** Complaints of the rules across fields. */
const ruleComplaints = (
  fields: Schema,
  rules: readonly Rule[],
  values: Fields,
  lang: Lang,
): readonly Complaint[] =>
  rules.flatMap((rule): readonly Complaint[] => {
    const result = rule(values)
    return result === true ? [] : [complaintOf(fields, lang)(result)]
  })

/** The result of reading one field. */
interface Found {
  readonly entry: Entry
  readonly errors: t.Errors | ComplaintCode
}

/**
 * Reads every field, and counts the declared names that were present, so that undeclared names are searched for only
 * if there are any.
 */
const readFields = (entries: readonly Entry[], input: Fields) => {
  const values: Mutable = {}
  let complaints: Found[] | undefined
  let declared = 0
  for (const entry of entries) {
    const isThere = Object.hasOwn(input, entry.name)
    if (isThere) declared += 1
    const sent = entry.asRead(isThere ? input[entry.name] : undefined)
    const result = sent._tag === 'Left' ? sent : entry.codec.validate(sent.right, noContext)
    if (result._tag === 'Left') (complaints ??= []).push({ entry, errors: result.left })
    else if (result.right !== undefined) values[entry.name] = result.right
  }
  return { values, complaints, declared }
}

const aboutTheWhole = (title: string, lang: Lang): readonly Complaint[] => [
  { pointer: '', code: 'invalid', message: sentence('invalid', { kind: 'custom', label: title }, lang) },
]

/** The check of a form: every field, then undeclared names and, if all is valid, the rules across fields. */
export const checkOf = <A>(
  fields: Schema,
  title: string,
  { lang = 'en', rules = [], unknownFields = 'complain', onlyShown }: CheckOptions,
): Check<A> => {
  const entries = entriesOf(fields, lang)
  const notFields = E.left(aboutTheWhole(title, lang))
  const isStrict = unknownFields === 'complain'
  return (input) => {
    if (!isRecord(input)) return notFields
    const { values: all, complaints: everything = [], declared } = readFields(entries, input)
    const answers = { values: all, found: everything }
    const { values, found } = onlyShown?.(entries, answers) ?? answers
    const complaints = found.map(({ entry, errors }) => complain(entry, errors))
    const strays =
      isStrict && Object.keys(input).length > declared
        ? unknownNames(fields, input, lang, mostComplaints - complaints.length)
        : []
    if (complaints.length + strays.length > 0)
      return E.left([...complaints, ...strays].slice(0, mostComplaints))
    const objections = rules.length === 0 ? strays : ruleComplaints(fields, rules, values, lang)
    return objections.length > 0 ? E.left(objections) : E.right(values as A)
  }
}
