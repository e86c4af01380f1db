/** What an issuer gives. */
interface Tokens {
  readonly access_token: string
  readonly id_token?: string | undefined
}

/** The claims of a signed token, unverified: that is the API's part. Undefined for a token that is none of its kind. */
const claimsOf = (token: string): Readonly<Record<string, unknown>> | undefined => {
  const [, payload, signature] = token.split('.')
  if (payload === undefined || signature === undefined) return undefined
  try {
    const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch {
    return undefined
  }
}

/** As the API compares it: a token without an audience, such as Cognito's access token, is for its client. */
const isFor = (audience: string, token: string): boolean => {
  const claims = claimsOf(token)
  return claims !== undefined && [claims['aud'] ?? claims['client_id']].flat().includes(audience)
}

/**
 * The token to show to the API: the access token, unless only the id token is for this audience. An access token that
 * the API could not read, or that is for another service, would be refused.
 */
export const tokenFor = (audience: string, { access_token: access, id_token: id }: Tokens): string =>
  id !== undefined && !isFor(audience, access) && isFor(audience, id) ? id : access
