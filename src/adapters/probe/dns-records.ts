import { Resolver } from 'node:dns/promises'
import type { DnsType } from '../../ports/probe.js'

const read = {
  CNAME: (resolver: Resolver, name: string) => resolver.resolveCname(name),
  MX: async (resolver: Resolver, name: string) =>
    (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`),
  // A long text arrives in chunks.
  TXT: async (resolver: Resolver, name: string) =>
    (await resolver.resolveTxt(name)).map((pieces) => pieces.join('')),
} as const satisfies Record<DnsType, (resolver: Resolver, name: string) => Promise<readonly string[]>>

const hasNone = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ENODATA' || cause.code === 'ENOTFOUND')

/** Reads the DNS records of a name. @throws if no resolver answers */
export const recordsWithin =
  ({ patience, servers }: { readonly patience: number; readonly servers: readonly string[] | undefined }) =>
  async (name: string, type: DnsType): Promise<readonly string[]> => {
    const resolver = new Resolver({ timeout: Math.ceil(patience / 4), tries: 2 })
    if (servers !== undefined) resolver.setServers(servers)
    try {
      return await read[type](resolver, name)
    } catch (cause) {
      if (hasNone(cause)) return []
      throw cause
    }
  }
