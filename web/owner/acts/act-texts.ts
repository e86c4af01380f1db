import { words } from '../words/words.js'
import type { Act } from './act.js'
import type { Tally } from './job.js'

/** What became of them, in sentences. */
export const outcomeText = ({ name }: Act, { done, gone, refused }: Tally): string => {
  const { was, refused: refusedText } = words().acts[name]
  return [
    ...(done > 0 || (gone === 0 && refused.size === 0) ? [was(done)] : []),
    ...(gone > 0 ? [words().acts.gone(gone)] : []),
    ...[...refused].map(([why, count]) => refusedText(count, why)),
  ].join(' ')
}

/** How far it is. */
export const progressText = ({ name }: Act, { done }: Tally, total: number | undefined): string => {
  const { soFar, ofTotal } = words().acts[name]
  return total === undefined ? soFar(done) : ofTotal(done, total)
}

/** What those are called that something is done to. */
export const whatText = (total: number | undefined, isFiltered: boolean): string => {
  if (total !== undefined) return words().submissions(total)
  return isFiltered ? words().acts.allThatFit : words().acts.allOfList
}
