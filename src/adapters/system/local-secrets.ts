import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Makes a secret of 256 bits in characters allowed in a header. */
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

/**
 * Creates a secret once and stores it under a name in a folder, readable by this user only. Without a folder, creates a
 * new one each time.
 */
const localSecret =
  (name: string) =>
  async (folder: string | undefined): Promise<string> => {
    if (folder === undefined) return fresh()
    const path = join(folder, name)
    const old = await kept(path)
    const secret = old ?? fresh()
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (old === undefined) await writeFile(path, `${secret}\n`, { mode: 0o600 })
    // Writing does not change the mode of an existing file.
    await chmod(path, 0o600)
    return secret
  }

/** Token of the local stack's owner, stored in `owner-token`. */
export const localOwnerToken = localSecret('owner-token')

/** Signing secret of the local stack: 32 bytes in base64url, stored in `form-secret`. */
export const localFormSecret = localSecret('form-secret')
