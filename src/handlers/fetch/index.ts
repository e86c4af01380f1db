import * as E from 'fp-ts/lib/Either.js'
import { bodyRead, bodyWithin, type FetchCall, fetchTransport } from '../../adapters/fetch/transport.js'
import { wireLimitOf } from '../../adapters/http/body/body-limit.js'
import { limits } from '../../adapters/http/limits.js'
import { ownerContract } from '../../adapters/http/owner/owner-contract.js'
import { httpContract } from '../../adapters/http/sender-contract.js'
import { memoryWorks } from '../../adapters/memory/work-store.js'
import type { Works } from '../../ports/work-store.js'
import { forgetting, forgetWork } from '../use-cases/forgetting.js'
import { memoryDayCounts } from '../../adapters/memory/day-counts.js'
import { secretsIn } from '../../adapters/system/configuration.js'
import { hmac } from '../../adapters/system/mac.js'
import { sha256, systemClock, systemStamper } from '../../adapters/system/stamper.js'
import { functionAt } from '../../domain/contract/routes.js'
import { type AnyForm, type Forms, formsOf } from '../../domain/form/form.js'
import type { Captcha } from '../../domain/spam/captcha.js'
import type { Clock } from '../../ports/clock.js'
import type { DayCounts } from '../../ports/day-counts.js'
import type { HttpContract } from '../../ports/http.js'
import type { Humans } from '../../ports/humans.js'
import type { Counters } from '../../ports/limiter.js'
import type { Mac } from '../../ports/mac.js'
import type { Log } from '../../ports/log.js'
import type { OwnerVerifier } from '../../ports/owner-verifier.js'
import type { Stamper } from '../../ports/stamper.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { Transport } from '../../ports/transport.js'
import { lateHumans } from '../wiring/late-humans.js'
import { serve } from '../serving/serve.js'
import { serveOwner } from '../serving/serve-owner.js'
import { limiter } from '../use-cases/limiting.js'
import { submit } from '../use-cases/submit.js'

/** Owners' routes, and how owners are identified. */
export interface OwnerRoutes {
  /** Identifies owners, such as `tokenVerifier` or `oidcVerifier` of `dynamosync/owner`. */
  readonly verifier: OwnerVerifier
  /** Storage of counts per day, such as `dynamoDayCounts`; in this process by default. */
  readonly dayCounts?: DayCounts
  /** Storage of the owners' work on submissions, such as `dynamoWorks`; in this process by default. */
  readonly works?: Works
}

/** Settings of captcha providers. */
export interface CaptchaSettings {
  /** The service's secret key for each provider. */
  readonly secrets: Partial<Readonly<Record<Captcha, string>>>
  /** Base address to call instead of the providers; the check is at `<endpoint>/<provider>/siteverify`. */
  readonly endpoint?: string
}

/** Settings of `fetchHandler`, for a service that accepts submissions itself. */
export interface Settings {
  readonly forms: readonly AnyForm[]
  /** Path prefix of `/forms`, such as `/v1`. By default paths are accepted with and without a leading `/api`. */
  readonly basePath?: string
  /** Exact origins of pages that may post here, besides the service's own. */
  readonly origins?: readonly string[]
  /** Name of the site on pages for browsers without script. */
  readonly site?: string
  /** Receives a line per request; by default nothing is logged. */
  readonly log?: Log
  /**
   * Signing secret for the times of pages, in the format of `FORM_SECRET`: 32 bytes in base64 or hexadecimal; during a
   * rotation the new one, a comma and the old one. Without it no submission is held for being sent too fast.
   */
  readonly secret?: string
  /** Captcha providers, for forms that ask for a captcha; without them, submissions to these forms are held. */
  readonly captchas?: CaptchaSettings
  /**
   * Returns the sender's IP address, which a `Request` does not contain and the rate limit per sender needs. By default
   * the address that `nodeHandler` passes; without an address there is no such limit.
   */
  readonly address?: (request: Request) => string | undefined
  /** Counters shared by several processes, such as `dynamoCounters`; in this process by default. */
  readonly counters?: Counters
  /**
   * Maximum decoded bytes of a request: 64 KiB by default, 256 KiB at most. A form whose fields can hold more raises
   * its own limit.
   */
  readonly bodyLimit?: number
  /** Timeout of one request in milliseconds, including the store; 10,000 by default. */
  readonly timeout?: number
  /** Clock in milliseconds since 1970; the machine's clock by default. */
  readonly clock?: Clock
}

/** Options of `fetchHandler`: forms only, or with the owners' routes, which need a complete repository. */
export type FetchOptions = Settings &
  (
    | { readonly repository: Pick<SubmissionRepository, 'add' | 'find'>; readonly owner?: undefined }
    | { readonly repository: SubmissionRepository; readonly owner: OwnerRoutes }
  )

/** Removes `Location`, except from redirects: without the owners' routes, a submission has no address to read it at. */
const withoutLocation = ({ read, write }: HttpContract): HttpContract => ({
  read,
  write: (asking, result) => {
    const { headers, ...answer } = write(asking, result)
    const { location, ...others } = headers
    return { ...answer, headers: location === undefined || answer.status === 303 ? headers : others }
  },
})

