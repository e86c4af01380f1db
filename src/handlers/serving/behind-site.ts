import * as E from 'fp-ts/lib/Either.js'
import { originHeader, viewerHeader } from '../../domain/contract/origin.js'
import type { HttpContract, HttpRequest, Tagged } from '../../ports/http.js'

/** How a deployment knows its own site. */
export interface BehindSite {
  /** Whether it is the secret that the site's CloudFront sends; left out, there is none, and nobody is believed. */
  readonly isOrigin?: ((secret: string) => boolean) | undefined
  /** Whether the API's own address answers too; `false` closes it to whoever goes around CloudFront. */
  readonly apiDirectly?: boolean | undefined
}

/** Behind CloudFront the gateway is called by CloudFront: who called that is believed with the origin's secret alone. */
export const behindSite =
  ({ isOrigin, apiDirectly = true }: BehindSite) =>
  <Asked, Done extends Tagged>(contract: HttpContract<Asked, Done>): HttpContract<Asked, Done> => {
    if (isOrigin === undefined && apiDirectly) return contract
    const isThrough = ({ headers }: HttpRequest): boolean => {
      const secret = headers.get(originHeader)
      return secret !== undefined && isOrigin?.(secret) === true
    }
    return {
      write: contract.write,
      read: (request) => {
        if (isThrough(request))
          return contract.read({ ...request, address: request.headers.get(viewerHeader) ?? request.address })
        const read = contract.read(request)
        return apiDirectly ? read : { ...read, call: E.left({ _tag: 'ApiClosed' }) }
      },
    }
  }
