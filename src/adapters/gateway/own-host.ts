/** Without user, path or query, so that `URL` reads nothing else than host and port. */
const bare = /^[^\s/\\?#@]+$/

const nameOf = (host: string): string | undefined => {
  const url = `http://${host}`
  return bare.test(host) && URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined
}

/** Names that lead to this machine whoever answers for them; browsers never ask a name server for `*.localhost`. */
const isLoopback = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d+){3}$/.test(name)

/**
 * Whether a `Host` header names this machine, in any spelling and with any port, or the host of a listed origin, as
 * behind a tunnel. Any other name was made to lead here by whoever owns it (DNS rebinding): a browser would take that
 * page and this gateway for one origin.
 */
export const isOwnHost = (host: string | undefined, origins: readonly string[] = []): boolean => {
  const name = host === undefined ? undefined : nameOf(host)
  if (name === undefined) return false
  return (
    isLoopback(name) || origins.some((origin) => URL.canParse(origin) && new URL(origin).hostname === name)
  )
}
