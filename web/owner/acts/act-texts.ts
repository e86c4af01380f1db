import { words } from '../words/words.js'
import type { Act } from './act.js'
import type { Tally } from './job.js'

/** Result of an action, in sentences. */
export const outcomeText = ({ name }: Act, { done, gone, refused }: Tally): string => {
  const { was, refused: refusedText } = words().acts[name]
  return [
    ...(done > 0 || (gone === 0 && refused.size === 0) ? [was(done)] : []),
    ...(gone > 0 ? [words().acts.gone(gone)] : []),
    ...[...refused].map(([why, count]) => refusedText(count, why)),
  ].join(' ')
}

/** Progress of an action. */
export const progressText = ({ name }: Act, { done }: Tally, total: number | undefined): string => {
  const { soFar, ofTotal } = words().acts[name]
  return total === undefined ? soFar(done) : ofTotal(done, total)
}

/** Noun phrase for the affected submissions. */
export const whatText = (total: number | undefined, isFiltered: boolean): string => {
  if (total !== undefined) return words().submissions(total)
  return isFiltered ? words().acts.allThatFit : words().acts.allOfList
}
