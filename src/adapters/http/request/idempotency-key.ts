import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import type { Fields } from '../../../domain/form/form.js'
import type { HttpRequest } from '../../../ports/http.js'

/** The key without quotes: the header may hold it bare or, per the draft standard, as a quoted string. */
const bare = (key: string): string => /^"(.*)"$/.exec(key)?.[1] ?? key

/** Reads the key from the header or the control. Both may be present only if they agree. */
export const keyIn = (
  { headers }: HttpRequest,
  controls: Fields,
): E.Either<Rejection, string | undefined> => {
  const header = headers.get('idempotency-key')
  const control = controls['_idempotency_key']
  const fromHeader = header === undefined ? undefined : bare(header.trim())
  if (control === undefined || control === '') return E.right(fromHeader)
  if (typeof control !== 'string') return E.left({ _tag: 'KeyInvalid' })
  const agree = fromHeader === undefined || fromHeader === control
  return agree ? E.right(control) : E.left({ _tag: 'KeyInvalid', detail: { code: 'keys-differ' } })
}
