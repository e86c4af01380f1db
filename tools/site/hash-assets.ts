import { createHash } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

const site = 'dist/site'

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

const addressOf = (file: string): string => `/${relative(site, file).split(sep).join('/')}`

/** The asset's address with the digest of its content. */
const hashedAddress = (address: string, contents: Buffer): string => {
  const digest = createHash('sha256').update(contents).digest('hex').slice(0, 12)
  return address.replace(/(\.\w+)$/, `-${digest}$1`)
}

/**
 * Renames each file of `assets/` after the digest of its content, so that browsers may cache it forever, and updates
 * the references in the pages. `dist/assets.json` maps old names to new ones.
 */
export const hashAssets = async (): Promise<void> => {
  const addresses: Record<string, string> = {}
  for (const file of await filesIn(join(site, 'assets'))) {
    const address = addressOf(file)
    const hashed = hashedAddress(address, await readFile(file))
    addresses[address] = hashed
    await rename(file, join(site, hashed))
  }
  for (const page of (await filesIn(site)).filter((file) => file.endsWith('.html'))) {
    const html = await readFile(page, 'utf8')
    const named = html.replace(/"(\/assets\/[^"]+)"/g, (all, address: string) =>
      addresses[address] === undefined ? all : `"${addresses[address]}"`,
    )
    await writeFile(page, named)
  }
  await writeFile('dist/assets.json', `${JSON.stringify(addresses, undefined, 2)}\n`)
}
