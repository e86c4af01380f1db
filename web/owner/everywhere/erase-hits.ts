import * as E from 'fp-ts/lib/Either.js'
import { acts } from '../acts/act.js'
import { bulkDialog, type BulkOptions } from '../acts/bulk.js'
import type { Api } from '../api.js'
import { patiently } from '../patience.js'
import type { Hit } from './gather.js'
import { words } from '../words/words.js'

/** Key of a submission among those of all forms. */
export const keyOf = ({ form, submission }: Hit): string => `${form.name} ${submission.id}`

/** Asks, erases the hits in all forms with a progress report, and shows the result. */
export const eraseHits = (
  api: Api,
  hits: readonly Hit[],
  ends: Pick<BulkOptions, 'onLeft' | 'onEnd'>,
): void => {
  let keys = hits.map(keyOf)
  bulkDialog({
    ...ends,
    act: acts.erase,
    what: words().submissionsOfAllForms(keys.length),
    total: keys.length,
    asks: true,
    next: () => {
      const all = keys
      keys = []
      return Promise.resolve(E.right(all))
    },
    perform: (key, signal) => {
      const [form = '', id = ''] = key.split(' ')
      return patiently(() => api.erase(form, id), signal)
    },
  })
}
