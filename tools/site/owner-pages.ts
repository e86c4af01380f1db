import type { ownerFiles as OwnerFiles } from '../../web/owner/files.js'

const setting = (name: string): string | undefined => process.env[name]?.trim() || undefined

/** Sign-in settings of the owner's pages, from the same variables as the owner's function, and the client id. */
const oidc = () => {
  const [issuer, clientId] = [setting('OIDC_ISSUER'), setting('OIDC_CLIENT_ID')]
  if (issuer === undefined || clientId === undefined) return undefined
  const [scope, audience] = [setting('OIDC_SCOPE'), setting('OIDC_AUDIENCE')]
  const sessionMinutes = Number(setting('OIDC_SESSION_MINUTES') ?? 0)
  return {
    issuer,
    clientId,
    ...(scope && { scope }),
    ...(audience && { audience }),
    ...(sessionMinutes > 0 && { sessionMinutes }),
  }
}

/** Origins besides its own to which the page connects. */
const originsOf = (api: string, issuer: string | undefined): readonly string[] => {
  const more = (setting('OIDC_ORIGINS') ?? '').split(',').map((each) => each.trim())
  const addresses = [api, issuer ?? '', ...more].filter((each) => /^https?:/.test(each))
  return [...new Set(addresses.map((address) => new URL(address).origin))]
}

/** The files of the owner's pages that depend on the deployment. */
export const ownerPages = ({
  api,
  name,
  ownerFiles,
}: {
  readonly api: string
  readonly name: string
  readonly ownerFiles: typeof OwnerFiles
}): ReturnType<typeof OwnerFiles> => {
  const way = oidc()
  return ownerFiles({ api, name, connect: originsOf(api, way?.issuer), ...(way && { oidc: way }) })
}
