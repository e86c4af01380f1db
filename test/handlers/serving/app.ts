import * as E from 'fp-ts/lib/Either.js'
import { record } from '../../../forms/record.js'
import { altchaProofs } from '../../../src/adapters/altcha/proof-of-work.js'
import { httpContract } from '../../../src/adapters/http/index.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { hmac } from '../../../src/adapters/system/mac.js'
import { sha256 } from '../../../src/adapters/system/index.js'
import type { Rejection } from '../../../src/domain/failure/failure.js'
import { type AnyForm, formsOf } from '../../../src/domain/form/form.js'
import { type BehindSite, behindSite } from '../../../src/handlers/serving/behind-site.js'
import { serve } from '../../../src/handlers/serving/serve.js'
import { limiter } from '../../../src/handlers/use-cases/limiting.js'
import { submit } from '../../../src/handlers/use-cases/submit.js'
import type { HttpAnswer, HttpRequest } from '../../../src/ports/http.js'
import type { LogLine } from '../../../src/ports/log.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import type { Transport } from '../../../src/ports/transport.js'

export const noon = 1_700_000_000_000

/** An allowed origin. */
export const site = 'https://www.example.org'

export const json = { 'content-type': 'application/json' } as const
export const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' } as const

/** Parts of a request; by default an empty POST to `record` without an origin. */
export interface Parts {
  readonly method?: string
  readonly path?: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | E.Either<Rejection, never>
}

export const requestOf = ({
  method = 'POST',
  path = '/api/forms/record',
  query = '',
  headers = {},
  body = '',
}: Parts): HttpRequest => ({
  method,
  path,
  query,
  headers: new Map(Object.entries(headers)),
  body: typeof body === 'object' && '_tag' in body ? body : E.right(body),
  requestId: 'request-1',
  deadline: noon + 5_000,
})

const plain: Transport<HttpRequest, HttpAnswer> = { decode: E.right, encode: (answer) => answer }

export interface AppOptions {
  readonly forms?: readonly AnyForm[]
  readonly repository?: Pick<SubmissionRepository, 'add' | 'find'>
  /** Allowed origins; `site` by default. */
  readonly origins?: readonly string[]
  readonly behind?: BehindSite
}

/** The program without gateway and store: requests in, answers and log lines out, at noon. */
export const app = ({
  forms = [record],
  repository = memoryRepository({ clock: () => noon }),
  origins = [site],
  behind = {},
}: AppOptions = {}) => {
  const lines: LogLine[] = []
  const humans = altchaProofs({ mac: hmac([new Uint8Array(32).fill(5)]) })
  let count = 0
  const stamper = () => {
    count += 1
    return {
      attemptId: `attempt-${count}`,
      random: `fresh-key-${String(count).padStart(10, '0')}`,
      receivedAt: noon,
    }
  }
  const through = serve({
    contract: behindSite(behind)(httpContract({ forms: formsOf(forms), origins: new Set(origins), stamper })),
    submit: submit({ stamper, digest: sha256, repository, limiter: limiter({}), humans }),
    humans,
    clock: () => noon,
    log: (line) => lines.push(line),
  })
  const answer = through(plain)
  return { through, lines, send: (parts: Parts): Promise<HttpAnswer> => answer(requestOf(parts)) }
}

/** Members of a JSON body. */
export const membersOf = ({ body }: Pick<HttpAnswer, 'body'>): Readonly<Record<string, unknown>> =>
  JSON.parse(body) as Readonly<Record<string, unknown>>
