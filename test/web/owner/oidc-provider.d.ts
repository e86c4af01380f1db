/** As far as it is used here: the library has no types of its own. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  export default class Provider {
    constructor(issuer: string, options: object)
    callback(): RequestListener
  }
}
