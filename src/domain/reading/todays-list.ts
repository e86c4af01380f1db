import type { AnyForm, Fields } from '../form/form.js'
import { todaysFields } from '../form/todays-fields.js'
import { type Shape, shapeOf, shapeOfKind } from '../field/shape.js'
import type { Condition } from './condition.js'
import type { ListQuery, Row } from './list.js'

/** A query for submissions as their form reads them today. */
export interface TodaysQuery extends ListQuery {
  /** Conditions on fields that the form no longer has; no index has their values. */
  readonly gone?: readonly Condition[] | undefined
}

/** Whether a submission meets a query's conditions on fields that the form no longer has. */
export const hasGone = ({ gone = [] }: Pick<TodaysQuery, 'gone'>, fields: Fields): boolean =>
  gone.every(({ holds }) => holds(fields))

const listedFields = ({ fields }: Pick<AnyForm, 'fields'>) =>
  Object.entries(fields).filter(([, { description }]) => description.listed === true)

const shapesOf = (form: AnyForm, where: NonNullable<ListQuery['where']>): Readonly<Record<string, Shape>> =>
  Object.fromEntries(
    Object.entries(where).map(([name, value]) => {
      const kind = form.fields[name]?.description.kind ?? 'custom'
      return [name, shapeOfKind[kind] ?? shapeOf(value) ?? 'text']
    }),
  )

/**
 * The query to send to the index. Items of an earlier version of the form may be listed under another name, in another
 * shape or not at all, so they are included and then checked whole. Where the meaning of values has changed, the index
 * cannot filter at all.
 */
export const indexQuery = <Q extends ListQuery>(form: AnyForm, query: Q): Q => {
  const { where } = query
  if (where === undefined) return query
  return form.earlier === undefined
    ? { ...query, older: shapesOf(form, where) }
    : { ...query, where: undefined }
}

/** Whether an index row contains everything that its form lists today. If not, the submission itself must be read. */
export const isOfToday = (form: AnyForm, { listed = {} }: Pick<Row, 'listed'>): boolean =>
  form.earlier === undefined &&
  listedFields(form).every(([name, { description }]) => {
    const shape = shapeOfKind[description.kind]
    const value = Object.hasOwn(listed, name) ? listed[name] : undefined
    return value === null || (value !== undefined && (shape === undefined || shapeOf(value) === shape))
  })

/** A row under today's field names, as far as the index has them. */
export const todaysRow = (form: AnyForm, row: Row): Row => {
  const { listed } = row
  return listed === undefined ? row : { ...row, listed: todaysFields(form, listed) }
}
