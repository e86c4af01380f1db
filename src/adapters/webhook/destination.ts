import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Unreached } from '../../domain/notification/delivery/target-answer.js'
import { isLoopback, isPublic } from './public-address.js'

/** Where a connection may be made to: the address that was checked, and none that the name leads to later. */
export interface Place {
  readonly url: URL
  readonly address: string
  readonly family: number
}

/** Finds the addresses of a name. */
export type Resolve = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>

/** The system's own way. */
export const systemResolve: Resolve = (host) => lookup(host, { all: true, order: 'verbatim' })

const localNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** A URL as a target may have it: https, or any on this machine; without a user name. */
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
 * Where a URL leads, once each address of its name is allowed: public ones; or, where this machine's own are and the
 * name says so, those alone.
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
