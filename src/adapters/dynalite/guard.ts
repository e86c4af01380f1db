import type { IncomingHttpHeaders } from 'node:http'

const ownNames = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i

/**
 * Reason to refuse a request to the embedded DynamoDB, which has no access control: every page that the developer opens
 * can send requests to this port.
 * - A request with `Origin` comes from a page; SDKs and the AWS CLI send none.
 * - A request to another host name comes from a page whose name was pointed here (DNS rebinding), which a browser takes
 *   for the page's own origin.
 */
export const refusalOf = ({ origin, host }: IncomingHttpHeaders): string | undefined => {
  if (origin !== undefined) return 'Web pages may not use this DynamoDB.'
  return host !== undefined && ownNames.test(host) ? undefined : 'Use http://127.0.0.1 or http://localhost.'
}
