import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import { type DeliveriesQuery, readDeliveriesQuery } from '../../../domain/reading/deliveries-query.js'
import { complaint, invalid, numberIn } from '../../../domain/reading/parsed-parameter.js'
import { cameTwice } from '../body/input.js'
import { urlencodedPairs } from '../body/urlencoded.js'

/** Parameters of a query by name, each once. */
export type Parameters = ReadonlyMap<string, string>

/** Parses the parameters of a query, or returns the reason they are unreadable. */
export const parametersIn = (query: string): E.Either<Rejection, Parameters> =>
  pipe(
    urlencodedPairs(query),
    E.flatMap((pairs): E.Either<Rejection, Parameters> => {
      const parameters = new Map<string, string>()
      for (const [name, value] of pairs) {
        if (parameters.has(name)) return cameTwice(name)
        parameters.set(name, String(value))
      }
      return E.right(parameters)
    }),
  )

/** Parses a query that may have only the known parameters. */
export const knownIn = (query: string, known: readonly string[]): E.Either<Rejection, Parameters> =>
  pipe(
    parametersIn(query),
    E.flatMap((parameters) => {
      const unknown = [...parameters.keys()].filter((name) => !known.includes(name))
      const takes = known.length === 0 ? 'no parameters' : known.join(', ')
      return unknown.length === 0
        ? E.right(parameters)
        : invalid(unknown.map((name) => complaint(name, `This address takes ${takes}.`)))
    }),
  )

/** Parses the number of days to count: `days`. */
export const daysIn = (query: string): E.Either<Rejection, number> =>
  pipe(
    knownIn(query, ['days']),
    E.flatMap((parameters) =>
      pipe(
        numberIn(parameters.get('days'), { name: 'days', most: 90, usual: 30 }),
        E.mapLeft((wrong): Rejection => ({ _tag: 'ValidationFailed', complaints: [wrong] })),
      ),
    ),
  )

/** Parses the query of a list of deliveries: `state`, dead by default, `limit` and `cursor`. */
export const deliveriesQueryIn = (query: string): E.Either<Rejection, DeliveriesQuery> =>
  pipe(
    knownIn(query, ['state', 'limit', 'cursor']),
    E.flatMap((parameters) => readDeliveriesQuery(Object.fromEntries(parameters))),
  )

/** Checks that a query is empty. */
export const noneIn = (query: string): E.Either<Rejection, undefined> =>
  pipe(
    knownIn(query, []),
    E.map(() => undefined),
  )
