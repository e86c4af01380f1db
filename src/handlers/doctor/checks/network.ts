import * as E from 'fp-ts/lib/Either.js'
import { type Check, fine, left, wrong } from '../check.js'
import { NoAnswer } from '../no-answer.js'
import type { Visit } from '../visit.js'

const day = 86_400_000

/** Days left below which a certificate's renewal must have failed: ACM renews 60 days before expiry. */
const fewDays = 14

/** Whether a host name is this machine's own, so that requests never leave it. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || /^127\.|^\[?::1\]?$/.test(host)

const urlOf = ({ options }: Visit): URL => new URL(options.url)

export const isLocal = (visit: Visit): boolean => isLoopback(urlOf(visit).hostname)

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

const name: Check = {
  id: 'name',
  title: 'Name',
  look: async (visit) => {
    const host = bare(urlOf(visit).hostname)
    const found = await visit.probe.resolve(host)()
    if (E.isLeft(found)) throw new NoAnswer(found.left.why, found.left.code)
    const [first = host, ...more] = found.right
    const rest = more.length === 0 ? '' : ` and ${more.length} more`
    return fine(first === host ? host : `${host} is ${first}${rest}`)
  },
}

/** OpenSSL's errors of a certificate, with the finding and the fix for the server's operator. */
const distrusts: Readonly<Record<string, readonly [found: string, fix: string]>> = {
  CERT_HAS_EXPIRED: [
    'the certificate has expired',
    'Renew the certificate. ACM renews its own certificates as long as their DNS validation records exist: restore the missing record.',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'the certificate is for another name',
    'Use a certificate for this name, or the certificate’s name in the address. For CloudFront: request it in us-east-1 and name the domain in the distribution’s aliases.',
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'the certificate is self-signed',
    'Use a certificate from an authority that browsers trust: ACM’s are free for CloudFront and API Gateway.',
  ],
}

const unknownAuthority = [
  'the certificate is not signed by an authority that this machine trusts',
  'Use a certificate from an authority that browsers trust, and let the server send the intermediate certificates too. For your company’s own authority, set NODE_EXTRA_CA_CERTS to its file and run the doctor again.',
] as const

const tls: Check = {
  id: 'tls',
  title: 'TLS',
  needs: ['name', 'reach'],
  look: async (visit) => {
    const { protocol, hostname, port } = urlOf(visit)
    if (protocol === 'http:')
      return isLocal(visit)
        ? left('not needed for this machine’s own address')
        : wrong(
            'the address is plain http',
            'Anybody between a visitor and the server can read and change the submissions.',
            'Serve the site through CloudFront, and check its https address.',
          )
    const shown = await visit.probe.certificate(bare(hostname), Number(port || 443))()
    if (E.isLeft(shown)) throw new NoAnswer(shown.left.why, shown.left.code)
    const { distrust, validTo, protocol: version } = shown.right
    const days = Math.floor((validTo - visit.clock()) / day)
    if (distrust !== undefined) {
      const [found, fix] = distrusts[distrust] ?? unknownAuthority
      return wrong(
        `${found} (${distrust})`,
        'Browsers show a warning instead of the page, and send no form.',
        fix,
      )
    }
    if (days < fewDays)
      return wrong(
        `the certificate expires in ${days === 1 ? '1 day' : `${days} days`}`,
        'It should have been renewed by now; most likely its DNS validation record is missing.',
        'Renew it now. For ACM: restore the CNAME record shown on the certificate’s page in the console.',
      )
    return fine(`${version}, the certificate is valid for ${days} days`)
  },
}

const reach: Check = {
  id: 'reach',
  title: 'Reachable',
  needs: ['name'],
  look: async (visit) => {
    const { status, milliseconds } = await visit.once('given', () =>
      visit.send({ method: 'GET', url: visit.options.url, headers: { accept: 'text/html,*/*;q=0.5' } }),
    )
    if (status < 500) return fine(`answers ${status} in ${Math.round(milliseconds)} ms`)
    return wrong(
      `answers ${status}`,
      'The server, or the one behind it, fails even on a plain GET.',
      'Read the function’s log in CloudWatch: an invalid configuration stops it at startup and is named there.',
    )
  },
}

export const networkChecks: readonly Check[] = [name, reach, tls]
