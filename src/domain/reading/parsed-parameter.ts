import * as E from 'fp-ts/lib/Either.js'
import { type Complaint, pointerTo } from '../kernel/complaint.js'
import type { Rejection } from '../failure/failure.js'

/** A parsed query parameter, or the complaint about it. */
export type Parsed<A> = E.Either<Complaint, A>

/** A complaint about the parameter of this name. */
export const complaint = (name: string, message: string): Complaint => ({
  pointer: pointerTo(name),
  code: 'invalid',
  message,
})

/** A parameter that is an integer from 1 to `most`; `usual` if left out. */
export const numberIn = (
  text: string | undefined,
  { name, most, usual }: { readonly name: string; readonly most: number; readonly usual: number },
): Parsed<number> => {
  if (text === undefined) return E.right(usual)
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= most
    ? E.right(number)
    : E.left(complaint(name, `“${name}” must be a whole number from 1 to ${most}.`))
}

/** The complaints about all parameters. */
export const complaintsIn = (parts: readonly Parsed<unknown>[]): readonly Complaint[] =>
  parts.flatMap((part) => (E.isLeft(part) ? [part.left] : []))

/** Maximum complaints in one response. */
const mostComplaints = 100

/** The refusal of a query with invalid parameters. */
export const invalid = (complaints: readonly Complaint[]): E.Either<Rejection, never> =>
  E.left({ _tag: 'ValidationFailed', complaints: complaints.slice(0, mostComplaints) })
