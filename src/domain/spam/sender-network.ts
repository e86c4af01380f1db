/** An IPv4 address of four decimal numbers, as every gateway writes it. */
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/

/** An address without its port and, for IPv6, without brackets. */
const withoutPort = (text: string): string =>
  /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text

/** Rewrites an IPv4 address at the end of an IPv6 address as two groups. */
const groupsOfIpv4 = (text: string): string =>
  text.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...numbers) => {
    const [a = 0, b = 0, c = 0, d = 0] = numbers.slice(0, 4).map(Number)
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  })

const groupsIn = (text: string): readonly string[] => (text === '' ? [] : text.split(':'))

/** The eight groups of an IPv6 address; undefined if the text is not one. */
const ipv6Groups = (text: string): readonly number[] | undefined => {
  const [head = '', tail, ...more] = groupsOfIpv4(text.replace(/%.*$/, '')).split('::')
  const [before, after] = [groupsIn(head), groupsIn(tail ?? '')]
  const gap = 8 - before.length - after.length
  if (more.length > 0 || (tail === undefined ? gap !== 0 : gap < 1)) return undefined
  const groups = [...before, ...Array.from({ length: gap }, () => '0'), ...after]
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group))
    ? groups.map((group) => parseInt(group, 16))
    : undefined
}

const ipv4In = (groups: readonly number[]): string | undefined => {
  const [high = 0, low = 0] = groups.slice(6)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  return isMapped ? [high >> 8, high & 255, low >> 8, low & 255].join('.') : undefined
}

/**
 * The network that counts as one sender: the IPv4 address, or the /64 of an IPv6 address, as assigned to a household or
 * a rented machine. Undefined if the text is not an address.
 */
export const networkOf = (address: string): string | undefined => {
  const text = withoutPort(address.trim())
  // Longer than any address.
  if (text.length > 64) return undefined
  if (ipv4.test(text)) return text.split('.').map(Number).join('.')
  const groups = ipv6Groups(text)
  if (groups === undefined) return undefined
  return (
    ipv4In(groups) ??
    `${groups
      .slice(0, 4)
      .map((group) => group.toString(16))
      .join(':')}::/64`
  )
}

/** Networks inside a deployment: loopback, private and link-local addresses. */
const own =
  /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|0:0:0:0::|f[cd][\da-f]{2}:|fe[89ab][\da-f]:)/

const isOwn = (address: string): boolean => {
  const network = networkOf(address)
  return network !== undefined && own.test(network)
}

/** Maximum proxies in a chain; further entries of the header are ignored. */
const mostProxies = 10

/**
 * The sender's address behind the deployment's own proxies. Each proxy appends the address that called it, so the list
 * is read from its end, and only while the addresses are the deployment's own: anything before that may be forged.
 *
 * @param peer the remote address of the connection
 * @param forwarded the header `X-Forwarded-For`
 */
export const senderBehind = (peer: string | undefined, forwarded: string | undefined): string | undefined => {
  if (peer === undefined || forwarded === undefined || !isOwn(peer)) return peer
  const hops = forwarded.slice(-1_000).split(',').slice(-mostProxies)
  return hops.map((hop) => hop.trim()).findLast((hop) => !isOwn(hop)) ?? peer
}
