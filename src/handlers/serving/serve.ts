import { pipe } from 'fp-ts/lib/function.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { checkOpen } from '../../domain/form/opening.js'
import type { Clock } from '../../ports/clock.js'
import type { Failure } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Answered, Call, HttpContract } from '../../ports/http.js'
import type { Humans } from '../../ports/humans.js'
import type { Log } from '../../ports/log.js'
import { answering } from './answering.js'
import type { submit } from '../use-cases/submit.js'

/** Dependencies of answering senders. */
export interface Dependencies {
  readonly contract: HttpContract
  /** The submit use case. */
  readonly submit: ReturnType<typeof submit>
  readonly clock: Clock
  readonly log: Log
  /** Makes challenges; without it, there are none. */
  readonly humans?: { readonly challenge?: Humans['challenge'] | undefined } | undefined
}

const challenge = (
  humans: Dependencies['humans'],
  { form, key }: Extract<Call, { readonly _tag: 'Ask' }>,
  now: Instant,
): TE.TaskEither<Failure, Answered> =>
  humans?.challenge === undefined
    ? TE.left({ _tag: 'FormNotFound' })
    : pipe(
        TE.fromTask(humans.challenge({ form: form.name, key, now })),
        TE.map((made): Answered => ({ _tag: 'Challenge', challenge: made })),
      )

/** Answers senders. */
export const serve = ({ contract, submit, clock, log, humans }: Dependencies) =>
  answering({
    contract,
    clock,
    log,
    run: (call, { deadline, address }, note) => {
      if (call._tag === 'Submit')
        return pipe(
          submit({ ...call, address }, deadline),
          TE.map((done) => {
            if (done.submission.waits !== undefined) note({ held: true })
            return done
          }),
        )
      if (call._tag === 'Preflight') return TE.right(call)
      if (call._tag === 'Ask') return challenge(humans, call, clock())
      return TE.fromEither(
        pipe(
          checkOpen(call.form, clock()),
          E.map(() => call),
        ),
      )
    },
  })
