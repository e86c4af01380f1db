import { memoryWorks } from '../../../src/adapters/memory/work-store.js'
import type { Works } from '../../../src/ports/work-store.js'
import { forgetting, forgetWork } from '../../../src/handlers/use-cases/forgetting.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { ownerContract } from '../../../src/adapters/http/owner/owner-contract.js'
import { memoryDeliveries } from '../../../src/adapters/memory/deliveries.js'
import { memorySwitches } from '../../../src/adapters/memory/notification-marks.js'
import { memoryDayCounts, memoryRepository } from '../../../src/adapters/memory/index.js'
import { tokenVerifier } from '../../../src/adapters/owner/index.js'
import { sha256 } from '../../../src/adapters/system/index.js'
import { type AnyForm, form, formsOf, integer, text } from '../../../src/domain/index.js'
import type { OwnerTelling } from '../../../src/handlers/serving/owner-telling.js'
import { serveOwner } from '../../../src/handlers/serving/serve-owner.js'
import { submit } from '../../../src/handlers/use-cases/submit.js'
import type { HttpAnswer, HttpRequest } from '../../../src/ports/http.js'
import type { DayCounts } from '../../../src/ports/day-counts.js'
import type { LogLine } from '../../../src/ports/log.js'
import type { OwnerVerifier } from '../../../src/ports/owner-verifier.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import type { Transport } from '../../../src/ports/transport.js'
import { noon, type Parts, requestOf, site } from './app.js'

/** Token of an owner of all forms. */
export const master = 'master-token-0123456789-0123456789'

export const note = form('note', {
  name: text({ label: 'Name', maxLength: 100, listed: true }),
  count: integer({ label: 'Count', listed: true, optional: true }),
  secret: text({ label: 'Secret', maxLength: 1000 }),
})
export const other = form('other', { name: text({ label: 'Name', maxLength: 100 }) })

const plain: Transport<HttpRequest, HttpAnswer> = { decode: E.right, encode: (answer) => answer }

export interface OwnerAppOptions {
  /** Forms; `note` and `other` by default. */
  readonly forms?: readonly AnyForm[]
  readonly repository?: SubmissionRepository
  readonly dayCounts?: DayCounts
  readonly works?: Works
  readonly verifier?: OwnerVerifier
  readonly telling?: OwnerTelling
  /** Clock in milliseconds since 1970. */
  readonly clock?: () => number
}

/** The owners' side, with a way to submit to it: requests in, answers out. */
export const ownerApp = ({
  forms: given = [note, other],
  clock = () => noon,
  works = memoryWorks({ clock }),
  repository = forgetting(memoryRepository({ clock }), forgetWork(works, clock)),
  dayCounts = memoryDayCounts({ clock }),
  verifier = tokenVerifier(master),
  telling = {
    deliveries: memoryDeliveries({ clock }),
    switches: memorySwitches(),
    targets: new Set(['team', 'crm']),
  },
}: OwnerAppOptions = {}) => {
  const forms = formsOf(given)
  const lines: LogLine[] = []
  let count = 0
  const stamper = () => {
    count += 1
    return { attemptId: `attempt-${count}`, random: `random-${count}`, receivedAt: clock() }
  }
  const take = submit({ stamper, digest: sha256, repository })
  const answer = serveOwner({
    forms,
    contract: ownerContract({ forms, origins: new Set([site]) }),
    verifier,
    repository,
    telling,
    dayCounts,
    works,
    digest: sha256,
    stamper,
    clock,
    log: (line) => lines.push(line),
  })(plain)
  const deadline = (): number => clock() + 20_000
  return {
    lines,
    works,
    repository,
    telling,
    send: (parts: Parts & { readonly caller?: unknown }) =>
      answer({
        ...requestOf({ method: 'GET', path: '/api/forms/note/submissions', ...parts }),
        caller: parts.caller,
        deadline: deadline(),
      }),
    /** Id of the stored submission, or the failure's tag. */
    put: async (input: Readonly<Record<string, unknown>>, key?: string): Promise<string> => {
      const result = await take({ form: note, input, key }, deadline())()
      return E.isRight(result) ? result.right.submission.id : result.left._tag
    },
  }
}

export const bearer = (token: string): Readonly<Record<string, string>> => ({
  authorization: `Bearer ${token}`,
})

/** Identifies every request as an owner of these forms. */
export const ownerOf =
  (names: readonly string[]): OwnerVerifier =>
  () =>
    TE.right({ subject: 'ada', forms: new Set(names) })
