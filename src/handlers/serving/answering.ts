import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Defect, Failure } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Clock } from '../../ports/clock.js'
import type { Asking, HttpAnswer, HttpContract, HttpRequest, Tagged } from '../../ports/http.js'
import type { Log, LogLine } from '../../ports/log.js'
import type { Transport } from '../../ports/transport.js'

/** Adds the subject, form and submission of a request to the log as soon as they are known. */
export type Note = (about: Pick<LogLine, 'subject' | 'form' | 'submission' | 'held'>) => void

/** Dependencies of answering: a contract, and the function that carries out its calls. */
export interface Answering<Asked, Done extends Tagged> {
  readonly contract: HttpContract<Asked, Done>
  readonly run: (call: Asked, request: HttpRequest, note: Note) => TE.TaskEither<Failure, Done>
  readonly clock: Clock
  readonly log: Log
}

/** A blank request, which is answered if the real request cannot be read. */
const nobody: HttpRequest = {
  method: '',
  path: '',
  query: '',
  headers: new Map(),
  body: E.right(''),
  requestId: 'unknown',
  deadline: 0,
}

const withoutAccept = (headers: HttpRequest['headers']): HttpRequest['headers'] => ({
  get: (name) => (name === 'accept' ? undefined : headers.get(name)),
})

const defect = (cause: unknown): Defect => ({ _tag: 'Defect', cause })

/** Turns a bug in the task into a defect, so that every request has an answer. */
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

/** Answers requests: reads one, carries it out, writes the answer and logs one line. */
export const answering = <Asked, Done extends Tagged>({
  contract,
  run,
  clock,
  log,
}: Answering<Asked, Done>) => {
  type Result = E.Either<Failure, Done>

  /** Reads a request; a bug in reading is answered as a defect. */
  const read = (request: HttpRequest): Asking<Asked> =>
    pipe(
      E.tryCatch(() => contract.read(request), defect),
      E.getOrElse((failure): Asking<Asked> => ({ request, call: E.left(failure) })),
    )

  /**
   * Writes the answer, and returns it with its result. A bug in writing is answered as a defect, in JSON, as the bug
   * may be in writing pages.
   */
  const written = (asking: Asking<Asked>, result: Result): readonly [HttpAnswer, Result] => {
    const { requestId, headers } = asking.request
    const answer = E.tryCatch(() => contract.write(asking, result), defect)
    if (E.isRight(answer)) return [answer.right, result]
    const request = { ...nobody, requestId, headers: withoutAccept(headers) }
    return [contract.write({ request, call: answer }, answer), answer]
  }

  const respond = async (asking: Asking<Asked>, began: Instant): Promise<HttpAnswer> => {
    let noted: Parameters<Note>[0] = {}
    const { request, call, form, test } = asking
    const { requestId, method } = request
    if (form !== undefined && method === 'POST' && !test) noted = { form: form.name }
    const note: Note = (about) => void (noted = { ...noted, ...about })
    const told = E.isLeft(call) ? call : await guarded(() => run(call.right, request, note))
    const [answer, result] = written(asking, told)
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

  return <Event, Reply>({ decode, encode }: Transport<Event, Reply>) =>
    async (event: Event): Promise<Reply> => {
      const began = clock()
      const request = pipe(
        E.tryCatch(() => decode(event), defect),
        E.flatten,
      )
      const asking = E.isLeft(request) ? { request: nobody, call: request } : read(request.right)
      return encode(await respond(asking, began), event)
    }
}
