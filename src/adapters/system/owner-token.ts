import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** 256 bits, in characters that a header takes. */
const fresh = (): string => randomBytes(32).toString('base64url')

const hasCode = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code

const write = async (path: string): Promise<string | undefined> => {
  const token = fresh()
  try {
    await writeFile(path, `${token}\n`, { mode: 0o600, flag: 'wx' })
    return token
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return undefined
    throw cause
  }
}

/**
 * The token of the local stack's owner: made once and kept in `owner-token` in a folder, where only this user reads
 * it; without a folder a new one each time.
 */
export const localOwnerToken = async (folder: string | undefined): Promise<string> => {
  if (folder === undefined) return fresh()
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'owner-token')
  const written = await write(path)
  if (written !== undefined) return written
  await chmod(path, 0o600)
  return (await readFile(path, 'utf8')).trim()
}
