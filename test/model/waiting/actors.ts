import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { CallError } from '../../../src/adapters/dynamodb/client/call-error.js'
import type { Calls, Condition } from '../../../src/adapters/dynamodb/calls/store-calls.js'
import { repositoryOn } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { sha256 } from '../../../src/adapters/system/stamper.js'
import type { AnyForm } from '../../../src/domain/index.js'
import { naturalId, submissionId } from '../../../src/domain/submission/identity.js'
import { erase } from '../../../src/handlers/use-cases/erase.js'
import { hold } from '../../../src/handlers/use-cases/hold.js'
import { release } from '../../../src/handlers/use-cases/release.js'
import { submit } from '../../../src/handlers/use-cases/submit.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import type { Item } from '../memory-calls.js'

export const start = 1_700_000_000_000
const now = start + 1_000
const deadline = now + 20_000

/** What one function invocation is asked to do. */
export interface Spec {
  /** First, with no fault; all at once, with faults; or after all of that, with no fault. */
  readonly when?: 'first' | 'after'
  readonly does: 'submit' | 'release' | 'hold' | 'erase'
  readonly id?: string
  readonly value?: string
  readonly key?: string
  readonly trapped?: true
  /** Milliseconds after the start. */
  readonly at?: number
  /** Which submission an owner names: the one that is held under this key, or the one at the natural key. */
  readonly of?: string
}

/** What came of it: an outcome or a failure by its name, and which submission it is about. */
export interface Heard {
  readonly tag: string
  readonly id?: string | undefined
  readonly receipt?: string | undefined
  readonly fingerprint?: string | undefined
}

/** A call of the store that waits to be carried out. */
export type Request =
  | { readonly _tag: 'Put'; readonly item: Item; readonly when: Condition }
  | { readonly _tag: 'Get'; readonly pk: string }

export type Reply = E.Either<CallError, unknown>

export type TableCalls = Pick<Calls, 'put' | 'get'>

/** The program under test; each member exchangeable, to show what breaks with another one. */
export interface Program {
  readonly calls?: (right: TableCalls) => TableCalls
  readonly repository?: (right: SubmissionRepository) => SubmissionRepository
  readonly release?: typeof release
  readonly erase?: typeof erase
}

const key = (spec: Spec): string => `key-of-${spec.key ?? spec.of}-0123456789`

/** The id under which a submission is held, or would be. */
export const heldId = (form: AnyForm, spec: Spec): string =>
  submissionId(sha256, form.name, { kind: form.naturalKey === undefined ? 'k' : 'h', key: key(spec) })

/** The id of a natural key's place. */
export const openId = (form: AnyForm): string => naturalId(form, sha256, { id: '42' }) ?? ''

/** The submission that an owner names. */
export const targetOf = (form: AnyForm, spec: Spec): string =>
  spec.of === undefined ? openId(form) : heldId(form, spec)

const unasked = () => Promise.reject(new Error('nothing here lists'))

/** Stamps of one actor: the same each time that it is run again. */
const stamperOf = (name: string, at: number) => {
  let count = 0
  return () => {
    count += 1
    return { attemptId: `${name}-${count}`, random: `${name}-random-${count}`, receivedAt: start + at }
  }
}

interface Dependencies {
  readonly stamper: ReturnType<typeof stamperOf>
  readonly digest: typeof sha256
  readonly repository: SubmissionRepository
  readonly notifies: () => boolean
}

const sending = async (form: AnyForm, spec: Spec, dependencies: Dependencies): Promise<Heard> => {
  const { id = '42', value = 'hello', trapped = false } = spec
  const sent = { form, input: { id, value }, trapped, key: spec.key === undefined ? undefined : key(spec) }
  const told = await submit(dependencies)(sent, deadline)()
  if (E.isLeft(told)) return { tag: told.left._tag }
  const { id: stored, receipt, fingerprint } = told.right.submission
  return { tag: told.right._tag, id: stored, receipt, fingerprint }
}

/** Carries out one spec by the program's own use cases, on a store of these calls. */
export const act =
  (form: AnyForm, name: string, spec: Spec, program: Program) =>
  async (calls: TableCalls): Promise<Heard> => {
    const on = {
      ...(program.calls?.(calls) ?? calls),
      add: unasked,
      query: unasked,
      batch: unasked,
      count: unasked,
    }
    const right = repositoryOn({ now: () => now, pause: 0, calls: on })
    const dependencies: Dependencies = {
      stamper: stamperOf(name, spec.at ?? 0),
      digest: sha256,
      repository: program.repository?.(right) ?? right,
      notifies: () => true,
    }
    if (spec.does === 'submit') return sending(form, spec, dependencies)
    const uses = { release: program.release ?? release, erase: program.erase ?? erase, hold }
    const use: (
      ...given: Parameters<ReturnType<typeof release>>
    ) => TaskEither<{ readonly _tag: string }, string | undefined> = uses[spec.does](dependencies)
    const told = await use(form, targetOf(form, spec), deadline)()
    return E.isLeft(told) ? { tag: told.left._tag } : { tag: 'Done', id: told.right }
  }

/** Where an actor is: it asks for a call, or it is over. */
export type Position = { readonly request: Request } | { readonly told: Heard }

/** Runs an actor with the replies that it has had so far. */
export const advance = (
  run: (calls: TableCalls) => Promise<Heard>,
  replies: readonly Reply[],
): Promise<Position> =>
  new Promise((resolve, reject) => {
    let at = 0
    const answer = <A>(request: Request): Promise<A> => {
      const reply = replies[at]
      at += 1
      if (reply !== undefined) return Promise.resolve(structuredClone(reply) as A)
      resolve({ request })
      return new Promise(() => undefined)
    }
    run({
      put: (item, when) => answer({ _tag: 'Put', item: JSON.parse(JSON.stringify(item)) as Item, when }),
      get: ({ pk }) => answer({ _tag: 'Get', pk: String(pk) }),
    }).then((told) => resolve({ told }), reject)
  })
