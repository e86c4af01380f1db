import { readFileSync } from 'node:fs'
import type { FunctionName } from '../../src/domain/contract/routes.js'

type Properties = Readonly<Record<string, unknown>>

/** A reference to another resource, by `Ref` or as an attribute. */
interface Reference {
  readonly Ref?: string
  readonly 'Fn::GetAtt'?: readonly [string, string]
}

interface Resource {
  readonly Type: string
  readonly Properties: Properties
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>
}

/** What `npm run build` synthesised: `http-dev`, `http-prod`, `rest-dev`, `rest-prod` or `s3-dev`. */
export const templateOf = (name: string): Template =>
  JSON.parse(readFileSync(new URL(`../../templates/${name}.json`, import.meta.url), 'utf8')) as Template

const resourcesOf = ({ Resources }: Template, type: string): readonly (readonly [string, Properties])[] =>
  Object.entries(Resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties: properties }]) => [id, properties])

/** The name of the one resource that a value refers to, wherever it does so. */
const refersTo = (value: unknown, ids: readonly string[]): string => {
  const text = JSON.stringify(value)
  return ids.find((id) => text.includes(`"${id}"`)) ?? ''
}

const nameOf = (id: string): FunctionName => (id.includes('Submit') ? 'submit' : 'owner')

/** One of the functions, as CloudFormation makes it. */
export const functionIn = (template: Template, wanted: FunctionName) => {
  const found = resourcesOf(template, 'AWS::Lambda::Function').find(
    ([id, { Handler }]) => Handler === 'index.handler' && nameOf(id) === wanted,
  )
  const { MemorySize, Timeout, Runtime, Environment } = found?.[1] ?? {}
  const { Variables } = Environment as { readonly Variables: Properties }
  return {
    memory: MemorySize as number,
    timeout: Timeout as number,
    runtime: Runtime as string,
    variables: Object.keys(Variables),
  }
}

/** An API's routes, `POST /forms/{form}`, and the function that each of them leads to. */
export type DeployedRoutes = ReadonlyMap<string, FunctionName>

const functionsIn = (template: Template): readonly string[] =>
  resourcesOf(template, 'AWS::Lambda::Function').map(([id]) => id)

const httpRoutes = (template: Template): DeployedRoutes => {
  const integrations = resourcesOf(template, 'AWS::ApiGatewayV2::Integration')
  const leadsTo = new Map(
    integrations.map(([id, { IntegrationUri }]) => [id, refersTo(IntegrationUri, functionsIn(template))]),
  )
  return new Map(
    resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([, { RouteKey, Target }]) => {
      const integration = refersTo(Target, [...leadsTo.keys()])
      return [RouteKey as string, nameOf(leadsTo.get(integration) ?? '')]
    }),
  )
}

const restRoutes = (template: Template): DeployedRoutes => {
  const resources = new Map(resourcesOf(template, 'AWS::ApiGateway::Resource'))
  const pathOf = (id: string | undefined): string => {
    const { ParentId, PathPart } = resources.get(id ?? '') ?? {}
    return PathPart === undefined ? '' : `${pathOf((ParentId as Reference).Ref)}/${PathPart as string}`
  }
  return new Map(
    resourcesOf(template, 'AWS::ApiGateway::Method').map(([, { HttpMethod, ResourceId, Integration }]) => [
      `${HttpMethod as string} ${pathOf((ResourceId as Reference).Ref) || '/'}`,
      nameOf(refersTo((Integration as Properties)['Uri'], functionsIn(template))),
    ]),
  )
}

/** The routes of whichever kind of API the template has. */
export const routesIn = (template: Template): DeployedRoutes =>
  new Map([...httpRoutes(template), ...restRoutes(template)])

/** The stages of the API. */
export const stagesIn = (template: Template): readonly unknown[] =>
  ['AWS::ApiGatewayV2::Stage', 'AWS::ApiGateway::Stage'].flatMap((type) =>
    resourcesOf(template, type).map(([, { StageName }]) => StageName),
  )

/** What is known only once the stack is there has an address made up here. */
const resolved = (value: unknown): string => {
  if (typeof value === 'string') return value
  const { 'Fn::Join': join, 'Fn::GetAtt': attribute = [] } = value as {
    readonly 'Fn::Join'?: readonly [string, readonly unknown[]]
    readonly 'Fn::GetAtt'?: readonly string[]
  }
  if (join !== undefined) return join[1].map(resolved).join(join[0])
  const host = `${(attribute[0] ?? 'resource').toLowerCase()}.invalid`
  return attribute[1] === 'WebsiteURL' ? `http://${host}` : host
}

/** What an HTTP API is told of CORS; undefined where it leaves that to the function. */
export const corsIn = (template: Template) => {
  const [api] = resourcesOf(template, 'AWS::ApiGatewayV2::Api')
  const { CorsConfiguration } = (api?.[1] ?? {}) as {
    readonly CorsConfiguration?: Properties & { readonly AllowOrigins: readonly unknown[] }
  }
  return CorsConfiguration === undefined
    ? undefined
    : { ...CorsConfiguration, AllowOrigins: CorsConfiguration.AllowOrigins.map(resolved) }
}

/** The origins that the functions are told, but for one that is the site's own. */
export const originsIn = (template: Template): readonly string[] => {
  const variables = resourcesOf(template, 'AWS::Lambda::Function').map(
    ([, { Environment }]) => (Environment as { readonly Variables?: Properties } | undefined)?.Variables,
  )
  const origins = resolved(variables.find((each) => each?.['ALLOWED_ORIGINS'])?.['ALLOWED_ORIGINS'] ?? '')
  return origins.split(',').filter((origin) => origin !== '' && !origin.endsWith('.invalid'))
}

/** The headers of each kind of error that a REST API answers itself. */
export const errorHeadersIn = (template: Template): readonly Readonly<Record<string, string>>[] =>
  resourcesOf(template, 'AWS::ApiGateway::GatewayResponse').map(([, { ResponseParameters }]) =>
    Object.fromEntries(
      Object.entries(ResponseParameters as Readonly<Record<string, string>>).map(([name, value]) => [
        name.replace('gatewayresponse.header.', ''),
        value.slice(1, -1),
      ]),
    ),
  )

const weight = (part: string): number => (part.endsWith('+}') ? 2 : part.startsWith('{') ? 1 : 0)

const takes = (route: string, path: string): boolean => {
  const parts = route.split('/')
  const given = path.split('/')
  if (route.endsWith('+}'))
    return given.length >= parts.length && given.slice(parts.length - 1).join('/') !== ''
  return (
    parts.length === given.length &&
    parts.every((part, at) => (weight(part) === 1 ? given[at] !== '' : part === given[at]))
  )
}

/** By API Gateway's own rules: the most exact path that there is, then the method, then `ANY`. */
export const routeTo = (routes: DeployedRoutes, method: string, path: string): string | undefined => {
  const paths = [...new Set([...routes.keys()].map((key) => key.split(' ')[1] ?? ''))]
  const rank = (route: string): string => route.split('/').map(weight).join('')
  const [best] = paths
    .filter((route) => takes(route, path === '' ? '/' : path))
    .sort((one, other) => rank(one).localeCompare(rank(other)))
  return [`${method} ${best}`, `ANY ${best}`].find((key) => routes.has(key))
}
