import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** 256 bits, in characters that a header takes. */
const fresh = (): string => randomBytes(32).toString('base64url')

const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

const kept = async (path: string): Promise<string | undefined> => {
  try {
    const text = (await readFile(path, 'utf8')).trim()
    return isToken(text) ? text : undefined
  } catch {
    return undefined
  }
}

/** Made once and kept under a name in a folder, where only this user reads it; without a folder a new one each time. */
const localSecret =
  (name: string) =>
  async (folder: string | undefined): Promise<string> => {
    if (folder === undefined) return fresh()
    const path = join(folder, name)
    const old = await kept(path)
    const secret = old ?? fresh()
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (old === undefined) await writeFile(path, `${secret}\n`, { mode: 0o600 })
    // The mode of a file that was there already stays what it was.
    await chmod(path, 0o600)
    return secret
  }

/** The token of the local stack's owner, kept in `owner-token`. */
export const localOwnerToken = localSecret('owner-token')

/** What the local stack signs with: 32 bytes in base64url, kept in `form-secret`. */
export const localFormSecret = localSecret('form-secret')
