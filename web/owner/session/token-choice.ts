/** Tokens from the issuer. */
interface Tokens {
  readonly access_token: string
  readonly id_token?: string | undefined
}

/** Claims of a signed token, unverified, as the API verifies them. Undefined for an opaque token. */
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

/**
 * Whether a token is for an audience, as the API compares it: one without `aud`, such as Cognito's access token, is for
 * its client.
 */
const isFor = (audience: string, token: string): boolean => {
  const claims = claimsOf(token)
  return claims !== undefined && [claims['aud'] ?? claims['client_id']].flat().includes(audience)
}

/**
 * Token to send to the API: the access token, unless only the id token is for this audience. The API would refuse an
 * opaque access token, or one for another service.
 */
export const tokenFor = (audience: string, { access_token: access, id_token: id }: Tokens): string =>
  id !== undefined && !isFor(audience, access) && isFor(audience, id) ? id : access
