import type { Either } from '../kernel/either.js'
import type { ComplaintCode } from '../kernel/complaint.js'

/** How a kind of field reads an answer that is not empty: the value to store, or what is wrong. */
export type Read<A> = (input: unknown) => Either<ComplaintCode, A>
