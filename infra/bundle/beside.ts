import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How a bundle asks for a file beside itself. */
const asked = /(?:require|import)\("\.\/([\w-]+\.cjs)"\)/g

/**
 * Looks whether each file is there that the files of a function ask for: else a person would be the first to miss it.
 *
 * @throws where one is missing
 */
export const checkBeside = (folder: string): void => {
  for (const file of readdirSync(folder).filter((name) => /\.[cm]js$/.test(name)))
    for (const [, name = ''] of readFileSync(join(folder, file), 'utf8').matchAll(asked))
      if (!existsSync(join(folder, name)))
        throw new Error(`${join(folder, name)} is missing, which ${file} asks for: build the functions again`)
}
