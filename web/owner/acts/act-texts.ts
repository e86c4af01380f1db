import { countText, numberText } from '../formats.js'
import type { Act } from './act.js'
import type { Tally } from './job.js'

const were = (count: number): string => (count === 1 ? 'was' : 'were')

const refusedTexts = ({ done: past }: Act, refused: Tally['refused']): readonly string[] =>
  [...refused].map(([why, count]) => `${countText(count)} could not be ${past}: ${why}`)

/** What became of them, in sentences. */
export const outcomeText = (act: Act, { done, gone, refused }: Tally): string =>
  [
    ...(done > 0 || (gone === 0 && refused.size === 0)
      ? [`${countText(done)} ${were(done)} ${act.done}.`]
      : []),
    ...(gone > 0 ? [`${countText(gone)} ${were(gone)} there no longer.`] : []),
    ...refusedTexts(act, refused),
  ].join(' ')

/** How far it is. */
export const progressText = ({ done: past }: Act, { done }: Tally, total: number | undefined): string =>
  total === undefined
    ? `${countText(done)} ${past} so far`
    : `${numberText(done)} of ${countText(total)} ${past}`

/** What those are called that something is done to. */
export const whatText = (total: number | undefined, isFiltered: boolean): string => {
  if (total !== undefined) return countText(total)
  return isFiltered ? 'all submissions that fit the filter' : 'all submissions of this list'
}
