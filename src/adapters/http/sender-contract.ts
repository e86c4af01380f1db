import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Failure, Rejection } from '../../domain/failure/failure.js'
import type { AnyForm, Fields, Forms } from '../../domain/form/form.js'
import type { Outcome } from '../../domain/submission/outcome.js'
import type { Asking, Call, CallResult, HttpAnswer, HttpContract, HttpRequest } from '../../ports/http.js'
import type { Mac } from '../../ports/mac.js'
import type { Stamper } from '../../ports/stamper.js'
import { hasUnasked } from '../../domain/html/asked.js'
import type { Frame } from '../../domain/html/page.js'
import { timeToken } from '../../domain/spam/time-token.js'
import { wantsHtml } from './answer/accept.js'
import { checkKey } from '../../domain/submission/identity.js'
import { inputOf } from './body/body.js'
import { proofNameOf } from './body/input.js'
import { withCommon } from './answer/common-headers.js'
import { maySubmit, type Origins, originsFor } from './request/cors.js'
import { keyIn } from './request/idempotency-key.js'
import { bodyLimitOf } from './body/body-limit.js'
import { limits } from './limits.js'
import { nextOf } from './answer/next.js'
import { failurePage, type Filled, formPage, successPage, thanks } from './answer/html-answer.js'
import { problem } from './answer/problem.js'
import { formAt, routeOf } from './request/routes.js'
import { receipt } from './answer/success.js'
import { isTest, testHeaders } from './request/test-mode.js'

/** Dependencies of the senders' contract. */
export interface Dependencies {
  readonly forms: Forms
  readonly origins: Origins
  /** Stamper whose random part becomes the idempotency key of a page. */
  readonly stamper: Stamper
  /** Signs the key of a new page, so that its age is known later; without it the age is unknown. */
  readonly mac?: Mac | undefined
  /**
   * Maximum decoded bytes of a request: 64 KiB by default, 256 KiB at most. A form whose fields can hold more raises
   * its own limit.
   */
  readonly bodyLimit?: number
  /** Frame of the pages for browsers without script: a name, or a complete frame. */
  readonly site?: string | Frame | undefined
}

type Asked = Asking<Call>

/** A request before its call is read. */
interface Known extends Omit<Asked, 'call'> {
  readonly test: boolean
  /** Whether the path is that of a form's challenges. */
  readonly asks: boolean
}

const textIn = (control: unknown): string | undefined => (typeof control === 'string' ? control : undefined)

/**
 * Whether an optional field has yet to be asked for: without script, the page asks for it once the rest is valid.
 */
const isUnasked = (
  { headers }: HttpRequest,
  form: AnyForm,
  { fields, controls }: { readonly fields: Fields; readonly controls: Fields },
): boolean =>
  wantsHtml(headers.get('accept')) && hasUnasked(form, fields, controls) && E.isRight(form.check(fields))

const submitCall = ({ request, test }: Known, form: AnyForm, limit: number): E.Either<Rejection, Call> =>
  pipe(
    inputOf(form, request, limit),
    E.flatMap(({ fields, controls, trapped }) =>
      pipe(
        keyIn(request, controls),
        E.map((key): Call => {
          if (isUnasked(request, form, { fields, controls })) return { _tag: 'Show', form, values: fields }
          const next = textIn(controls['_next'])
          const proof = textIn(controls[proofNameOf(form) ?? ''])
          const host = request.headers.get('host')
          return { _tag: 'Submit', form, input: fields, key, test, trapped, next, proof, host }
        }),
      ),
    ),
  )

/** Whether the same attempt may still be stored after this failure; the page then keeps the key. */
const mayYetBeStored = ({ _tag }: Failure): boolean =>
  [
    'OutcomeUnknown',
    'RateLimited',
    'StoreThrottled',
    'StoreUnavailable',
    'ItemUnreadable',
    'StoreBroken',
    'Defect',
  ].includes(_tag)

/** Idempotency key of a new page; signed with its time if the deployment has a secret. */
const freshKey = ({ stamper, mac }: Pick<Dependencies, 'stamper' | 'mac'>, form: AnyForm): string => {
  const { random, receivedAt: shownAt } = stamper()
  return mac === undefined
    ? random
    : timeToken(form.name, { shownAt, random }, (text) => mac.sign('time', text))
}

/**
 * Idempotency key of a page. A page that asks for more fields is filled in fast even by people, so its key has no time.
 */
