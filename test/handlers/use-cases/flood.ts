import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { memoryCounters } from '../../../src/adapters/memory/counters.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { sha256 } from '../../../src/adapters/system/index.js'
import { altchaProofs } from '../../../src/adapters/altcha/proof-of-work.js'
import { hmac } from '../../../src/adapters/system/mac.js'
import type { RepositoryError } from '../../../src/domain/failure/failure.js'
import { form, text } from '../../../src/domain/index.js'
import type { AnyForm } from '../../../src/domain/form/form.js'
import type { Outcome } from '../../../src/domain/submission/outcome.js'
import { limiter } from '../../../src/handlers/use-cases/limiting.js'
import { submit } from '../../../src/handlers/use-cases/submit.js'
import type { Counters } from '../../../src/ports/limiter.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'

/** A form without options, so with the default limits. */
export const note = form('note', { name: text({ label: 'Name', maxLength: 100 }) })

export const begin = Date.UTC(2027, 0, 4, 8)

/** Result of one submission: `open`, `Replayed`, the reason it is held, or the failure. */
export type Fate = string

interface Sent {
  readonly address?: string | undefined
  readonly key?: string
  readonly name?: string
  readonly at?: number
  readonly instance?: number
  readonly test?: boolean
  readonly proof?: string
}

interface Options {
  readonly of?: AnyForm
  readonly instances?: number
  /** Fault of the counter, instead of adding. */
  readonly fault?: () => RepositoryError | undefined
  readonly secret?: boolean
}

const fateOf = (result: E.Either<{ readonly _tag: string }, Outcome>): Fate => {
  if (E.isLeft(result)) return result.left._tag
  const { _tag, submission } = result.right
  return _tag === 'Replayed' ? _tag : (submission.why?.join() ?? 'open')
}

/** Signing key of these deployments. */
export const mac = hmac([new Uint8Array(32).fill(7)])

/** Several instances of the program on one store, with all its calls counted. */
export const deployment = ({
  of = note,
  instances = 1,
  fault = () => undefined,
  secret = true,
}: Options = {}) => {
  let now = begin
  let made = 0
  const clock = () => now
  const calls = { counter: 0, add: 0, find: 0 }
  const names: string[] = []
  const inner = { counters: memoryCounters({ clock }), repository: memoryRepository({ clock }) }
  const counters: Counters = {
    add: (counter, count, deadline) => {
      calls.counter += 1
      names.push(counter.name)
      const failure = fault()
      return failure === undefined ? inner.counters.add(counter, count, deadline) : TE.left(failure)
    },
  }
  const repository: Pick<SubmissionRepository, 'add' | 'find'> = {
    add: (...given) => {
      calls.add += 1
      return inner.repository.add(...given)
    },
    find: (...given) => {
      calls.find += 1
      return inner.repository.find(...given)
    },
  }
  const signs = secret ? mac : undefined
  const stamper = () => {
    made += 1
    return { attemptId: `attempt-${made}`, random: `random-${made}`, receivedAt: now }
  }
  const each = Array.from({ length: instances }, () =>
    submit({
      stamper,
      digest: sha256,
      repository,
      mac: signs,
      limiter: limiter({ counters, mac: signs }),
      humans: altchaProofs({ mac }),
    }),
  )
  const send = async (sent: Sent = {}): Promise<Fate> => {
    const { at = now, instance = made % instances, name = 'Ada', ...rest } = sent
    now = at
    const to = each[instance]
    if (to === undefined) throw new RangeError('no such instance')
    return fateOf(await to({ form: of, input: { name }, ...rest }, now + 5_000)())
  }
  return { send, calls, names, repository: inner.repository }
}

/** Number of results by kind. */
export const tally = (fates: readonly Fate[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const fate of fates) counts[fate] = (counts[fate] ?? 0) + 1
  return counts
}
