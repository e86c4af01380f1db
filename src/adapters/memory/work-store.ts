import * as E from 'fp-ts/lib/Either.js'
import { hasExpired } from '../../domain/kernel/instant.js'
import type { KeptWork } from '../../domain/work/work.js'
import type { Clock } from '../../ports/clock.js'
import type { Changed } from '../../ports/deliveries.js'
import type { Works } from '../../ports/work-store.js'
import { inTimeBy } from './in-time.js'

const changed: Changed = { _tag: 'Changed' }

/** The owners' work in the memory of this process. */
export const memoryWorks = ({ clock }: { readonly clock: Clock }): Works => {
  const items = new Map<string, KeptWork>()
  const present = (form: string, id: string): KeptWork | undefined => {
    const found = items.get(`${form}#${id}`)
    return found === undefined || hasExpired(clock(), found) ? undefined : found
  }
  const put = (kept: KeptWork): E.Either<Changed, undefined> => {
    if ((present(kept.form, kept.id)?.rev ?? 0) !== kept.rev) return E.left(changed)
    items.set(`${kept.form}#${kept.id}`, { ...kept, rev: kept.rev + 1 })
    return E.right(undefined)
  }
  const inTime = inTimeBy(clock)
  return {
    find: (form, id, deadline) => inTime(deadline, () => E.right(present(form, id))),
    known: (form, ids, deadline) =>
      inTime(deadline, () => E.right([...new Set(ids)].flatMap((id) => present(form, id) ?? []))),
    put: (kept, deadline) => inTime(deadline, () => put(kept)),
  }
}
