import { BlockList, isIP } from 'node:net'

/**
 * IPv4 addresses that are not public: IANA's special-purpose registry, multicast, reserved ones, and Azure's own
 * service.
 */
const special4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** Global IPv6 addresses that are not public, or that embed an IPv4 address. */
const special6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const notPublic = new BlockList()
for (const [network, bits] of special4) notPublic.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of special6) notPublic.addSubnet(network, bits, 'ipv6')

const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

const kindOf = (address: string): 'ipv4' | 'ipv6' | undefined =>
  ({ 0: undefined, 4: 'ipv4' as const, 6: 'ipv6' as const })[isIP(address) as 0 | 4 | 6]

/** Whether an address is on the public internet. IPv6 forms that embed an IPv4 address are not. */
export const isPublic = (address: string): boolean => {
  const kind = kindOf(address)
  if (kind === undefined || notPublic.check(address, kind)) return false
  return kind === 'ipv4' || global6.check(address, kind)
}

/** Whether an address is this machine's own. */
export const isLoopback = (address: string): boolean => {
  const kind = kindOf(address)
  return kind !== undefined && loopback.check(address, kind)
}
