import { type Condition, shownBy } from '../../../src/domain/field/conditions/condition.js'
import { isEmpty } from '../../../src/domain/field/field.js'
import type { Read } from '../../../src/domain/field/field-of.js'
import type { Complaint } from '../client/answer.js'

/** One field of a form: how it is read, and the sentence of every complaint that it can give rise to. */
export interface Entry {
  readonly name: string
  readonly read: Read<unknown>
  /** The code of the complaint about no answer; undefined where there may be none. */
  readonly empty: string | undefined
  /** More than one answer is no mistake. */
  readonly many: boolean
  /** The answer that stands for none. */
  readonly fallback?: unknown
  /** When it is shown. */
  readonly shownWhen?: Condition
  readonly messages: Readonly<Record<string, string | undefined>>
}

/** What the server would hear: one text, or several where the field takes them. */
const answerTo = ({ name, many }: Entry, contents: URLSearchParams): unknown => {
  const all = contents.getAll(name)
  return many && all.length > 1 ? all : all[0]
}

const codeOf = (entry: Entry, answer: unknown): string | undefined => {
  if (isEmpty(answer)) return entry.empty
  const result = entry.read(answer)
  return result._tag === 'Left' ? result.left : undefined
}

/** The value that the server would make of an answer; none where it would complain. */
const valueOf = (entry: Entry | undefined, contents: URLSearchParams): unknown => {
  if (entry === undefined) return undefined
  const answer = answerTo(entry, contents)
  if (isEmpty(answer)) return entry.fallback
  const result = entry.read(answer)
  return result._tag === 'Left' ? undefined : result.right
}

/**
 * The check of a form's fields, one by one. Rules across fields, fields of one's own and undeclared names are the
 * server's to judge, as is everything else in the end.
 */
export const checker =
  (entries: readonly Entry[]) =>
  (contents: URLSearchParams): readonly Complaint[] => {
    const byName = new Map(entries.map((entry) => [entry.name, entry]))
    const isShown = shownBy(
      (name) => byName.get(name)?.shownWhen,
      (name) => valueOf(byName.get(name), contents),
    )
    return entries.flatMap((entry) => {
      if (!isShown(entry.name)) return []
      const message = entry.messages[codeOf(entry, answerTo(entry, contents)) ?? '']
      return message === undefined ? [] : [{ field: entry.name, message }]
    })
  }
