import type { BackendOptions } from '../options.js'

/**
 * Settings that close the API's own address to owners with tokens. With AWS IAM, owners sign requests to that address.
 */
export const closedToOwners = ({
  owners = 'iam',
  apiDirectly,
  originSecret,
}: BackendOptions): Record<string, string> =>
  owners === 'iam' || apiDirectly !== false || originSecret === undefined
    ? {}
    : { ORIGIN_SECRET: originSecret, API_DIRECTLY: 'false' }

/** Environment variables that tell the owner's function how to authenticate owners. */
export const ownerEnvironment = (owners: BackendOptions['owners'] = 'iam'): Record<string, string> =>
  owners === 'iam'
    ? { OWNER_IAM: 'true' }
    : {
        OIDC_ISSUER: owners.issuer,
        OIDC_AUDIENCE: owners.audience,
        ...(owners.formsClaim === undefined ? {} : { OIDC_FORMS_CLAIM: owners.formsClaim }),
      }
