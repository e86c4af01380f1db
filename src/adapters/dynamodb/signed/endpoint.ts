import * as E from 'fp-ts/lib/Either.js'

type Environment = Readonly<Record<string, string | undefined>>

/** AWS partitions with their own domains: the prefix of their regions, and their two domains. */
const partitions = [
  ['cn-', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
  ['eusc-', 'amazonaws.eu', 'api.amazonwebservices.eu'],
  ['us-iso-', 'c2s.ic.gov', 'api.aws.ic.gov'],
  ['us-isob-', 'sc2s.sgov.gov', 'api.aws.scloud'],
  ['eu-isoe-', 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'],
  ['us-isof-', 'csp.hci.ic.gov', 'api.aws.hci.ic.gov'],
  ['', 'amazonaws.com', 'api.aws'],
] as const

const isOn = (environment: Environment, name: string): boolean => environment[name]?.toLowerCase() === 'true'

const fips = 'AWS_USE_FIPS_ENDPOINT'
const dualStack = 'AWS_USE_DUALSTACK_ENDPOINT'

/** Endpoint set in the environment; empty if none is. */
const givenIn = (environment: Environment): string =>
  isOn(environment, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')
    ? ''
    : environment['AWS_ENDPOINT_URL_DYNAMODB'] || environment['AWS_ENDPOINT_URL'] || ''

const switchComplaints = (environment: Environment, name: string): string[] => {
  const value = environment[name] ?? ''
  if (!['', 'true', 'false'].includes(value.toLowerCase()))
    return [`${name} must be true or false, not “${value}”`]
  return isOn(environment, name) && givenIn(environment) !== ''
    ? [`${name}=true cannot be combined with a custom endpoint: unset ${name} or AWS_ENDPOINT_URL_DYNAMODB`]
    : []
}

const addressComplaints = (environment: Environment): string[] => {
  const given = givenIn(environment)
  return given === '' || /^https?:$/.test(URL.parse(given)?.protocol ?? '')
    ? []
    : [`AWS_ENDPOINT_URL_DYNAMODB must be an address such as http://localhost:8000, not “${given}”`]
}

const regionComplaints = ({ AWS_REGION: region = '' }: Environment): string[] => {
  if (region === '') return ['AWS_REGION is missing: the region of the DynamoDB table, such as eu-central-1']
  return /^[a-z\d](-?[a-z\d]+)*$/.test(region)
    ? []
    : [`AWS_REGION must be a region such as eu-central-1, not “${region}”`]
}

const accountComplaints = ({ AWS_ACCOUNT_ID_ENDPOINT_MODE: mode = '' }: Environment): string[] =>
  mode.toLowerCase() === 'required'
    ? ['AWS_ACCOUNT_ID_ENDPOINT_MODE=required is not supported: unset it, or set it to preferred or disabled']
    : []

/** Reasons why the environment names no usable endpoint, a sentence for each variable. */
export const endpointComplaints = (environment: Environment): readonly string[] => [
  ...regionComplaints(environment),
  ...switchComplaints(environment, fips),
  ...switchComplaints(environment, dualStack),
  ...addressComplaints(environment),
  ...accountComplaints(environment),
]

/**
 * Host prefix of the service. GovCloud's usual endpoints are FIPS-validated; elsewhere FIPS endpoints have a name of
 * their own.
 */
const serviceIn = (environment: Environment, region: string): string =>
  isOn(environment, fips) && (isOn(environment, dualStack) || !region.startsWith('us-gov-'))
    ? 'dynamodb-fips'
    : 'dynamodb'

const regional = (environment: Environment): URL => {
  const { AWS_REGION: region = '' } = environment
  const [, domain, dualStackDomain] = partitions.find(([start]) => region.startsWith(start)) ?? partitions[6]
  const suffix = isOn(environment, dualStack) ? dualStackDomain : domain
  return new URL(`https://${serviceIn(environment, region)}.${region}.${suffix}`)
}

/**
 * Endpoint of DynamoDB: `AWS_ENDPOINT_URL_DYNAMODB` or `AWS_ENDPOINT_URL`, otherwise the one in `AWS_REGION` that
 * `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT` ask for. Same as the SDK, except for account-based
 * endpoints.
 */
export const endpointIn = (environment: Environment): E.Either<readonly string[], URL> => {
  const complaints = endpointComplaints(environment)
  if (complaints.length > 0) return E.left(complaints)
  const given = givenIn(environment)
  return E.right(given === '' ? regional(environment) : new URL(given))
}