const pageKey = (
  parts: Pick<Dependencies, 'stamper' | 'mac'>,
  { form, values }: { readonly form: AnyForm; readonly values?: Fields },
): string => (values === undefined ? freshKey(parts, form) : parts.stamper().random)

/** Values to show again: none for a foreign page, whose visitor must not see what that page posted. */
const filledIn = ({ call }: Asked, failure: Failure, stamper: Stamper): Filled | undefined => {
  if (E.isLeft(call) || call.right._tag !== 'Submit') return undefined
  const { form, input, key } = call.right
  // Unsigned: a person who fixes one field is fast without being a program.
  return { form, values: input, key: key !== undefined && mayYetBeStored(failure) ? key : stamper().random }
}

const ok = (said: object): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(said),
})

/** Path suffix of a form's challenges. */
const challengeEnd = /\/challenge$/

const knownOf = (forms: Forms, request: HttpRequest): Known => {
  const path = request.path.replace(challengeEnd, '')
  return { request, form: formAt(forms, path), test: isTest(request), asks: path !== request.path }
}

/** Reads a request for a challenge, for a submission under the key in the query; `FormNotFound` if there are none. */
const askCall = ({ request, form }: Known, areMade: boolean): E.Either<Rejection, Call> => {
  if (form?.spam.human !== 'proof' || !areMade) return E.left({ _tag: 'FormNotFound' })
  if (request.method !== 'GET') return E.left({ _tag: 'MethodNotAllowed', allow: ['GET'] })
  return pipe(
    checkKey(form, new URLSearchParams(request.query).get('key') ?? undefined),
    E.flatMap((key) =>
      key === undefined
        ? E.left<Rejection, Call>({ _tag: 'KeyMissing' })
        : E.right<Rejection, Call>({ _tag: 'Ask', form, key }),
    ),
  )
}

/** The senders' HTTP contract, the same behind every gateway: reads their requests and writes the answers. */
export const httpContract = ({
  forms,
  origins,
  stamper,
  mac,
  bodyLimit = limits.body,
  site,
}: Dependencies): HttpContract => {
  const allowed = (form: AnyForm | undefined): Origins => originsFor(origins, form)
  const limitOf = bodyLimitOf(bodyLimit)

  const callIn = (known: Known): E.Either<Rejection, Call> =>
    known.asks && known.request.method !== 'OPTIONS' ? askCall(known, mac !== undefined) : submitOrShow(known)

  const submitOrShow = (known: Known): E.Either<Rejection, Call> =>
    pipe(
      routeOf(known.form, known.request.method),
      E.flatMap((route): E.Either<Rejection, Call> => {
        if (route._tag !== 'Submit') return E.right(route)
        return maySubmit(allowed(route.form), known.request)
          ? submitCall(known, route.form, limitOf(route.form))
          : E.left({ _tag: 'OriginNotAllowed' })
      }),
    )

  const stored = ({ request, call }: Asked, outcome: Outcome, html: boolean): HttpAnswer => {
    if (E.isLeft(call) || call.right._tag !== 'Submit') return receipt(request, outcome, undefined)
    const { form, next: wanted } = call.right
    // A result is shown on its own page, and a test needs no thanks; all others are redirected to the thank-you page.
    const { result, test } = outcome.submission
    const next =
      result === undefined && test === undefined
        ? nextOf(allowed(form), request, { form, next: wanted })
        : undefined
    if (!html) return receipt(request, outcome, next)
    return next === undefined ? successPage(form, request, { outcome, site }) : thanks(next, outcome)
  }

  const answer = (asked: Asked, result: CallResult): HttpAnswer => {
    const { request, form } = asked
    const html = wantsHtml(request.headers.get('accept'))
    if (E.isLeft(result)) {
      const failure = result.left
      return html
        ? failurePage(failure, request, { form, filled: filledIn(asked, failure, stamper), site })
        : problem(failure, request.requestId, { lang: form?.lang })
    }
    const done = result.right
    if (done._tag === 'Challenge') return ok(done.challenge)
    if (done._tag === 'Preflight') return { status: 204, headers: {}, body: '' }
    return done._tag === 'Show'
      ? formPage(done.form, request, { key: pageKey({ stamper, mac }, done), values: done.values, site })
      : stored(asked, done, html)
  }

  return {
    read: (request) => {
      const known = knownOf(forms, request)
      return { ...known, call: callIn(known) }
    },
    write: (asked, result) => {
      const written = withCommon(asked.request, allowed(asked.form), answer(asked, result))
      return asked.test === true ? { ...written, headers: { ...written.headers, ...testHeaders } } : written
    },
  }
}
