/* eslint-disable @typescript-eslint/no-unsafe-member-access */
import { readFileSync } from 'node:fs'
import type { Resource, Template } from '../../infra/app/template.js'

/** Each kind of deployment, as `npm run synth` writes it. */
export const kinds = ['http-dev', 'http-prod', 'rest-dev', 'rest-prod', 's3-dev'] as const
export type Kind = (typeof kinds)[number]

/** A template by the name of its file. */
export const templateNamed = (name: string): Template =>
  JSON.parse(readFileSync(`dist/templates/${name}.json`, 'utf8')) as Template

export const templateOf = (kind: Kind): Template => templateNamed(kind)

// A template is looked into as deep as a test likes; what is not there fails it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Properties = any

export interface Found {
  readonly id: string
  readonly resource: Resource
  readonly properties: Properties
}

/** The resources of a type, such as `Lambda::Function`. */
export const ofType = (template: Template, type: string): readonly Found[] =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === `AWS::${type}`)
    .map(([id, resource]) => ({ id, resource, properties: resource.Properties ?? {} }))

export const only = (template: Template, type: string): Found => {
  const [found, ...more] = ofType(template, type)
  if (found === undefined || more.length > 0) throw new Error(`${1 + more.length} of ${type}`)
  return found
}

/** The names that a value of a template refers to. */
export const referredIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(referredIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref' || key === 'DependsOn') return [inner].flat() as string[]
    if (key === 'Fn::GetAtt') return [(inner as string[])[0] ?? '']
    return referredIn(inner)
  })
}

/** What a function's role allows: `action on resource`. */
export const allowed = (template: Template, name: 'Submit' | 'Owner' | 'Notify'): readonly Statement[] => {
  const role = ofType(template, 'IAM::Role').find(({ id }) => id.includes(`${name}Role`))
  const policies = ofType(template, 'IAM::Policy').filter(({ properties }) =>
    referredIn(properties.Roles).includes(role?.id ?? ''),
  )
  return policies.flatMap(({ properties }) => properties.PolicyDocument.Statement as Statement[])
}

export interface Statement {
  readonly Action: string | readonly string[]
  readonly Effect: string
  readonly Resource: unknown
}
