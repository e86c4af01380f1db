import * as E from 'fp-ts/lib/Either.js'
import { type Complaint, pointerTo } from '../kernel/complaint.js'
import type { Rejection } from '../failure/failure.js'

/** A parameter of a query as what it means, or what is wrong with it. */
export type Parsed<A> = E.Either<Complaint, A>

/** What is wrong with the parameter of this name. */
export const complaint = (name: string, message: string): Complaint => ({
  pointer: pointerTo(name),
  code: 'invalid',
  message,
})

/** The whole number that a parameter is, from 1 to `most`; `usual` where it is left out. */
export const numberIn = (
  text: string | undefined,
  { name, most, usual }: { readonly name: string; readonly most: number; readonly usual: number },
): Parsed<number> => {
  if (text === undefined) return E.right(usual)
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= most
    ? E.right(number)
    : E.left(complaint(name, `“${name}” is a whole number from 1 to ${most}.`))
}

/** Everything that is wrong with these. */
export const complaintsIn = (parts: readonly Parsed<unknown>[]): readonly Complaint[] =>
  parts.flatMap((part) => (E.isLeft(part) ? [part.left] : []))

/** Maximum complaints that an answer reports. */
const mostComplaints = 100

/** A query that is refused for what is wrong with its parameters. */
export const invalid = (complaints: readonly Complaint[]): E.Either<Rejection, never> =>
  E.left({ _tag: 'ValidationFailed', complaints: complaints.slice(0, mostComplaints) })
