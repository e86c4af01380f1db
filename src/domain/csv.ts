import type { AnyForm } from './form.js'

/** Columns that every submission has, before those of its form. */
export const commonColumns = ['id', 'receivedAt'] as const

/** The columns of a form's submissions: its fields by name, in the order of their definition. */
export const csvColumns = (form: AnyForm): readonly string[] => [
  ...commonColumns,
  ...Object.keys(form.fields),
]

/** The first line of a form's CSV (RFC 4180), without its line end. Names need no quotes: they are `A–Z a–z 0–9 _`. */
export const csvHeader = (form: AnyForm): string => csvColumns(form).join(',')
