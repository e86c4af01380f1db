import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** References from a bundle to files in its own folder. */
const asked = /(?:require|import)\("\.\/([\w-]+\.cjs)"\)/g

/**
 * Checks that every file to which a function's files refer exists: otherwise a visitor would be the first to notice.
 *
 * @throws if one is missing
 */
export const checkBeside = (folder: string): void => {
  for (const file of readdirSync(folder).filter((name) => /\.[cm]js$/.test(name)))
    for (const [, name = ''] of readFileSync(join(folder, file), 'utf8').matchAll(asked))
      if (!existsSync(join(folder, name)))
        throw new Error(`${join(folder, name)} is missing, but ${file} needs it: build the functions again`)
}
