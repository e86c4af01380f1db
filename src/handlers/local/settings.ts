import * as E from 'fp-ts/lib/Either.js'
import { localCredentials } from '../../adapters/system/local-credentials.js'

/** Settings of the local stack. */
export interface Settings {
  readonly port: number
  readonly dynamoPort: number
  /** Data folder of the embedded DynamoDB; undefined for data in memory. */
  readonly dataFolder: string | undefined
  /** Endpoint of a DynamoDB used instead of the embedded one. */
  readonly endpoint: string | undefined
  readonly table: string
  /** Path of a module that exports a custom store, used instead of DynamoDB. */
  readonly store: string | undefined
  /** Allowed origins besides the local site's own, separated by commas. */
  readonly origins: string
  /** Kind of gateway to imitate. */
  readonly gateway: GatewayName
}

/** An HTTP API without CORS, an HTTP API with CORS configured, and a REST API. */
const gateways = ['http', 'http-cors', 'rest'] as const

type GatewayName = (typeof gateways)[number]

type Environment = Readonly<Record<string, string | undefined>>

export const usage = `npm start runs the whole system: the site, the API and an embedded DynamoDB, or with --store ./store.js a custom store.

Environment variables, with their defaults:
  PORT=3000                    port of the site and the API; 0 for any free port
  DYNAMODB_PORT=8000           port of the embedded DynamoDB; 0 for any free port
  DATA_DIR=.dynamosync         folder of the data; “memory” stores nothing on disk
  TABLE_NAME=dynamosync        name of the table, which is created if missing
  AWS_ENDPOINT_URL_DYNAMODB=   another DynamoDB instead of the embedded one
  STORE_MODULE=                a module that exports a custom store, instead of DynamoDB; same as --store
  ALLOWED_ORIGINS=             other origins whose pages may post here, separated by commas
  FORM_SECRET=                 secret that signs the pages' times; by default a new one, kept in DATA_DIR
  CAPTCHA_SECRETS=             secrets for captchas, JSON such as {"turnstile":"2x0000000000000000000000000000000AA"}, which
                               always fails; by default the providers’ test secrets that always pass
  CAPTCHA_SITE_KEYS=           site keys in the same format
  GATEWAY=http                 the API Gateway to imitate: “http” (an HTTP API that leaves CORS to the function),
                               “http-cors” (one that has CORS configured) or “rest” (a REST API)`

/** Value of a variable; an empty one counts as unset. */
const given = (environment: Environment, name: string, otherwise = ''): string =>
  environment[name] === '' ? otherwise : (environment[name] ?? otherwise)

const portOf = (environment: Environment, name: string, otherwise: number): E.Either<string, number> => {
  const text = given(environment, name, String(otherwise))
  return /^\d{1,5}$/.test(text) && Number(text) < 65_536
    ? E.right(Number(text))
    : E.left(`${name} must be a port, 0 to 65535, not “${text}”`)
}

const endpointOf = (environment: Environment): E.Either<string, string | undefined> => {
  const text = given(environment, 'AWS_ENDPOINT_URL_DYNAMODB')
  if (text === '') return E.right(undefined)
  return /^https?:\/\//.test(text) && URL.canParse(text)
    ? E.right(text)
    : E.left(`AWS_ENDPOINT_URL_DYNAMODB must be a URL such as http://localhost:8000, not “${text}”`)
}

const gatewayOf = (environment: Environment): E.Either<string, GatewayName> => {
  const text = given(environment, 'GATEWAY', 'http')
  const gateway = gateways.find((each) => each === text)
  return gateway === undefined
    ? E.left(`GATEWAY must be one of ${gateways.join(', ')}, not “${text}”`)
    : E.right(gateway)
}

const lefts = (all: readonly E.Either<string, unknown>[]): string[] =>
  all.flatMap((each) => (E.isLeft(each) ? [each.left] : []))

