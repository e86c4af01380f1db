import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { Complaint } from '../../../domain/kernel/complaint.js'
import { complaint } from '../../../domain/reading/parsed-parameter.js'
import { type OwnerQuery, readQuery, type ReadQuery } from '../../../domain/reading/read-query.js'
import { type Parameters, parametersIn } from './query-parameters.js'

const prefix = 'where.'
const known = ['limit', 'cursor', 'from', 'to', 'order', 'view', 'state']

/** Complaints about unknown parameters: if a misspelt filter were ignored, everything would be listed. */
const unknownIn = (parameters: Parameters): readonly Complaint[] =>
  [...parameters.keys()]
    .filter((name) => !known.includes(name) && !name.startsWith(prefix))
    .map((name) => complaint(name, `A list takes ${known.join(', ')} and where.<listed field>.`))

const askedIn = (parameters: Parameters): OwnerQuery => {
  const all = [...parameters]
  const where = all
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value])
  return {
    ...Object.fromEntries(all.filter(([name]) => known.includes(name))),
    where: Object.fromEntries(where) as Readonly<Record<string, string>>,
  }
}

/** Parses the query of a list: `limit`, `cursor`, `from`, `to`, `order`, `view`, `state` and `where.<listed field>`. */
export const pageQueryIn = (form: AnyForm, query: string): E.Either<Rejection, ReadQuery> =>
  pipe(
    parametersIn(query),
    E.flatMap((parameters) => readQuery(form, askedIn(parameters), unknownIn(parameters))),
  )
