import { pipe } from 'fp-ts/lib/function.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { checkOpen } from '../../domain/form/opening.js'
import type { Clock } from '../../ports/clock.js'
import type { HttpContract } from '../../ports/http.js'
import type { Log } from '../../ports/log.js'
import { answering } from './answering.js'
import type { submit } from '../use-cases/submit.js'

/** Dependencies of serving forms. */
export interface Dependencies {
  readonly contract: HttpContract
  /** Stores what was sent, once. */
  readonly submit: ReturnType<typeof submit>
  readonly clock: Clock
  readonly log: Log
}

/** Answers whoever fills in a form. */
export const serve = ({ contract, submit, clock, log }: Dependencies) =>
  answering({
    contract,
    clock,
    log,
    run: (call, { deadline, address }) => {
      if (call._tag === 'Submit') return submit({ ...call, address }, deadline)
      if (call._tag === 'Preflight') return TE.right(call)
      return TE.fromEither(
        pipe(
          checkOpen(call.form, clock()),
          E.map(() => call),
        ),
      )
    },
  })
