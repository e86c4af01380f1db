import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { Property, PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types'
import type { Resource, Template } from '../../infra/app/template.js'

type Fields = Readonly<Record<string, unknown>>
type Properties = Readonly<Record<string, Property>>

/** What was read, and what of it is not as AWS's own schemas have it. */
interface Read {
  readonly properties: number
  readonly errors: readonly string[]
}

const nothing: Read = { properties: 0, errors: [] }

const joined = (all: readonly Read[]): Read => ({
  properties: all.reduce((sum, { properties }) => sum + properties, 0),
  errors: all.flatMap(({ errors }) => errors),
})

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of an intrinsic is known to CloudFormation alone; of a choice, both ways are read. */
const branchesOf = (value: unknown): readonly unknown[] | undefined => {
  if (!isFields(value)) return undefined
  const [name = '', ...more] = Object.keys(value)
  if (more.length > 0 || (name !== 'Ref' && !name.startsWith('Fn::'))) return undefined
  return name === 'Fn::If' ? (value[name] as unknown[]).slice(1) : []
}

const typeNames: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  'date-time': (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  json: () => true,
  null: (value) => value === null,
}

const tag = { Key: { type: { type: 'string' } }, Value: { type: { type: 'string' } } } as const

const readPlain = (at: string, value: unknown, type: PropertyType): Read => {
  if (!(typeNames[type.type]?.(value) ?? false))
    return { properties: 0, errors: [`${at}: not of type ${type.type}`] }
  const allowed: readonly unknown[] | undefined = 'allowedValues' in type ? type.allowedValues : undefined
  return allowed === undefined || allowed.includes(value)
    ? nothing
    : { properties: 0, errors: [`${at}: not one of ${allowed.join(', ')}`] }
}

/** Holds templates to the schemas that CloudFormation itself reads resources by. */
export const schemas = () => {
  const db: SpecDatabase = loadAwsServiceSpecSync()

  const readFields = (at: string, value: unknown, known: Properties): Read => {
    if (!isFields(value)) return { properties: 1, errors: [`${at}: not an object`] }
    const missing = Object.entries(known)
      .filter(([name, { required }]) => required === true && !Object.hasOwn(value, name))
      .map(([name]) => `${at}.${name}: missing`)
    const read = Object.entries(value).map(([name, inner]): Read => {
      const property = Object.hasOwn(known, name) ? known[name] : undefined
      if (property === undefined) return { properties: 1, errors: [`${at}.${name}: unknown`] }
      const types = [property.type, ...(property.previousTypes ?? [])]
      return joined([{ properties: 1, errors: [] }, readAny(`${at}.${name}`, inner, types)])
    })
    return joined([{ properties: 0, errors: missing }, ...read])
  }

  const readAny = (at: string, value: unknown, types: readonly PropertyType[]): Read => {
    const branches = branchesOf(value)
    if (branches !== undefined) return joined(branches.map((each) => readAny(at, each, types)))
    const all = types.map((type) => readOne(at, value, type))
    return all.find(({ errors }) => errors.length === 0) ?? all[0] ?? nothing
  }

  const readList = (at: string, value: unknown, element: PropertyType): Read =>
    Array.isArray(value)
      ? joined(value.map((each, n) => readAny(`${at}[${n}]`, each, [element])))
      : { properties: 0, errors: [`${at}: not a list`] }

  const readMap = (at: string, value: unknown, element: PropertyType): Read =>
    isFields(value)
      ? joined(Object.entries(value).map(([name, each]) => readAny(`${at}.${name}`, each, [element])))
      : { properties: 0, errors: [`${at}: not a map`] }

  const readOne = (at: string, value: unknown, type: PropertyType): Read => {
    if (type.type === 'array') return readList(at, value, type.element)
    if (type.type === 'map') return readMap(at, value, type.element)
    if (type.type === 'union') return readAny(at, value, type.types)
    if (type.type === 'ref')
      return readFields(at, value, db.get('typeDefinition', type.reference.$ref).properties)
    if (type.type === 'tag') return readFields(at, value, tag)
    return readPlain(at, value, type)
  }

  const readResource = ([id, { Type, Properties = {} }]: [string, Resource]): Read => {
    const [found] = db.lookup('resource', 'cloudFormationType', 'equals', Type)
    if (found === undefined) return { properties: 0, errors: [`${id}: there is no ${Type}`] }
    return readFields(`${id} (${Type})`, Properties, found.properties)
  }

  return (template: Template): Read => joined(Object.entries(template.Resources).map(readResource))
}
