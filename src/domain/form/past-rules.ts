import type { Schema } from '../field/schema.js'
import type { FormOptions } from './options.js'
import { fieldName } from '../field/field-name.js'

type Mistake = readonly [broken: boolean, mistake: string]

const isList = (u: unknown): u is readonly unknown[] => Array.isArray(u)

const formerRules = (name: string, was: readonly unknown[], fields: Schema): readonly Mistake[] =>
  was.flatMap((former, at): readonly Mistake[] => [
    [
      typeof former !== 'string' || !fieldName.test(former),
      `“was” of “${name}” must list former names of the field: 1 to 64 of A–Z, a–z, 0–9 and _, starting with a lower-case letter`,
    ],
    [former === name, `“was” of “${name}” includes its present name`],
    [
      Object.hasOwn(fields, String(former)),
      `“was” of “${name}” has “${String(former)}”, which is a present field of the form: values stored under that name belong to that field`,
    ],
    [was.indexOf(former) !== at, `“was” of “${name}” has “${String(former)}” twice`],
  ])

const wasOf = ({ was }: { readonly was?: unknown }): readonly unknown[] => (isList(was) ? was : [])

/** A former name may belong to one field only. */
const rivalRules = (fields: Schema): readonly Mistake[] => {
  const claims = new Map<unknown, string>()
  return Object.entries(fields).flatMap(([name, { description }]) =>
    wasOf(description).map((former): Mistake => {
      const rival = claims.get(former)
      claims.set(former, name)
      return [
        rival !== undefined && rival !== name,
        `“${String(former)}” is in “was” of both “${rival}” and “${name}”; only one of them can have had this name`,
      ]
    }),
  )
}

const wasRules = (fields: Schema): readonly Mistake[] =>
  Object.entries(fields).flatMap(([name, { description }]): readonly Mistake[] => {
    const { was }: { readonly was?: unknown } = description
    if (was === undefined) return []
    return isList(was)
      ? formerRules(name, was, fields)
      : [[true, `“was” of “${name}” must be a list of names, such as ['name']`]]
  })

const earlierRules = ({ earlier, version = '1' }: FormOptions): readonly Mistake[] => {
  if (earlier === undefined) return []
  const isRecord =
    typeof (earlier as unknown) === 'object' && (earlier as unknown) !== null && !isList(earlier)
  if (!isRecord)
    return [
      [true, "“earlier” must be an object with a function for each version, such as { '1': (fields) => … }"],
    ]
  return Object.entries(earlier).flatMap(([each, read]): readonly Mistake[] => [
    [typeof read !== 'function', `“earlier” of version “${each}” must be a function of the stored fields`],
    [
      each === version,
      `“earlier” has the present version “${each}”; change “version” when the meaning of the fields changes`,
    ],
  ])
}

/** The mistakes in a form's `was` and `earlier` options. */
export const pastRules = (fields: Schema, options: FormOptions): readonly Mistake[] => [
  ...wasRules(fields),
  ...rivalRules(fields),
  ...earlierRules(options),
]
