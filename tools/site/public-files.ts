/**
 * The files of `public/`, which the site has besides the built ones, and the thank-you pages to which forms redirect.
 */
import { cp, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** The options of a form that refer to files. */
export interface Thanking {
  readonly name: string
  readonly thanks: string | undefined
}

/** Paths of the files in a folder, such as `thanks/index.html`; empty if there is no folder. */
export const pathsIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

/** Copies the folder into the site. @throws if a file would replace a built one, such as another form's page */
export const copyPublic = async (folder: string, site: string): Promise<void> => {
  const built = new Set(await pathsIn(site))
  const paths = await pathsIn(folder)
  const taken = paths.filter((path) => built.has(path))
  if (taken.length > 0)
    throw new Error(`${folder}/${taken[0] ?? ''} would replace a file that the build writes. Rename it.`)
  for (const path of paths) await cp(join(folder, path), join(site, path))
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The files that a static host may serve for an address, in order: `index.html` for a folder. */
const filesAt = (address: string): readonly string[] => {
  const path = decoded(new URL(address, 'http://site').pathname).slice(1)
  return path === '' || path.endsWith('/') ? [`${path}index.html`] : [`${path}/index.html`, path]
}

/** The file to create for an address: the address itself if it has an extension, otherwise a folder's page. */
const fileFor = (address: string): string => {
  const [folder = '', file = folder] = filesAt(address)
  return /\.\w+$/.test(file) ? file : folder
}

/** @throws if a brand names a file that the site does not have */
export const assertBrandFiles = (
  files: readonly (readonly [setting: string, path: string])[],
  paths: readonly string[],
): void => {
  for (const [setting, path] of files)
    if (!paths.includes(path.slice(1)))
      throw new Error(
        `brand.${setting} is ${path}, but the site has no such file. Add public${path}, or leave ${setting} out.`,
      )
}

/** @throws if a form redirects to a thank-you page that the site does not have */
export const assertThanks = (forms: readonly Thanking[], paths: readonly string[]): void => {
  for (const { name, thanks } of forms)
    if (thanks?.startsWith('/') === true && !filesAt(thanks).some((file) => paths.includes(file)))
      throw new Error(
        `the form ${name} redirects to ${thanks} (thanks), but the site has no such page. Add public/${fileFor(thanks)}, or leave thanks out.`,
      )
}
