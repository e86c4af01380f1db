import * as E from '../kernel/either.js'
import type { Check } from './check-fields.js'

/** The result of a Standard Schema v1 validation: the value, or issues with the path of the field. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[] }

/** The `~standard` property of Standard Schema v1 (https://standardschema.dev), which many libraries accept. */
export interface Standard<Input, Output> {
  readonly version: 1
  readonly vendor: 'dynamosync'
  /** Checks a value. */
  readonly validate: (value: unknown) => StandardResult<Output>
  /** For the type checker only. */
  readonly types?: { readonly input: Input; readonly output: Output } | undefined
}

/** A check in the shape that Standard Schema v1 defines. */
export const standardOf = <Input, Output>(check: Check<Output>): Standard<Input, Output> => ({
  version: 1,
  vendor: 'dynamosync',
  validate: (value) => {
    const result = check(value)
    if (E.isRight(result)) return { value: result.right }
    return {
      issues: result.left.map(({ pointer, message }) => ({
        message,
        path: pointer === '' ? [] : [pointer.slice(1)],
      })),
    }
  },
})
