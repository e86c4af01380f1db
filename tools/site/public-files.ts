/** The files of `public/`, which the site has beside what is built, and the pages of thanks that forms lead to. */
import { cp, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** What is looked at of a form. */
export interface Thanking {
  readonly name: string
  readonly thanks: string | undefined
}

/** Paths of the files in a folder, such as `thanks/index.html`; none where there is no folder. */
export const pathsIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

/** Copies the folder into the site; refuses to replace what was built, the page of another form for example. */
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

/** The file that a host of static files answers an address with: `index.html` for a folder. */
const filesAt = (address: string): readonly string[] => {
  const path = decoded(new URL(address, 'http://site').pathname).slice(1)
  return path === '' || path.endsWith('/') ? [`${path}index.html`] : [`${path}/index.html`, path]
}

/** The file to write for an address: one with an ending as it is, else a folder's page. */
const fileFor = (address: string): string => {
  const [folder = '', file = folder] = filesAt(address)
  return /\.\w+$/.test(file) ? file : folder
}

/** Throws where a brand names a file that the site does not have. */
export const assertBrandFiles = (
  files: readonly (readonly [setting: string, path: string])[],
  paths: readonly string[],
): void => {
  for (const [setting, path] of files)
    if (!paths.includes(path.slice(1)))
      throw new Error(
        `brand.${setting} is ${path}, and the site has no such file. Put it at public${path}, or leave ${setting} out.`,
      )
}

/** Throws where a form leads to a page of thanks that the site does not have. */
export const assertThanks = (forms: readonly Thanking[], paths: readonly string[]): void => {
  for (const { name, thanks } of forms)
    if (thanks?.startsWith('/') === true && !filesAt(thanks).some((file) => paths.includes(file)))
      throw new Error(
        `the form ${name} leads to ${thanks} (thanks), and the site has no such page. Write it as public/${fileFor(thanks)}, or leave thanks out.`,
      )
}