/** The module with a custom store, used instead of DynamoDB. */
const storeOf = (environment: Environment): E.Either<string, string | undefined> => {
  const path = given(environment, 'STORE_MODULE')
  if (path !== '' && given(environment, 'AWS_ENDPOINT_URL_DYNAMODB') !== '')
    return E.left('--store (STORE_MODULE) and AWS_ENDPOINT_URL_DYNAMODB cannot be combined')
  return E.right(path || undefined)
}

/** Complaint about equal ports, if the embedded DynamoDB is used. */
const samePort = ({ port, dynamoPort, endpoint, store }: Settings): readonly string[] =>
  endpoint === undefined && store === undefined && port !== 0 && port === dynamoPort
    ? [`PORT and DYNAMODB_PORT must differ; both are ${port}`]
    : []

/** Reads the settings from environment variables, or returns all complaints. */
export const settingsFrom = (environment: Environment): E.Either<readonly string[], Settings> => {
  const port = portOf(environment, 'PORT', 3000)
  const dynamoPort = portOf(environment, 'DYNAMODB_PORT', 8000)
  const endpoint = endpointOf(environment)
  const store = storeOf(environment)
  const gateway = gatewayOf(environment)
  if (E.isLeft(port) || E.isLeft(dynamoPort) || E.isLeft(endpoint) || E.isLeft(store) || E.isLeft(gateway))
    return E.left(lefts([port, dynamoPort, endpoint, store, gateway]))
  const folder = given(environment, 'DATA_DIR', '.dynamosync')
  const settings: Settings = {
    port: port.right,
    dynamoPort: dynamoPort.right,
    dataFolder: folder === 'memory' ? undefined : folder,
    endpoint: endpoint.right,
    table: given(environment, 'TABLE_NAME', 'dynamosync'),
    store: store.right,
    origins: given(environment, 'ALLOWED_ORIGINS'),
    gateway: gateway.right,
  }
  const complaints = samePort(settings)
  return complaints.length > 0 ? E.left(complaints) : E.right(settings)
}

/** All origins whose pages may use the API: the local site's, by both names of this machine, and the given ones. */
export const originsAt = ({ origins }: Settings, port: number): readonly string[] =>
  [`http://localhost:${port}`, `http://127.0.0.1:${port}`, ...origins.split(',')]
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** Whether any credentials will do: DynamoDB Local checks none, but the SDK requires some. */
const needsNone = (endpoint: string, environment: Environment): boolean =>
  !new URL(endpoint).hostname.endsWith('.amazonaws.com') && given(environment, 'AWS_PROFILE') === ''

/**
 * Environment of the deployed function, to be merged into this process's own; undefined means unset. With the embedded
 * DynamoDB, settings of the developer's real AWS account are removed: the profile, which might fetch credentials over
 * the network, and the session.
 */
export const functionEnvironment = (
  settings: Settings,
  at: {
    readonly port: number
    readonly embedded: string | undefined
    readonly token: string
    readonly formSecret: string
  },
  environment: Environment,
): Environment => ({
  TABLE_NAME: settings.table,
  ALLOWED_ORIGINS: originsAt(settings, at.port).join(),
  OWNER_TOKEN: at.token,
  FORM_SECRET: given(environment, 'FORM_SECRET', at.formSecret),
  AWS_REGION: given(environment, 'AWS_REGION', given(environment, 'AWS_DEFAULT_REGION', 'us-east-1')),
  AWS_ENDPOINT_URL_DYNAMODB: settings.endpoint ?? at.embedded,
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined,
  AWS_USE_DUALSTACK_ENDPOINT: undefined,
  AWS_USE_FIPS_ENDPOINT: undefined,
  ...(settings.endpoint === undefined
    ? { ...localCredentials({}), AWS_PROFILE: undefined, AWS_SESSION_TOKEN: undefined }
    : needsNone(settings.endpoint, environment)
      ? localCredentials(environment)
      : {}),
})

/** Merges an environment into this process's own; undefined unsets a variable. */
export const setEnvironment = (environment: Environment): void => {
  for (const [name, value] of Object.entries(environment))
    if (value === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = value
}
