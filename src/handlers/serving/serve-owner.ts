import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../../domain/failure/failure.js'
import type { AnyForm, Forms } from '../../domain/form/form.js'
import { type Digest, isSubmissionId } from '../../domain/submission/identity.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { type Owner, owns, subjectInLog } from '../../domain/reading/owner.js'
import type { Clock } from '../../ports/clock.js'
import type { DayCounts } from '../../ports/day-counts.js'
import type { Log } from '../../ports/log.js'
import type {
  OwnerAnswered,
  OwnerCall,
  OwnerContract,
  OwnerAction,
  TellingAction,
} from '../../ports/owner-http.js'
import type { ReadQuery } from '../../domain/reading/read-query.js'
import type { OwnerVerifier } from '../../ports/owner-verifier.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { answering, type Note } from './answering.js'
import { grantTelling, isTelling, type OwnerTelling } from './owner-telling.js'
import { withTellingStatus } from '../use-cases/deliveries/telling-status.js'
import { grantWork, isWork } from './owner-work.js'
import type { Works } from '../../ports/work-store.js'
import { countDays } from '../use-cases/reading/count-days.js'
import { countHeld } from '../use-cases/reading/count-held.js'
import { findToday } from '../use-cases/reading/find-today.js'
import { listPage } from '../use-cases/reading/list-page.js'
import { fullListPage } from '../use-cases/reading/full-list-page.js'
import type { Stamper } from '../../ports/stamper.js'
import { erase } from '../use-cases/erase.js'
import { hold } from '../use-cases/hold.js'
import { type Notifies, release } from '../use-cases/release.js'

type Preflight = Extract<OwnerCall, { readonly _tag: 'Preflight' }>

/** Dependencies of answering owners. */
export interface Dependencies {
  readonly forms: Forms
  readonly contract: OwnerContract
  readonly verifier: OwnerVerifier
  readonly repository: SubmissionRepository
  readonly stamper: Stamper
  readonly notifies?: Notifies | undefined
  /** Notifications; left out if the deployment has none. */
  readonly telling?: OwnerTelling | undefined
  /** The owners' work on submissions. */
  readonly works: Works
  readonly dayCounts: DayCounts
  readonly digest: Digest
  readonly clock: Clock
  readonly log: Log
}

type Answer = TE.TaskEither<Failure, OwnerAnswered>

/** Answers a request for another owner's form as if the form were missing. */
const theirs = (form: AnyForm | undefined, owner: Owner): E.Either<Failure, AnyForm> =>
  form !== undefined && owns(owner, form.name) ? E.right(form) : E.left({ _tag: 'FormNotFound' })

const list = ({ repository }: Dependencies, form: AnyForm, query: ReadQuery, deadline: Instant): Answer =>
  query.full
    ? pipe(
        fullListPage({ repository })(form, query, deadline),
        TE.map((page): OwnerAnswered => ({ _tag: 'ListedInFull', query, page })),
      )
    : pipe(
        listPage({ repository })(form, query, deadline),
        TE.map((page): OwnerAnswered => ({ _tag: 'Listed', query, page })),
      )

/** Answers a malformed id in the same way as an unknown id. */
const withId = (id: string, ask: () => Answer): Answer =>
  isSubmissionId(id) ? ask() : TE.left({ _tag: 'SubmissionNotFound' })

/** Never log a malformed id: it is raw user input. */
const about = ({ name }: AnyForm, action: OwnerAction): Parameters<Note>[0] =>
  'id' in action && isSubmissionId(action.id) ? { form: name, submission: action.id } : { form: name }

/** Opens or holds a submission. */
const moved = (
  dependencies: Dependencies,
  form: AnyForm,
  { _tag, id }: Extract<OwnerAction, { readonly _tag: 'Release' | 'Hold' }>,
  deadline: Instant,
): Answer =>
  _tag === 'Release'
    ? pipe(
        release(dependencies)(form, id, deadline),
        TE.map((open) => ({ _tag: 'Released', id: open })),
      )
    : pipe(
        hold(dependencies)(form, id, deadline),
        TE.map((held) => ({ _tag: 'Held', id: held })),
      )

