import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Unreached } from '../../domain/notification/delivery/target-answer.js'
import { isLoopback, isPublic } from './public-address.js'

/** Checked address of a connection, which later DNS answers do not change. */
export interface Place {
  readonly url: URL
  readonly address: string
  readonly family: number
}

/** Resolves the addresses of a name. */
export type Resolve = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>

/** Resolves with the system's resolver. */
export const systemResolve: Resolve = (host) => lookup(host, { all: true, order: 'verbatim' })

const localNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Parses a target's URL: https, or also http to this machine if `local`; without user name and password. */
export const targetUrl = (text: string, local: boolean): URL | undefined => {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const isLocal = local && localNames.has(url.hostname)
  const isFit = url.protocol === 'https:' || (isLocal && url.protocol === 'http:')
  return isFit && url.username === '' && url.password === '' ? url : undefined
}

const resolved = async (host: string, resolve: Resolve) => {
  const bare = host.replace(/^\[|\]$/g, '')
  return isIP(bare) === 0 ? resolve(host) : [{ address: bare, family: isIP(bare) }]
}

/**
 * Resolves a URL and checks that all addresses of its name are allowed: public ones; or, if this machine's own are
 * allowed and the name is local, only those.
 */
export const placeOf = async (
  text: string,
  { local, resolve }: { readonly local: boolean; readonly resolve: Resolve },
): Promise<Place | Unreached> => {
  const url = targetUrl(text, local)
  if (url === undefined) return 'forbidden-address'
  try {
    const found = await resolved(url.hostname, resolve)
    const [first] = found
    if (first === undefined) return 'no-name'
    const isAllowed = local && localNames.has(url.hostname) ? isLoopback : isPublic
    return found.every(({ address }) => isAllowed(address)) ? { url, ...first } : 'forbidden-address'
  } catch {
    return 'no-name'
  }
}
