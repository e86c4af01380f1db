import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Failure, Rejection } from '../../domain/failure/failure.js'
import type { AnyForm, Fields, Forms } from '../../domain/form/form.js'
import type { Outcome } from '../../domain/submission/outcome.js'
import type { Asking, Call, CallResult, HttpAnswer, HttpContract, HttpRequest } from '../../ports/http.js'
import type { Mac } from '../../ports/mac.js'
import type { Stamper } from '../../ports/stamper.js'
import { hasUnasked } from '../../domain/html/asked.js'
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

/** Dependencies of the contract. */
export interface Dependencies {
  readonly forms: Forms
  readonly origins: Origins
  /** Its random part is the fresh idempotency key of a page. */
  readonly stamper: Stamper
  /** Signs the key of a fresh page, so that the time since is known; without it, it is not. */
  readonly mac?: Mac | undefined
  /** Bytes of what is sent, once it is decoded: 64 KiB by default, 256 KiB at most. A form whose own fields may hold more takes more. */
  readonly bodyLimit?: number
  /** What the site is called, on the pages for browsers without script; DynamoSync by default. */
  readonly site?: string | undefined
}

type Asked = Asking<Call>

/** What is known of a request before it is known what it asks for. */
interface Known extends Omit<Asked, 'call'> {
  readonly test: boolean
  /** Whether it is the address of a form's challenges. */
  readonly asks: boolean
}

const textIn = (control: unknown): string | undefined => (typeof control === 'string' ? control : undefined)

/** Without script a field that may be left empty is asked for by a page of its own, once the rest is right. */
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

/** Failures after which the same attempt may still be stored: the page keeps the key that was sent. */
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

/** The idempotency key of a page that is shown now: by a deployment with a secret it tells when that was. */
const freshKey = ({ stamper, mac }: Pick<Dependencies, 'stamper' | 'mac'>, form: AnyForm): string => {
  const { random, receivedAt: shownAt } = stamper()
  return mac === undefined
    ? random
    : timeToken(form.name, { shownAt, random }, (text) => mac.sign('time', text))
}

/** A page that asks for more is filled in fast, by people too: its key tells no time. */
const pageKey = (
  parts: Pick<Dependencies, 'stamper' | 'mac'>,
  { form, values }: { readonly form: AnyForm; readonly values?: Fields },
): string => (values === undefined ? freshKey(parts, form) : parts.stamper().random)

/** What to show again: nothing to a stranger's page, whose visitor must not be shown what it posted. */
const filledIn = ({ call }: Asked, failure: Failure, stamper: Stamper): Filled | undefined => {
  if (E.isLeft(call) || call.right._tag !== 'Submit') return undefined
  const { form, input, key } = call.right
  // Unsigned: whoever fixes one field is fast, and no program for it.
  return { form, values: input, key: key !== undefined && mayYetBeStored(failure) ? key : stamper().random }
}

const ok = (said: object): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(said),
})

/** The end of the address of a form's challenges. */
const challengeEnd = /\/challenge$/

const knownOf = (forms: Forms, request: HttpRequest): Known => {
  const path = request.path.replace(challengeEnd, '')
  return { request, form: formAt(forms, path), test: isTest(request), asks: path !== request.path }
}

/** What asks for a challenge, where the form has any: for a submission under a key, which the query says. */
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

/** The HTTP contract: what a request means and how an answer is put, the same behind every gateway. */
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
    // A result is worth a page of its own, and a test is none to thank for; else the site's page of thanks says more.
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
