import { type Condition, shownBy } from '../../../src/domain/field/conditions/condition.js'
import { isEmpty } from '../../../src/domain/field/field.js'
import type { Read } from '../../../src/domain/field/field-of.js'
import type { Complaint } from '../client/answer.js'

/** One field of a form: its reader, and the sentence of every possible complaint. */
export interface Entry {
  readonly name: string
  readonly read: Read<unknown>
  /** The code of the complaint about a missing answer; undefined if the field may be empty. */
  readonly empty: string | undefined
  /** Whether several answers are allowed. */
  readonly many: boolean
  /** The answer that an empty field stands for. */
  readonly fallback?: unknown
  /** The condition under which it is shown. */
  readonly shownWhen?: Condition
  readonly messages: Readonly<Record<string, string | undefined>>
}

/** The answer as the server would get it: one text, or several if the field takes them. */
const answerTo = ({ name, many }: Entry, contents: URLSearchParams): unknown => {
  const all = contents.getAll(name)
  return many && all.length > 1 ? all : all[0]
}

const codeOf = (entry: Entry, answer: unknown): string | undefined => {
  if (isEmpty(answer)) return entry.empty
  const result = entry.read(answer)
  return result._tag === 'Left' ? result.left : undefined
}

/** The value that the server would store; undefined if it would complain. */
const valueOf = (entry: Entry | undefined, contents: URLSearchParams): unknown => {
  if (entry === undefined) return undefined
  const answer = answerTo(entry, contents)
  if (isEmpty(answer)) return entry.fallback
  const result = entry.read(answer)
  return result._tag === 'Left' ? undefined : result.right
}

/** The checks of one form. */
interface Checks {
  /**
   * Complaints about the fields, one by one. The server alone checks rules across fields, custom fields and undeclared
   * names, and checks everything else again.
   */
  readonly check: (contents: URLSearchParams) => readonly Complaint[]
  /** The values that the server would store, by name, for conditions on them; undefined for a field that is not shown. */
  readonly answersIn: (contents: URLSearchParams) => (name: string) => unknown
}

/** The checks of a form with these fields. */
export const checker = (entries: readonly Entry[]): Checks => {
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const valuesIn = (contents: URLSearchParams) => (name: string) => valueOf(byName.get(name), contents)
  const shownIn = (contents: URLSearchParams) =>
    shownBy((name) => byName.get(name)?.shownWhen, valuesIn(contents))
  return {
    check: (contents) => {
      const isShown = shownIn(contents)
      return entries.flatMap((entry) => {
        if (!isShown(entry.name)) return []
        const message = entry.messages[codeOf(entry, answerTo(entry, contents)) ?? '']
        return message === undefined ? [] : [{ field: entry.name, message }]
      })
    },
    answersIn: (contents) => {
      const [isShown, values] = [shownIn(contents), valuesIn(contents)]
      return (name) => (isShown(name) ? values(name) : undefined)
    },
  }
}
