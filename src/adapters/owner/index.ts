export { anyVerifier } from './any.js'
export { iamVerifier } from './iam.js'
export { type OidcOptions, oidcVerifier } from './oidc.js'
export { tokenVerifier } from './token.js'
