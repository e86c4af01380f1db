import { repositoryOwnerStore } from '../../adapters/owner-repository/store.js'
import { repositoryTellingStore } from '../../adapters/owner-repository/telling.js'
import type { Failure } from '../../domain/failure/failure.js'
import type { Forms } from '../../domain/form/form.js'
import { targetNames } from '../../domain/form/notify.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Digest } from '../../domain/submission/identity.js'
import type { Clock } from '../../ports/clock.js'
import type { OwnerStore, Trouble } from '../../ports/owner-store.js'
import type { Stamper } from '../../ports/stamper.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { TellingStore } from '../../ports/notification/telling-store.js'
import { grantTelling, type TellingParts } from '../serving/owner-telling.js'
import { erase } from '../use-cases/erase.js'
import { findToday } from '../use-cases/reading/find-today.js'
import { listPage } from '../use-cases/reading/list-page.js'
import { fullListPage, fullListPages } from '../use-cases/reading/full-list-page.js'
import { hold } from '../use-cases/hold.js'
import { withTellingStatus } from '../use-cases/deliveries/telling-status.js'
import { type Notifies, release } from '../use-cases/release.js'

/** Timeout of one call to a store in milliseconds; a person is waiting. */
const patience = 30_000

/** Deadline of a call that begins now. */
export const deadlineBy = (clock: Clock) => (): Instant => clock() + patience

/** Common parts of an owner's stores. */
interface Parts {
  readonly forms: Forms
  readonly clock: Clock
  readonly stamper: Stamper
  readonly digest: Digest
  readonly told: (failure: Failure) => Trouble
}

/** Parts of an owner's store on a repository. */
export interface OwnerStoreParts extends Parts {
  readonly repository: Pick<SubmissionRepository, 'add' | 'change' | 'find' | 'page' | 'read' | 'erase'>
  readonly notifies?: Notifies | undefined
  /** Short description of the store. */
  readonly place: string
}

/** Makes an owner's store from a repository. */
export const ownerStoreOn = (parts: OwnerStoreParts): OwnerStore => {
  const deadline = deadlineBy(parts.clock)
  const acts = {
    page: listPage(parts),
    fullPage: fullListPage(parts),
    fullPages: fullListPages(parts, deadline),
    find: findToday(parts),
    release: release(parts),
    hold: hold(parts),
    erase: erase(parts),
  }
  return repositoryOwnerStore({ ...parts, acts, deadline })
}

/** Parts of an owner's notifications in a table. */
export interface TellingStoreParts extends Parts {
  readonly repository: Pick<SubmissionRepository, 'find'>
  readonly telling: Omit<TellingParts['telling'], 'targets'>
}

/** All targets that the forms name, taken for the deployment's targets, which a table does not record. */
const namedIn = (forms: Forms): ReadonlySet<string> =>
  new Set([...forms.values()].flatMap(({ notify }) => targetNames(notify)))

/** Makes an owner's view of the notifications in a table. */
export const tellingStoreOn = ({ forms, told, ...given }: TellingStoreParts): TellingStore => {
  const parts = { ...given, telling: { ...given.telling, targets: namedIn(forms) } }
  const deadline = deadlineBy(parts.clock)
  return repositoryTellingStore({
    forms,
    told,
    grant: (form, action) => grantTelling(parts, form, action, deadline()),
    status: (all) => () => withTellingStatus(parts.telling)(all, deadline()),
  })
}
