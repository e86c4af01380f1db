import { defect } from './defect.js'
import type { FormOptions, Schema } from './form.js'

const formName = /^[a-z][a-z0-9-]{0,63}$/
const fieldName = /^[a-z][A-Za-z0-9_]{0,63}$/

export const checkNames = (name: string, fields: Schema): void => {
  if (!formName.test(name))
    defect(`form “${name}”: a name is 1 to 64 of a–z, 0–9 and -, starting with a letter`)
  if (Object.keys(fields).length === 0) defect(`form “${name}” has no fields`)
  for (const field of Object.keys(fields))
    if (!fieldName.test(field))
      defect(
        `form “${name}”: field “${field}” must be 1 to 64 of A–Z, a–z, 0–9 and _, starting with a small letter`,
      )
}

export const checkOptions = (
  name: string,
  fields: Schema,
  { naturalKey, whenTaken, retain, shards = 1 }: FormOptions,
): void => {
  if (naturalKey !== undefined && !Object.hasOwn(fields, naturalKey))
    defect(`form “${name}”: the natural key “${naturalKey}” is not one of its fields`)
  if (naturalKey !== undefined && fields[naturalKey]?.description.optional === true)
    defect(`form “${name}”: the natural key “${naturalKey}” must be a required field`)
  if (whenTaken !== undefined && naturalKey === undefined)
    defect(`form “${name}”: whenTaken needs a natural key`)
  if (retain !== undefined && !(retain.days > 0)) defect(`form “${name}”: retain.days must be above 0`)
  if (!Number.isInteger(shards) || shards < 1 || shards > 1024)
    defect(`form “${name}”: shards must be 1 to 1024`)
}
