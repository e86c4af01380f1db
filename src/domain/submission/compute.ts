import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { canonical } from '../kernel/canonical.js'
import type { Computation } from '../form/computation.js'
import type { ComputationBroken, SubmissionRejection } from '../failure/failure.js'
import type { AnyForm, Fields } from '../form/form.js'
import { complaintOf } from '../form/objection.js'
import { isPlain } from '../kernel/plain-json.js'

/** A form's computed result, and the version of the computation. */
export interface Computed {
  readonly result: Fields
  readonly version: string
}

const broken = (cause: unknown): ComputationBroken => ({ _tag: 'ComputationBroken', cause })

/** The failure for a result that its codec refuses or that JSON cannot hold. It names the place, never the value. */
const misfit = (where: string): ComputationBroken =>
  broken(new TypeError(`the result does not fit its codec${where}`))

const checked = (
  { result: codec, version }: Computation,
  result: unknown,
): E.Either<ComputationBroken, Computed> => {
  const decoded = codec.decode(result)
  if (E.isLeft(decoded))
    return E.left(
      misfit(
        ` at ${
          decoded.left[0]?.context
            .slice(1)
            .map(({ key }) => key)
            .join('.') ?? ''
        }`,
      ),
    )
  return isPlain(decoded.right) ? E.right({ result: decoded.right, version }) : E.left(misfit(''))
}

const run = (
  { fields, lang }: AnyForm,
  computation: Computation,
  values: Fields,
): E.Either<SubmissionRejection | ComputationBroken, Computed> => {
  const outcome = computation.run(values)
  if (E.isRight(outcome)) return checked(computation, outcome.right)
  return E.left({ _tag: 'ProcessingRefused', complaints: outcome.left.map(complaintOf(fields, lang)) })
}

/**
 * Computes a form's result from accepted fields; undefined if the form has no computation.
 *
 * @returns `ProcessingRefused` with the computation's objections; `ComputationBroken` if it throws or its own codec
 * refuses the result
 */
export const computed = (
  form: AnyForm,
  values: Fields,
): E.Either<SubmissionRejection | ComputationBroken, Computed | undefined> => {
  const { compute } = form
  if (compute === undefined) return E.right(undefined)
  return pipe(
    E.tryCatch(() => run(form, compute, values), broken),
    E.flatten,
  )
}

/** Reasons to doubt a stored result. */
export type Doubt = 'result-differs' | 'version-unknown'

/** The part of a submission that can be recomputed. */
export interface Recomputable {
  readonly fields: Fields
  readonly result?: Fields | undefined
  readonly resultVersion?: string | undefined
}

/** The function of a given version of the computation, if known. */
const knownRun = (
  form: AnyForm,
  version: string,
): ((values: Fields) => E.Either<unknown, unknown>) | undefined => {
  const { compute } = form
  if (compute === undefined) return undefined
  if (compute.version === version)
    return (values) =>
      pipe(
        run(form, compute, values),
        E.map(({ result }) => result),
      )
  const { earlier = {} } = compute
  return Object.hasOwn(earlier, version) ? earlier[version] : undefined
}

/**
 * Recomputes a stored result with the version that it names.
 *
 * @returns undefined if the results are equal, or if neither a result nor a version is stored
 */
export const doubtAbout = (
  form: AnyForm,
  { fields, result, resultVersion }: Recomputable,
): Doubt | undefined => {
  if (resultVersion === undefined) return result === undefined ? undefined : 'version-unknown'
  const again = knownRun(form, resultVersion)
  if (again === undefined) return 'version-unknown'
  const same = E.tryCatch(() => {
    const outcome = again(fields)
    return E.isRight(outcome) && canonical(outcome.right) === canonical(result)
  }, broken)
  return E.isRight(same) && same.right ? undefined : 'result-differs'
}
