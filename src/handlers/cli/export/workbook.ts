import { rename, rm, writeFile } from 'node:fs/promises'
import * as E from 'fp-ts/lib/Either.js'
import { progress } from '../../../adapters/terminal/progress.js'
import type { SubmissionAnswer } from '../../../domain/contract/owner/submission-answers.js'
import { mostRows, sheetName, sheetOf } from '../../../domain/reading/sheet/sheet.js'
import { interruption } from '../interrupt.js'
import { counted, note } from '../output.js'
import { conditionsIn } from '../where.js'
import type { Job, Written } from './write.js'

/** Submissions collected for a workbook. */
interface Gathered {
  readonly rows: readonly SubmissionAnswer[]
  readonly unreadable: readonly string[]
  readonly newer: readonly string[]
}

/** Reads all submissions, as a workbook is written in one piece. */
const gather = async (
  { store, form, options }: Omit<Job, 'sink'>,
  isStopped: () => boolean,
): Promise<Gathered | undefined> => {
  const { order, from, state, to = new Date().toISOString() } = options
  const conditions = conditionsIn(form, options.where)
  const bar = progress(`Exporting ${form.name}`, 'read')
  const rows: SubmissionAnswer[] = []
  const [unreadable, newer]: [string[], string[]] = [[], []]
  try {
    for await (const page of store.whole(form.name, { order, from, state, to })) {
      if (E.isLeft(page)) throw new Error(page.left.message)
      rows.push(
        ...page.right.submissions.filter(({ fields }) => conditions.every(({ holds }) => holds(fields))),
      )
      unreadable.push(...(page.right.unreadable ?? []))
      newer.push(...(page.right.newer ?? []))
      if (rows.length > mostRows)
        throw new Error(
          `an XLSX file holds at most ${counted(mostRows)}; export fewer with --from and --to, or use --format csv`,
        )
      bar.update(0, rows.length)
      if (isStopped()) return undefined
    }
  } finally {
    bar.end()
  }
  return { rows, unreadable, newer }
}

/** Writes a file, and renames it once it is complete. */
const writeTo = async (out: string, bytes: Uint8Array): Promise<void> => {
  const part = `${out}.part`
  try {
    await writeFile(part, bytes, { mode: 0o600 })
    await rename(part, out)
  } catch (cause) {
    await rm(part, { force: true })
    throw new Error(`${out} cannot be written: ${cause instanceof Error ? cause.message : 'unknown'}`, {
      cause,
    })
  }
}

const zoneIn = (zone: string): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch (cause) {
    throw new Error(`“${zone}” is an unknown time zone; use one such as Europe/Berlin or UTC`, { cause })
  }
}

/** Writes submissions as an XLSX file. @returns the result, or an exit code after Ctrl-C */
export const exportWorkbook = async (job: Omit<Job, 'sink'>): Promise<Written | number> => {
  const { form, options } = job
  const { out, zone = new Intl.DateTimeFormat().resolvedOptions().timeZone } = options
  if (out === undefined)
    throw new Error('--format xlsx needs --out with the name of a file, such as contact.xlsx')
  const known = zoneIn(zone)
  const stop = interruption()
  const found = await gather(job, () => stop.code() !== undefined)
  stop.end()
  if (found === undefined) {
    note('Stopped; nothing was written.')
    return stop.code() ?? 0
  }
  const { rows, unreadable, newer } = found
  // Loaded here, as no other command needs it.
  const { workbook } = await import('../../../adapters/xlsx/workbook.js')
  await writeTo(out, await workbook(sheetName(form.title), sheetOf(form, rows, { zone: known })))
  return { rows: rows.length, unreadable, newer, seen: [], isWhole: true }
}
