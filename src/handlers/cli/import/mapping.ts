import type { AnyForm } from '../../../domain/form/form.js'
import { noLongerAsked } from '../../../domain/reading/csv.js'
import { nearest } from '../../../domain/kernel/options.js'
import { timeWords } from './moment.js'

/** What becomes of a column. */
export type Meaning =
  | { readonly _tag: 'Field'; readonly name: string }
  /** When it was received. */
  | { readonly _tag: 'Time' }
  /** No field takes it. */
  | { readonly _tag: 'Out' }
  /** What an import wrote beside the rows that it refused. */
  | { readonly _tag: 'Note' }

/** The columns of a file by name, and what becomes of each. */
export type Mapping = ReadonlyMap<string, Meaning>

/** Columns that the file of refused rows has besides. */
export const noteColumns = { why: '_refused', line: '_line' } as const

const timeName = '_receivedAt'

/** Letters and digits alone, in small letters, as questions are copied with and without stars, colons and spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const namesOf = ({ fields }: AnyForm): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  const all = Object.entries(fields)
  // Of two that claim a word the stronger claim comes last: a name before a question before a former name.
  for (const [name, { description }] of all)
    for (const was of description.was ?? []) names.set(plain(was), name)
  for (const [name, { description }] of all) names.set(plain(description.label), name)
  for (const [name] of all) names.set(plain(name), name)
  return names
}

const timeIn = (names: readonly string[]): string | undefined =>
  names.includes(timeName) ? timeName : names.find((name) => timeWords.includes(plain(name)))

const isNote = (name: string): boolean => Object.values<string>(noteColumns).includes(name)

/** `column=field` in its two parts: a field has no `=` in its name, and a question may have one. */
const pairOf = (text: string): readonly [column: string, field: string] => {
  const at = text.lastIndexOf('=')
  if (at < 1) throw new Error(`--map is a column and a field, such as "Your name=name", not “${text}”`)
  return [text.slice(0, at), text.slice(at + 1).trim()]
}

const meaningOf = (form: AnyForm, field: string): Meaning => {
  if (field === '') return { _tag: 'Out' }
  if (field === timeName) return { _tag: 'Time' }
  if (Object.hasOwn(form.fields, field)) return { _tag: 'Field', name: field }
  const known = Object.keys(form.fields)
  const meant = nearest(field, known)
  const hint = meant === undefined ? `it has ${known.join(', ')}` : `did you mean ${meant}?`
  throw new Error(`--map: the form “${form.name}” has no field “${field}”; ${hint}`)
}

const asked = (form: AnyForm, columns: readonly string[], map: readonly string[]): Mapping =>
  new Map(
    map.map((text) => {
      const [column, field] = pairOf(text)
      if (!columns.includes(column))
        throw new Error(`--map: the file has no column “${column}”; it has: ${columns.join(', ')}`)
      return [column, meaningOf(form, field)]
    }),
  )

/** @throws where two columns are for one field */
const checkOnce = (mapping: Mapping): void => {
  const taken = new Map<string, string>()
  for (const [column, meaning] of mapping) {
    if (meaning._tag !== 'Field') continue
    const other = taken.get(meaning.name)
    if (other !== undefined)
      throw new Error(
        `the columns “${other}” and “${column}” are both for ${meaning.name}; leave one out: --map "${column}="`,
      )
    taken.set(meaning.name, column)
  }
}

/** What becomes of a file's columns: by `--map`, else by the name of a field, its question or a name that it had. */
export const mappingOf = (
  form: AnyForm,
  columns: readonly string[],
  map: readonly string[] = [],
): Mapping => {
  const said = asked(form, columns, map)
  const names = namesOf(form)
  const isTimeSaid = [...said.values()].some(({ _tag }) => _tag === 'Time')
  const time = isTimeSaid ? undefined : timeIn(columns.filter((name) => !names.has(plain(name))))
  const mapping = new Map(
    columns.map((column): [string, Meaning] => {
      const field = names.get(plain(column.replace(noLongerAsked, '')))
      const isTaken = [...said.values()].some((each) => each._tag === 'Field' && each.name === field)
      if (isNote(column)) return [column, { _tag: 'Note' }]
      if (column === time) return [column, { _tag: 'Time' }]
      return [
        column,
        said.get(column) ??
          (field === undefined || isTaken ? { _tag: 'Out' } : { _tag: 'Field', name: field }),
      ]
    }),
  )
  checkOnce(mapping)
  return mapping
}

/** Required fields that no column is for: every row would be refused. */
export const missingIn = ({ fields }: AnyForm, mapping: Mapping): readonly string[] => {
  const taken = new Set([...mapping.values()].flatMap((each) => (each._tag === 'Field' ? [each.name] : [])))
  return Object.entries(fields).flatMap(([name, { description }]) => {
    const { kind, optional, default: fallback, shownWhen } = description
    const isNeeded =
      optional !== true &&
      fallback === undefined &&
      shownWhen === undefined &&
      kind !== 'boolean' &&
      kind !== 'hidden'
    return isNeeded && !taken.has(name) ? [name] : []
  })
}