type Answer = (call: FetchCall) => Promise<Response>

/** Parts that answer senders and owners. */
interface Parts {
  readonly forms: Forms
  readonly base: string
  readonly clock: Clock
  readonly stamper: Stamper
  readonly transport: Transport<FetchCall, Response>
}

const quiet: Log = () => undefined

const macBy = (secret: string | undefined): Mac | undefined => {
  const secrets = secretsIn(secret, 'secret')
  if (E.isLeft(secrets)) throw new RangeError(secrets.left)
  return secrets.right === undefined ? undefined : hmac(secrets.right)
}

const captchasBy = async (
  { secrets, endpoint }: CaptchaSettings,
  origins: readonly string[],
): Promise<Pick<Humans, 'check'>> => {
  const { siteverify } = await import('../../adapters/siteverify/siteverify.js')
  return siteverify({
    hosts: new Set(origins.map((origin) => new URL(origin).hostname)),
    endpoint,
    secretOf: (captcha) => Promise.resolve(secrets[captcha]),
  })
}

const senderAnswer = (options: FetchOptions, { forms, clock, stamper, transport }: Parts): Answer => {
  const {
    origins = [],
    site,
    bodyLimit,
    repository,
    owner,
    secret,
    captchas,
    counters,
    log = quiet,
  } = options
  const mac = macBy(secret)
  const humans = lateHumans(mac, captchas && (() => captchasBy(captchas, origins)))
  const contract = httpContract({
    forms,
    origins: new Set(origins),
    stamper,
    mac,
    site,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
  })
  return serve({
    contract: owner === undefined ? withoutLocation(contract) : contract,
    submit: submit({
      stamper,
      digest: sha256,
      repository,
      mac,
      limiter: limiter({ counters, mac }),
      humans,
    }),
    humans,
    clock,
    log,
  })(transport)
}

const ownerAnswer = (
  { origins = [], repository, owner, log = quiet }: Extract<FetchOptions, { readonly owner: OwnerRoutes }>,
  { forms, clock, stamper, transport }: Parts,
): Answer => {
  const works = owner.works ?? memoryWorks({ clock })
  return serveOwner({
    forms,
    contract: ownerContract({ forms, origins: new Set(origins) }),
    verifier: owner.verifier,
    repository: forgetting(repository, forgetWork(works, clock)),
    works,
    dayCounts: owner.dayCounts ?? memoryDayCounts({ clock }),
    stamper,
    digest: sha256,
    clock,
    log,
  })(transport)
}

/** Whether an address is an owners' route, with or without a leading `/api`. */
const isOwners = (base: string, { url }: Request): boolean =>
  functionAt(new URL(url).pathname.slice(base.length).replace(/^\/api(?=\/)/, '')) === 'owner'

/** Refuses a prefix that could never match, when the service starts. */
const checked = (basePath: string): string => {
  if (!/^(?:\/[\w.~-]+)*$/.test(basePath))
    throw new RangeError(
      `basePath is “${basePath}”; it must begin with a slash and not end with one, such as /v1`,
    )
  return basePath
}

const checkedTime = (timeout: number): number => {
  if (!(timeout > 0))
    throw new RangeError(`timeout is ${timeout}; it must be a positive number of milliseconds`)
  return timeout
}

/**
 * Makes a handler of forms for any framework that uses the web-standard `Request` and `Response`.
 *
 * @returns a function that answers requests to `/forms/{form}` below `basePath`, by default with or without a leading
 * `/api`; with `owner` also requests to the owners' routes. It never rejects. A request whose body was already read is
 * answered with 500 and a sentence that says so. An answer has a `Location` if that address is served.
 * @throws a `RangeError` if `basePath`, `timeout` or `secret` is invalid
 * @example
 * const handle = fetchHandler({ forms: [contact], repository: memoryRepository({ clock: Date.now }) })
 * app.all('/api/forms/*', (context) => handle(context.req.raw))
 */
export const fetchHandler = (
  options: FetchOptions,
): ((request: Request, from?: { readonly address?: string | undefined }) => Promise<Response>) => {
  const { bodyLimit = limits.body, clock = systemClock, timeout = 10_000 } = options
  const base = checked(options.basePath ?? '')
  const forms = formsOf(options.forms)
  const mostRead = wireLimitOf(forms, bodyLimit)
  const stamper = systemStamper({ clock })
  const patience = checkedTime(timeout)
  const transport = fetchTransport({ clock, requestId: () => stamper().random, patience, base })
  const parts: Parts = { forms, base, clock, stamper, transport }
  const answer = senderAnswer(options, parts)
  const answerOwner = options.owner && ownerAnswer(options, parts)
  return async (request, from) => {
    if (request.bodyUsed) return bodyRead()
    const address = options.address === undefined ? from?.address : options.address(request)
    const call = { request, body: await bodyWithin(request, mostRead), address }
    return answerOwner !== undefined && isOwners(base, request) ? answerOwner(call) : answer(call)
  }
}