const counted = (dependencies: Dependencies, form: AnyForm, days: number, deadline: Instant): Answer =>
  pipe(
    countDays(dependencies)(form, days, deadline),
    TE.flatMap((counts) =>
      pipe(
        countHeld(dependencies)(form, deadline),
        TE.map((held) => ({ _tag: 'Counted' as const, form: form.name, days: counts, held })),
      ),
    ),
  )

const tellingOf = (
  { telling, ...dependencies }: Dependencies,
  form: AnyForm,
  action: TellingAction,
  deadline: Instant,
): Answer =>
  telling === undefined
    ? TE.left({ _tag: 'TargetNotFound' })
    : grantTelling({ ...dependencies, telling }, form, action, deadline)

/** The dependencies, and the owner. */
interface Granting extends Dependencies {
  readonly by: string
}

const grant = (dependencies: Granting, form: AnyForm, action: OwnerAction, deadline: Instant): Answer => {
  const { repository } = dependencies
  if (isWork(action)) return grantWork(dependencies, form, action, deadline)
  if (isTelling(action)) return tellingOf(dependencies, form, action, deadline)
  switch (action._tag) {
    case 'List':
      return pipe(
        TE.fromEither<Failure, ReadQuery>(action.query),
        TE.flatMap((query) => list(dependencies, form, query, deadline)),
      )
    case 'Count':
      return pipe(
        TE.fromEither<Failure, number>(action.days),
        TE.flatMap((days) => counted(dependencies, form, days, deadline)),
      )
    case 'Find':
      return withId(action.id, () =>
        pipe(
          findToday({ repository })(form, action.id, deadline),
          TE.map((submission) => ({ _tag: 'Found', submission })),
        ),
      )
    case 'Erase':
      return withId(action.id, () =>
        pipe(
          erase(dependencies)(form, action.id, deadline),
          TE.map(() => ({ _tag: 'Erased' })),
        ),
      )
    case 'Release':
    case 'Hold':
      return withId(action.id, () => moved(dependencies, form, action, deadline))
  }
}

const listForms = ({ forms, telling }: Dependencies, owner: Owner, deadline: Instant): Answer => {
  const own = [...forms.values()].filter(({ name }) => owns(owner, name))
  return pipe(
    TE.fromTask(async () =>
      telling === undefined ? own.map((form) => ({ form })) : withTellingStatus(telling)(own, deadline),
    ),
    TE.map((told) => ({ _tag: 'Forms', forms: told })),
  )
}

/** Answers owners only: identifies the owner, checks that the form is theirs, then carries out the request. */
export const serveOwner = (dependencies: Dependencies) => {
  const { contract, verifier, digest, clock, log } = dependencies
  const answer = (
    owner: Owner,
    call: Exclude<OwnerCall, Preflight>,
    deadline: Instant,
    note: Note,
  ): Answer => {
    note({ subject: subjectInLog(digest, owner) })
    return call._tag === 'Forms'
      ? pipe(
          TE.fromEither<Failure, undefined>(call.query),
          TE.flatMap(() => listForms(dependencies, owner, deadline)),
        )
      : pipe(
          TE.fromEither(theirs(call.form, owner)),
          TE.flatMap((form) => {
            note(about(form, call.action))
            return grant({ ...dependencies, by: owner.subject }, form, call.action, deadline)
          }),
        )
  }
  return answering({
    contract,
    clock,
    log,
    run: (call, { deadline }, note): Answer =>
      call._tag === 'Preflight'
        ? TE.right(call)
        : pipe(
            verifier(call.credentials),
            TE.flatMap((owner) => answer(owner, call, deadline, note)),
          ),
  })
}
