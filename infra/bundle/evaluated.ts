import { createRequire } from 'node:module'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { AnyForm } from '../../src/domain/index.js'
import { takesNationalPhone } from './phone-plugin.ts'
import type { Sources } from './source-folder.ts'
import type { Sample } from './used-functions.ts'

/** A module of forms: its file, and the facts about its forms that bundling needs. */
export interface FormModule {
  readonly path: string
  readonly names: readonly string[]
  /** Whether any form takes national telephone numbers. */
  readonly hasNationalPhone: boolean
  /** Languages of the forms. */
  readonly langs: readonly string[]
  /** An example submission of each form. */
  readonly samples: readonly Sample[]
}

/** Path of a source module. */
export const own = ({ folder, extension }: Sources, path: string): string =>
  resolve(folder, `${path}.${extension}`)

interface Evaluated {
  readonly forms: readonly AnyForm[]
  readonly samples: readonly Sample[]
}

const moduleOf = (path: string, { forms, samples }: Evaluated): FormModule => ({
  path,
  names: forms.map(({ name }) => name),
  hasNationalPhone: forms.some(takesNationalPhone),
  langs: forms.map(({ lang }) => lang),
  samples,
})

/**
 * Evaluates form modules, with every check of their definitions.
 *
 * @throws the definition's own error, if a definition is invalid
 */
export const evaluated = async (
  sources: Sources,
  paths: readonly string[],
): Promise<readonly FormModule[]> => {
  const imports = paths.map((path, n) => `import * as m${n} from ${JSON.stringify(path)}`)
  const lists = paths.map((_, n) => `formsIn({ entry: Object.values(m${n}).flat() })`)
  const contents = `${imports.join('\n')}
import { formsIn, formsOf } from ${JSON.stringify(own(sources, 'domain/form/form'))}
import { exampleOf } from ${JSON.stringify(own(sources, 'domain/form/example'))}
const lists = [${lists.join()}]
formsOf(lists.flat())
export default lists.map((forms) =>
  ({ forms, samples: forms.map((form) => ({ form: form.name, values: exampleOf(form) })) }))`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: sources.folder },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'warning',
  })
  const folder = await mkdtemp(join(tmpdir(), 'dynamosync-forms-'))
  try {
    const file = join(folder, 'forms.cjs')
    await writeFile(file, outputFiles[0]?.contents ?? '')
    const { default: lists } = createRequire(file)(file) as {
      readonly default: readonly Evaluated[]
    }
    return lists.map((list, n) => moduleOf(paths[n] ?? '', list))
  } finally {
    await rm(folder, { recursive: true })
  }
}
