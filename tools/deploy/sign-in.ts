import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { escapeHtml } from '../../src/domain/kernel/escape.js'
import { sessionMinutes } from '../../infra/owners/terms.js'

type Outputs = Readonly<Record<string, string>>

/**
 * Writes the sign-in settings into the built owner's pages: they are known once the stack has a user pool. The result
 * depends on the outputs alone.
 */
export const setSignIn = async (
  site: string,
  { OwnersIssuer: issuer, OwnersClient: clientId, OwnersSignIn: pages }: Outputs,
): Promise<void> => {
  if (issuer === undefined || clientId === undefined || pages === undefined) return
  const [page, config] = ['index.html', 'config.json'].map((name) => join(site, 'owner', name))
  if (page === undefined || config === undefined) return
  const { api } = JSON.parse(await readFile(config, 'utf8')) as { readonly api: string }
  const oidc = { issuer, clientId, audience: clientId, sessionMinutes }
  await writeFile(config, `${JSON.stringify({ api, oidc }, undefined, 2)}\n`)
  const connect = escapeHtml(`connect-src 'self' ${new URL(issuer).origin} ${pages}; `)
  const html = await readFile(page, 'utf8')
  await writeFile(page, html.replace(/connect-src .*?; (?=base-uri)/, connect))
}
