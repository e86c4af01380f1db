import type { Either } from '../kernel/either.js'
import type { ComplaintCode } from '../kernel/complaint.js'

/** Reads an answer that is not empty: the value to store, or the code of a complaint. */
export type Read<A> = (input: unknown) => Either<ComplaintCode, A>
