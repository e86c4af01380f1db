import type { AnyForm } from '../form/form.js'
import { todaysFields } from '../form/todays-fields.js'
import { type Shape, shapeOf, shapeOfKind } from '../field/shape.js'
import type { ListQuery, Row } from './list.js'

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
 * A query as the index can answer it: what an earlier version of the form stored may be listed under another name, in
 * another shape or not at all, and is admitted, to be looked at whole. Where meanings have changed, the index cannot
 * tell anything of a value.
 */
export const indexQuery = <Q extends ListQuery>(form: AnyForm, query: Q): Q => {
  const { where } = query
  if (where === undefined) return query
  return form.earlier === undefined
    ? { ...query, older: shapesOf(form, where) }
    : { ...query, where: undefined }
}

/** Whether a row of the index says all that its form lists today. Where it does not, the submission does. */
export const isOfToday = (form: AnyForm, { listed = {} }: Pick<Row, 'listed'>): boolean =>
  form.earlier === undefined &&
  listedFields(form).every(([name, { description }]) => {
    const shape = shapeOfKind[description.kind]
    const value = Object.hasOwn(listed, name) ? listed[name] : undefined
    return value === null || (value !== undefined && (shape === undefined || shapeOf(value) === shape))
  })

/** A row by the names of today, as far as the index knows. */
export const todaysRow = (form: AnyForm, row: Row): Row => {
  const { listed } = row
  return listed === undefined ? row : { ...row, listed: todaysFields(form, listed) }
}
