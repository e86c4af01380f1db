import * as E from 'fp-ts/lib/Either.js'
import { originHeader, viewerHeader } from '../../domain/contract/origin.js'
import type { HttpContract, HttpRequest, Tagged } from '../../ports/http.js'

/** How a deployment recognises requests through its own site. */
export interface BehindSite {
  /**
   * Checks the secret that the site's CloudFront sends; without it, no request is trusted to come through CloudFront.
   */
  readonly isOrigin?: ((secret: string) => boolean) | undefined
  /** Whether the API's own address answers too; `false` closes it to requests that bypass CloudFront. */
  readonly apiDirectly?: boolean | undefined
}

/**
 * Puts a contract behind the site's CloudFront: the viewer's address that CloudFront states is trusted only with the
 * origin's secret, and other requests are refused if the API's own address is closed.
 */
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
