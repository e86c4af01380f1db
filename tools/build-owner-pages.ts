/** Builds the owner's pages: the script in parts that are loaded when they are needed, the style sheet, the page. */
import { mkdir, writeFile } from 'node:fs/promises'
import { build, type BuildOptions } from 'esbuild'
import type { ownerFiles as OwnerFiles } from '../web/owner/files.js'

const setting = (name: string): string | undefined => process.env[name]?.trim() || undefined

/** How owners sign in, out of the variables that the owner's function has too, and the client's id. */
const oidc = () => {
  const [issuer, clientId] = [setting('OIDC_ISSUER'), setting('OIDC_CLIENT_ID')]
  if (issuer === undefined || clientId === undefined) return undefined
  const [scope, audience] = [setting('OIDC_SCOPE'), setting('OIDC_AUDIENCE')]
  return { issuer, clientId, ...(scope && { scope }), ...(audience && { audience }) }
}

/** Origins that the page talks to beside its own. */
const originsOf = (api: string, issuer: string | undefined): readonly string[] => {
  const more = (setting('OIDC_ORIGINS') ?? '').split(',').map((each) => each.trim())
  const addresses = [api, issuer ?? '', ...more].filter((each) => /^https?:/.test(each))
  return [...new Set(addresses.map((address) => new URL(address).origin))]
}

/** Writes `owner/` of the site. */
export const buildOwnerPages = async (
  site: string,
  options: BuildOptions,
  {
    api,
    name,
    ownerFiles,
  }: { readonly api: string; readonly name: string; readonly ownerFiles: typeof OwnerFiles },
): Promise<void> => {
  await build({
    ...options,
    entryPoints: { owner: 'web/owner/main.ts', 'owner-styles': 'web/owner/owner.css' },
    outdir: `${site}/owner`,
    splitting: true,
    chunkNames: 'part-[hash]',
    alias: { 'fp-ts/lib': 'fp-ts/es6' },
    mainFields: ['module', 'main'],
  })
  await mkdir(`${site}/owner`, { recursive: true })
  const way = oidc()
  const files = ownerFiles({ api, name, connect: originsOf(api, way?.issuer), ...(way && { oidc: way }) })
  for (const [path, content] of files) await writeFile(`${site}/${path}`, content)
}
