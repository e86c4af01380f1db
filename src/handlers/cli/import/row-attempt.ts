import * as E from 'fp-ts/lib/Either.js'
import { FullRow } from '../../../domain/contract/owner/submission-answers.js'
import { exportedAttempt, type NotRestored } from '../../../domain/contract/owner/exported-attempt.js'
import type { AnyForm, Fields } from '../../../domain/form/form.js'
import { canonical } from '../../../domain/kernel/canonical.js'
import type { Complaint } from '../../../domain/kernel/complaint.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { exportedReadings } from '../../../domain/reading/exported-cells.js'
import type { SubmissionView } from '../../../domain/reading/view.js'
import { computed } from '../../../domain/submission/compute.js'
import type { Digest } from '../../../domain/submission/identity.js'
import { attempt, type Attempt, expiryOf } from '../../../domain/submission/submission.js'
import { answersOf } from '../../../domain/words/words.js'
import type { Stamper } from '../../../ports/stamper.js'
import { answerOf } from './answer.js'
import type { Mapping } from './mapping.js'
import { momentIn } from './moment.js'

/** A row ready to be stored, or the reason it is refused. */
export type Prepared = E.Either<string, Attempt>

/** Dependencies of preparing rows. */
export interface Preparing {
  readonly form: AnyForm
  readonly digest: Digest
  readonly stamper: Stamper
  /** Start of the import, in milliseconds, which is also the time of rows that have none. */
  readonly now: Instant
}

const sentences: Readonly<Record<NotRestored, string>> = {
  'not-exported': 'it is not a row of an export',
  'receipt-differs': 'its receipt does not match: it was exported from another form, or was changed since',
  expired: 'it has expired: the form does not keep submissions that long',
}

const complaintText = ({ pointer, message }: Complaint): string =>
  pointer === '' ? message : `${pointer.slice(1)}: ${message}`

const restored = ({ form, digest, stamper, now }: Preparing, row: SubmissionView): Prepared => {
  const { attemptId } = stamper()
  const made = exportedAttempt({ form, digest, now, attemptId, answers: answersOf(form) }, row)
  return E.mapLeft((why: NotRestored) => sentences[why])(made)
}

/** Prepares a row of a CSV export. Of the possible readings of its cells, the one that matches the receipt is used. */
export const preparedCells = (preparing: Preparing, cells: Readonly<Record<string, string>>): Prepared => {
  let prepared: Prepared = E.left(sentences['not-exported'])
  for (const row of exportedReadings(preparing.form, cells)) {
    prepared = restored(preparing, row)
    if (E.isRight(prepared) || prepared.left !== sentences['receipt-differs']) return prepared
  }
  return prepared
}

/** Prepares a line of an NDJSON export; undefined if another service wrote it. */
export const preparedLine = (preparing: Preparing, line: unknown): Prepared | undefined => {
  const row = FullRow.decode(typeof line === 'object' && line !== null ? { listed: {}, ...line } : line)
  if (E.isLeft(row)) return undefined
  return row.right.form === preparing.form.name
    ? restored(preparing, row.right)
    : E.left(`it was exported from the form “${row.right.form}”`)
}

const isNothing = (cell: unknown): boolean => cell === undefined || cell === null || cell === ''

/** Input for the form from another service's row. */
const inputIn = ({ fields }: AnyForm, mapping: Mapping, row: Fields): Fields =>
  Object.fromEntries(
    [...mapping].flatMap(([column, meaning]) => {
      const description = meaning._tag === 'Field' ? fields[meaning.name]?.description : undefined
      return meaning._tag !== 'Field' || description === undefined || isNothing(row[column])
        ? []
        : [[meaning.name, answerOf(description, row[column])] as const]
    }),
  )

const timeIn = (mapping: Mapping, row: Fields): unknown => {
  const column = [...mapping].find(([, { _tag }]) => _tag === 'Time')?.[0]
  return column === undefined || isNothing(row[column]) ? undefined : row[column]
}

const timeOf = (time: unknown, now: Instant): E.Either<string, Instant> => {
  if (time === undefined) return E.right(now)
  const at = typeof time === 'string' || typeof time === 'number' ? momentIn(String(time)) : undefined
  if (at === undefined) return E.left('its time cannot be read; write it as 2026-11-22T18:00:00Z')
  return at > now ? E.left('its time is in the future') : E.right(at)
}

/**
 * Prepares another service's row. Its id is derived from its whole content and the number of earlier rows with the same
 * content, so that the same row of the same file is the same submission at every import.
 */
export const preparedRow = (
  { form, digest, stamper, now }: Preparing,
  { mapping, row, before }: { readonly mapping: Mapping; readonly row: Fields; readonly before: number },
): Prepared => {
  const input = inputIn(form, mapping, row)
  const at = timeOf(timeIn(mapping, row), now)
  if (E.isLeft(at)) return at
  const checked = form.check(input)
  if (E.isLeft(checked)) return E.left(checked.left.map(complaintText).join(' '))
  const result = computed(form, checked.right)
  if (E.isLeft(result))
    return E.left(
      'complaints' in result.left
        ? result.left.complaints.map(complaintText).join(' ')
        : 'the form’s computation failed',
    )
  const expiresAt = expiryOf(form, at.right)
  if (expiresAt !== undefined && expiresAt * 1000 <= now) return E.left(sentences.expired)
  const content = digest(canonical(['dynamosync-import-1', form.name, row, before]))
  const made = attempt(form, digest, {
    input,
    fields: checked.right,
    computed: result.right,
    key: `import-${content}`,
    stamp: { ...stamper(), receivedAt: at.right },
    answers: answersOf(form),
  })
  // Existing submissions are never replaced by an import.
  return E.right({ ...made, now, whenTaken: 'refuse' })
}
