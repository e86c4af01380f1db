import { defect } from './defect.js'
import type { FormOptions } from './form-options.js'
import type { Schema } from './schema.js'

const formName = /^[a-z][a-z0-9-]{0,63}$/
const fieldName = /^[a-z][A-Za-z0-9_]{0,63}$/

type Rule = readonly [broken: boolean, mistake: string]

const nameRules = (name: string, fields: Schema): readonly Rule[] => [
  [!formName.test(name), 'a name is 1 to 64 of a–z, 0–9 and -, starting with a letter'],
  [Object.keys(fields).length === 0, 'it has no fields'],
  ...Object.keys(fields).map((field): Rule => [
    !fieldName.test(field),
    `field “${field}” must be 1 to 64 of A–Z, a–z, 0–9 and _, starting with a small letter`,
  ]),
]

const keyRules = (fields: Schema, { naturalKey, whenTaken }: FormOptions): readonly Rule[] => {
  if (naturalKey === undefined) return [[whenTaken !== undefined, 'whenTaken needs a natural key']]
  const field = Object.hasOwn(fields, naturalKey) ? fields[naturalKey] : undefined
  return [
    [field === undefined, `the natural key “${naturalKey}” is not one of its fields`],
    [field?.description.optional === true, `the natural key “${naturalKey}” must be a required field`],
  ]
}

const optionRules = ({ retain, shards = 1 }: FormOptions): readonly Rule[] => [
  [
    retain !== undefined && !(retain.days > 0 && retain.days <= 36_500),
    'retain.days must be above 0 and at most 36,500',
  ],
  [!Number.isInteger(shards) || shards < 1 || shards > 1024, 'shards must be 1 to 1,024'],
]

/** Stops at the first rule that a definition breaks, naming the form and the mistake. */
export const checkForm = (name: string, fields: Schema, options: FormOptions): void => {
  const rules = [...nameRules(name, fields), ...keyRules(fields, options), ...optionRules(options)]
  const broken = rules.find(([isBroken]) => isBroken)
  if (broken !== undefined) defect(`form “${name}”: ${broken[1]}`)
}
