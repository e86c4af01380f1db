import type { IncomingHttpHeaders } from 'node:http'

const ownNames = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i

/**
 * Why a request must not reach the embedded DynamoDB, which has no rights of its own: every page that the developer
 * opens can send requests to this port.
 * - With `Origin` it is a page's; SDKs and the AWS CLI send none.
 * - Under another name than this machine's it is a page's whose name was made to point here (DNS rebinding), which
 *   a browser takes for the page's own origin.
 */
export const refusalOf = ({ origin, host }: IncomingHttpHeaders): string | undefined => {
  if (origin !== undefined) return 'Web pages may not use this DynamoDB.'
  return host !== undefined && ownNames.test(host) ? undefined : 'Use http://127.0.0.1 or http://localhost.'
}
