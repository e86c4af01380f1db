import type { AnyForm } from '../../../domain/form/form.js'
import { noLongerAsked } from '../../../domain/reading/csv.js'
import { nearest } from '../../../domain/kernel/options.js'
import { timeWords } from './moment.js'

/** Use of a column. */
export type Meaning =
  | { readonly _tag: 'Field'; readonly name: string }
  /** Time of receipt. */
  | { readonly _tag: 'Time' }
  /** Not imported. */
  | { readonly _tag: 'Out' }
  /** Note of an earlier import on a refused row. */
  | { readonly _tag: 'Note' }

/** The columns of a file by name, and the use of each. */
export type Mapping = ReadonlyMap<string, Meaning>

/** Additional columns in the file of refused rows. */
export const noteColumns = { why: '_refused', line: '_line' } as const

const timeName = '_receivedAt'

/** Letters and digits only, in lower case, as column names are copied with and without asterisks, colons and spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const namesOf = ({ fields }: AnyForm): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  const all = Object.entries(fields)
  // Later entries win: names over labels, labels over former names.
  for (const [name, { description }] of all)
    for (const was of description.was ?? []) names.set(plain(was), name)
  for (const [name, { description }] of all) names.set(plain(description.label), name)
  for (const [name] of all) names.set(plain(name), name)
  return names
}

const timeIn = (names: readonly string[]): string | undefined =>
  names.includes(timeName) ? timeName : names.find((name) => timeWords.includes(plain(name)))

const isNote = (name: string): boolean => Object.values<string>(noteColumns).includes(name)

/** Splits `column=field` at the last `=`, as a column's name may contain `=` and a field's name may not. */
const pairOf = (text: string): readonly [column: string, field: string] => {
  const at = text.lastIndexOf('=')
  if (at < 1) throw new Error(`--map must be a column and a field, such as "Your name=name", not “${text}”`)
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

/** @throws if two columns are for the same field */
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

/** Maps a file's columns: by `--map`, otherwise by a field's name, label or former name. */
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

/** Required fields without a column: every row would be refused. */
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
