import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../domain/failure.js'
import type { Clock } from '../ports/clock.js'
import type { Call, CallResult, HttpAnswer, HttpContract, HttpRequest } from '../ports/http.js'
import type { Log } from '../ports/log.js'
import type { Transport } from '../ports/transport.js'
import type { submit } from './submit.js'

/** What serving stands on. */
export interface Dependencies {
  readonly contract: HttpContract
  readonly submit: ReturnType<typeof submit>
  readonly clock: Clock
  readonly log: Log
}

/** What is answered to where nobody can be told apart. */
const nobody: HttpRequest = {
  method: '',
  path: '',
  query: '',
  headers: new Map(),
  body: E.right(''),
  requestId: 'unknown',
  deadline: 0,
}

/** A bug in what is run becomes a defect, so that every request has an answer. */
const guarded = (task: () => T.Task<CallResult>): T.Task<CallResult> =>
  pipe(
    TE.tryCatch(
      () => task()(),
      (cause): Failure => ({ _tag: 'Defect', cause }),
    ),
    TE.flatMapEither((result) => result),
  )

const causeOf = (result: CallResult): { readonly cause?: string } => {
  if (E.isRight(result) || !('cause' in result.left)) return {}
  const { cause } = result.left
  return { cause: cause instanceof Error ? cause.name : typeof cause }
}

/** Answers requests: reads what one means, has it done, says how it went, and logs one line. */
export const serve = ({ contract, submit, clock, log }: Dependencies) => {
  const run = (call: Call, { deadline }: HttpRequest): T.Task<CallResult> =>
    call._tag === 'Preflight' ? TE.right<Failure, typeof call>(call) : submit(call, deadline)

  const respond = (request: HttpRequest, task: () => T.Task<CallResult>): T.Task<HttpAnswer> => {
    const began = clock()
    return pipe(
      guarded(task),
      T.map((result) => {
        const answer = contract.write(request, result)
        const { requestId, method } = request
        const outcome = E.isRight(result) ? result.right._tag : result.left._tag
        log({
          requestId,
          method,
          status: answer.status,
          outcome,
          ...causeOf(result),
          milliseconds: clock() - began,
        })
        return answer
      }),
    )
  }

  return <Event, Reply>({ decode, encode }: Transport<Event, Reply>) =>
    (event: Event): Promise<Reply> =>
      pipe(
        decode(event),
        E.match(
          (defect) => respond(nobody, () => TE.left(defect)),
          (request) =>
            respond(request, () =>
              pipe(
                TE.fromEither(contract.read(request)),
                TE.flatMap((call) => run(call, request)),
              ),
            ),
        ),
        T.map(encode),
      )()
}
