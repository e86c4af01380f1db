import * as E from 'fp-ts/lib/Either.js'
import { type Configuration, configurationFrom, type Environment } from './configuration.js'

/** Ways to identify owners; at least one is set. */
export interface Owners {
  /** Whether callers authenticated by AWS IAM at the gateway are accepted. */
  readonly iam: boolean
  /** Secret token; for the local stack. */
  readonly token: string | undefined
  /** OpenID Connect issuer whose tokens are accepted. */
  readonly oidc:
    | { readonly issuer: string; readonly audience: string; readonly formsClaim: string }
    | undefined
}

/** Configuration of the owners' function. */
export interface OwnerConfiguration extends Configuration {
  readonly owners: Owners
}

const given = (environment: Environment, name: string): string => (environment[name] ?? '').trim()

/** Whether a text is an issuer's URL: https, as keys over plain HTTP could be forged; http on this machine only. */
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
      : [
          `${issuer === '' ? 'OIDC_ISSUER' : 'OIDC_AUDIENCE'} is missing: OIDC_ISSUER and OIDC_AUDIENCE belong together`,
        ]
  const address =
    issuer === '' || isIssuer(issuer)
      ? []
      : [
          `OIDC_ISSUER: “${issuer}” is not the https address of an issuer, exactly as its tokens have it in “iss”`,
        ]
  return [...alone, ...address]
}

const iamComplaints = (environment: Environment): string[] => {
  const iam = given(environment, 'OWNER_IAM')
  return ['', 'true', 'false'].includes(iam) ? [] : [`OWNER_IAM must be true or false, not “${iam}”`]
}

const shortest = 32

/** Complaints about the token, which never repeat it, as they are logged. */
const tokenComplaints = (environment: Environment): string[] => {
  const token = given(environment, 'OWNER_TOKEN')
  if (token === '') return []
  if (given(environment, 'AWS_LAMBDA_FUNCTION_NAME') !== '')
    return ['OWNER_TOKEN is for the local stack only; use OIDC_ISSUER and OIDC_AUDIENCE, or OWNER_IAM']
  return /^[A-Za-z0-9._~+/=-]+$/.test(token) && token.length >= shortest
    ? []
    : [`OWNER_TOKEN must be ${shortest} or more characters from A–Z, a–z, 0–9 and ._~+/=-`]
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
 * Reads the configuration of the owners' function from environment variables, or returns all complaints at once:
 * `TABLE_NAME` and `ALLOWED_ORIGINS` as in the submit function, and the identification of owners: `OIDC_ISSUER`,
 * `OIDC_AUDIENCE` and `OIDC_FORMS_CLAIM`, or `OWNER_IAM`.
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
    complaints.push('owners cannot be identified: set OIDC_ISSUER and OIDC_AUDIENCE, or OWNER_IAM=true')
  return E.isLeft(common) || complaints.length > 0 ? E.left(complaints) : E.right({ ...common.right, owners })
}
