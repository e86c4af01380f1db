import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Defect, Failure } from '../../domain/failure/failure.js'
import type { Clock } from '../../ports/clock.js'
import type { HttpAnswer, HttpContract, HttpRequest, Told } from '../../ports/http.js'
import type { Log, LogLine } from '../../ports/log.js'
import type { Transport } from '../../ports/transport.js'

/** Who asked about what, for the log; said as soon as it is known. */
export type Note = (about: Pick<LogLine, 'subject' | 'form' | 'submission'>) => void

/** What answering stands on: a contract, and who does what it reads. */
export interface Answering<Asked, Done extends Told> {
  readonly contract: HttpContract<Asked, Done>
  readonly run: (call: Asked, request: HttpRequest, note: Note) => TE.TaskEither<Failure, Done>
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

const defect = (cause: unknown): Defect => ({ _tag: 'Defect', cause })

/** A bug in what is run becomes a defect, so that every request has an answer. */
const guarded = async <Done>(task: () => TE.TaskEither<Failure, Done>): Promise<E.Either<Failure, Done>> => {
  try {
    return await task()()
  } catch (cause) {
    return E.left(defect(cause))
  }
}

const causeOf = (result: E.Either<Failure, unknown>): { readonly cause?: string } => {
  if (E.isRight(result) || !('cause' in result.left)) return {}
  const { cause } = result.left
  return { cause: cause instanceof Error ? cause.name : typeof cause }
}

/** Answers requests: reads what one means, has it done, says how it went, and logs one line. */
export const answering = <Asked, Done extends Told>({
  contract,
  run,
  clock,
  log,
}: Answering<Asked, Done>) => {
  type Result = E.Either<Failure, Done>

  /** An answer, and what it answers to. A bug in putting one is answered too, as if nothing had been asked. */
  const written = (request: HttpRequest, result: Result): readonly [HttpAnswer, Result] => {
    const { requestId, headers } = request
    const answer = E.tryCatch(() => contract.write(request, result), defect)
    return E.isRight(answer)
      ? [answer.right, result]
      : [contract.write({ ...nobody, requestId, headers }, answer), answer]
  }

  const respond = async (
    request: HttpRequest,
    task: (note: Note) => TE.TaskEither<Failure, Done>,
  ): Promise<HttpAnswer> => {
    const began = clock()
    let noted: Parameters<Note>[0] = {}
    const told = await guarded(() => task((about) => void (noted = { ...noted, ...about })))
    const [answer, result] = written(request, told)
    const { requestId, method } = request
    const outcome = E.isRight(result) ? result.right._tag : result.left._tag
    log({
      requestId,
      method,
      status: answer.status,
      outcome,
      ...noted,
      ...causeOf(result),
      milliseconds: clock() - began,
    })
    return answer
  }

  /** What a request asks for, done; or why it cannot be. */
  const done = (request: HttpRequest, note: Note): TE.TaskEither<Failure, Done> => {
    const call = contract.read(request)
    return E.isLeft(call) ? TE.left(call.left) : run(call.right, request, note)
  }

  return <Event, Reply>({ decode, encode }: Transport<Event, Reply>) =>
    async (event: Event): Promise<Reply> => {
      const request = pipe(
        E.tryCatch(() => decode(event), defect),
        E.flatten,
      )
      const answer = E.isLeft(request)
        ? respond(nobody, () => TE.left(request.left))
        : respond(request.right, (note) => done(request.right, note))
      return encode(await answer, event)
    }
}
