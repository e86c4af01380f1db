/** A host without user, path or query, so that `URL` parses only host and port. */
const bare = /^[^\s/\\?#@]+$/

const nameOf = (host: string): string | undefined => {
  const url = `http://${host}`
  return bare.test(host) && URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined
}

/** Whether a name is this machine by definition; browsers never query DNS for `*.localhost`. */
const isLoopback = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d+){3}$/.test(name)

/**
 * Whether a `Host` header names this machine, in any spelling and with any port, or the host of a listed origin, such
 * as a tunnel's. Any other name was pointed here by its owner (DNS rebinding): a browser would take that page and this
 * gateway for one origin.
 */
export const isOwnHost = (host: string | undefined, origins: readonly string[] = []): boolean => {
  const name = host === undefined ? undefined : nameOf(host)
  if (name === undefined) return false
  return (
    isLoopback(name) || origins.some((origin) => URL.canParse(origin) && new URL(origin).hostname === name)
  )
}
