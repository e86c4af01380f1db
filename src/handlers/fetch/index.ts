import { bodyWithin, fetchTransport } from '../../adapters/fetch/transport.js'
import { httpContract } from '../../adapters/http/sender-contract.js'
import { wireLimitOf } from '../../adapters/http/body/body-limit.js'
import { limits } from '../../adapters/http/limits.js'
import { sha256, systemClock, systemStamper } from '../../adapters/system/stamper.js'
import { type AnyForm, formsOf } from '../../domain/form/form.js'
import type { Log } from '../../ports/log.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { serve } from '../serving/serve.js'
import { submit } from '../use-cases/submit.js'

/** What a service decides that takes forms itself. */
export interface FetchOptions {
  readonly forms: readonly AnyForm[]
  readonly repository: Pick<SubmissionRepository, 'add' | 'find'>
  /** Exact origins whose pages may post here, beside the service's own. */
  readonly origins?: readonly string[]
  /** What the site is called, on the pages for browsers without script; DynamoSync by default. */
  readonly site?: string
  /** Where each request's line goes; by default nowhere. */
  readonly log?: Log
  /** Bytes of what is sent, once it is decoded: 64 KiB by default, 256 KiB at most. A form whose own fields may hold more takes more. */
  readonly bodyLimit?: number
}

/**
 * Forms as one line in any framework that speaks the web standard's `Request` and `Response`.
 *
 * @returns a function that answers requests to `/forms/{form}`, with or without a leading `/api`; it never rejects
 * @example
 * const handle = fetchHandler({ forms: [contact], repository: memoryRepository({ clock: Date.now }) })
 * app.all('/api/forms/*', (context) => handle(context.req.raw))
 */
export const fetchHandler = ({
  forms,
  repository,
  origins = [],
  site,
  log = () => undefined,
  bodyLimit = limits.body,
}: FetchOptions): ((request: Request) => Promise<Response>) => {
  const clock = systemClock
  const stamper = systemStamper({ clock })
  const byName = formsOf(forms)
  const mostRead = wireLimitOf(byName, bodyLimit)
  const answer = serve({
    contract: httpContract({ forms: byName, origins: new Set(origins), stamper, bodyLimit, site }),
    submit: submit({ stamper, digest: sha256, repository }),
    clock,
    log,
  })(fetchTransport({ clock, requestId: () => stamper().random }))
  return async (request) => answer({ request, body: await bodyWithin(request, mostRead) })
}
