import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { FormSummary } from '../../../domain/contract/owner/form-answers.js'
import type { OwnerStore } from '../../../ports/owner-store.js'
import { canAsk, isConfirmed } from '../confirm.js'
import { toEach } from '../each.js'
import { foundEverywhere, type FoundIn } from '../found-everywhere.js'
import { counted, exit, note, print, safe } from '../output.js'
import { type Place, storeAt } from '../place.js'
import { linesOf } from './show.js'
import { unreadableLines } from '../unreadable-text.js'

export interface EverywhereOptions extends Place {
  readonly where?: readonly string[]
  readonly ignoreCase?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

const show = ({ form, found: { ids, shown } }: FoundIn): void => {
  if (ids.length > 0) note(`${form.title} (${form.name}): ${counted(ids.length)}`)
  for (const line of shown.flatMap(linesOf)) note(line)
  if (ids.length > shown.length) note(`… and ${ids.length - shown.length} more.`)
}

const isWanted = async (
  { place }: OwnerStore,
  all: readonly FoundIn[],
  { yes }: EverywhereOptions,
): Promise<boolean> => {
  if (yes) return true
  if (!canAsk()) throw new Error('stdin is not a terminal; pass --yes to erase without confirmation')
  for (const each of all) show(each)
  const count = all.reduce((sum, { found }) => sum + found.ids.length, 0)
  return isConfirmed(
    `Erase ${count === 1 ? 'this submission' : `these ${count} submissions`} in ${place} permanently?`,
  )
}

/** Key of a submission among those of all forms. */
const keyOf = ({ name }: FormSummary, id: string): string => `${name} ${id}`

const eraseAll = (store: OwnerStore, all: readonly FoundIn[], json: boolean | undefined): Promise<number> =>
  toEach(
    all.flatMap(({ form, found }) => found.ids.map((id) => keyOf(form, id))),
    {
      done: 'erased',
      run: (key) => {
        const [form = '', id = ''] = key.split(' ')
        return pipe(
          store.erase(form, id),
          TE.map(() => ({ form, id })),
        )
      },
      show: (key, { form, id }) => print(json ? safe({ form, erased: id }) : `Erased ${key}.`),
    },
  )

const report = (all: readonly FoundIn[]): void => {
  for (const { form, found } of all) note(`${form.name}: ${counted(found.ids.length)} found.`)
}

/**
 * Erases, in all forms, the submissions with certain values, after showing them and asking. @returns the exit code
 */
export const eraseEverywhere = async (options: EverywhereOptions): Promise<number> => {
  if (options.where === undefined)
    throw new Error(
      'erase --everywhere needs --where with a field and its value, such as email=ada@example.org',
    )
  const store = await storeAt(options)
  const all = await foundEverywhere(store, { where: options.where, ignoreCase: options.ignoreCase })
  const unreadable = all.flatMap(({ form, found }) =>
    unreadableLines(found, ', and may have the value.').map((line) => keyOf(form, line)),
  )
  for (const line of unreadable) note(line)
  report(all)
  const isNone = all.every(({ found }) => found.ids.length === 0)
  if (isNone) note('No submission has these values; nothing was erased.')
  const isErased = !isNone && (await isWanted(store, all, options))
  if (!isNone && !isErased) note('Nothing was erased.')
  const code = isErased ? await eraseAll(store, all, options.json) : exit.findings
  return unreadable.length > 0 ? Math.max(code, exit.trouble) : code
}
