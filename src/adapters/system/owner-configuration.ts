import * as E from 'fp-ts/lib/Either.js'
import { type Configuration, configurationFrom, type Environment } from './configuration.js'

/** How owners prove who they are: at least one way. */
export interface Owners {
  /** Callers that the gateway has authenticated by AWS IAM. */
  readonly iam: boolean
  /** One secret token; for the local stack. */
  readonly token: string | undefined
  /** Tokens of an OpenID Connect issuer. */
  readonly oidc:
    { readonly issuer: string; readonly audience: string; readonly formsClaim: string } | undefined
}

/** What a deployment of the owner's function decides. */
export interface OwnerConfiguration extends Configuration {
  readonly owners: Owners
}

const given = (environment: Environment, name: string): string => (environment[name] ?? '').trim()

/** Keys that came over plain HTTP could be anyone's; on this machine alone there is nobody in between. */
const isIssuer = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash } = new URL(text)
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return (protocol === 'https:' || (protocol === 'http:' && isLocal)) && search === '' && hash === ''
}

const oidcComplaints = (environment: Environment): string[] => {
  const [issuer, audience] = [given(environment, 'OIDC_ISSUER'), given(environment, 'OIDC_AUDIENCE')]
  const alone =
    (issuer === '') === (audience === '')
      ? []
      : [`${issuer === '' ? 'OIDC_ISSUER' : 'OIDC_AUDIENCE'} is missing: the two go together`]
  const address =
    issuer === '' || isIssuer(issuer)
      ? []
      : [`OIDC_ISSUER: “${issuer}” is not the https address of an issuer, as its tokens say it in “iss”`]
  return [...alone, ...address]
}

const iamComplaints = (environment: Environment): string[] => {
  const iam = given(environment, 'OWNER_IAM')
  return ['', 'true', 'false'].includes(iam) ? [] : [`OWNER_IAM must be true or false, not “${iam}”`]
}

const shortest = 32

/** The token itself is in no message: those are logged. */
const tokenComplaints = (environment: Environment): string[] => {
  const token = given(environment, 'OWNER_TOKEN')
  if (token === '') return []
  if (given(environment, 'AWS_LAMBDA_FUNCTION_NAME') !== '')
    return ['OWNER_TOKEN is for the local stack only; use OIDC_ISSUER and OIDC_AUDIENCE, or OWNER_IAM']
  return /^[A-Za-z0-9._~+/=-]+$/.test(token) && token.length >= shortest
    ? []
    : [`OWNER_TOKEN must be ${shortest} or more of A–Z, a–z, 0–9 and ._~+/=-`]
}

const ownersIn = (environment: Environment): Owners => {
  const [issuer, token] = [given(environment, 'OIDC_ISSUER'), given(environment, 'OWNER_TOKEN')]
  const audience = given(environment, 'OIDC_AUDIENCE')
  const formsClaim = given(environment, 'OIDC_FORMS_CLAIM') || 'dynamosync_forms'
  return {
    iam: given(environment, 'OWNER_IAM') === 'true',
    token: token === '' ? undefined : token,
    oidc: issuer === '' ? undefined : { issuer, audience, formsClaim },
  }
}

const nobody = ({ iam, token, oidc }: Owners): boolean => !iam && token === undefined && oidc === undefined

/**
 * The configuration of the owner's function from environment variables, or every complaint at once: `TABLE_NAME` and
 * `ALLOWED_ORIGINS` as the submit function has them, and who an owner is: `OIDC_ISSUER`, `OIDC_AUDIENCE` and
 * `OIDC_FORMS_CLAIM`, or `OWNER_IAM`.
 */
export const ownerConfigurationFrom = (
  environment: Environment,
): E.Either<readonly string[], OwnerConfiguration> => {
  const common = configurationFrom(environment)
  const owners = ownersIn(environment)
  const complaints = [
    ...(E.isLeft(common) ? common.left : []),
    ...oidcComplaints(environment),
    ...iamComplaints(environment),
    ...tokenComplaints(environment),
  ]
  if (complaints.length === 0 && nobody(owners))
    complaints.push('nobody is an owner: set OIDC_ISSUER and OIDC_AUDIENCE, or OWNER_IAM=true')
  return E.isLeft(common) || complaints.length > 0 ? E.left(complaints) : E.right({ ...common.right, owners })
}
