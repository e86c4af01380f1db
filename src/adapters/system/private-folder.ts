import { chmod, lstat, mkdir, readdir, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, sep } from 'node:path'

const holds = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)

/** Reason why a folder must not be made private: it belongs to another user, or holds more than one program's data. */
const refusalOf = async (folder: string): Promise<string | undefined> => {
  const { mode, uid } = await lstat(folder)
  if (uid !== process.getuid?.()) return 'it belongs to another user'
  const isShared = (mode & 0o1000) !== 0 || [homedir(), process.cwd()].some((each) => holds(folder, each))
  return isShared ? 'it contains other files; use a folder for this data alone' : undefined
}

/** Makes files private, except symbolic links, which may lead anywhere. */
const close = async (folder: string): Promise<void> => {
  await chmod(folder, 0o700)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await close(path)
    else if (entry.isFile()) await chmod(path, 0o600)
  }
}

/**
 * Creates a folder that only this user can read, including its content, or makes an existing one private.
 *
 * @throws if it cannot be created, belongs to another user, or is shared with other things, such as `/tmp`
 */
export const privateFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 })
  const folder = await realpath(path)
  const refusal = process.platform === 'win32' ? undefined : await refusalOf(folder)
  if (refusal !== undefined) throw new Error(refusal)
  await close(folder)
}
