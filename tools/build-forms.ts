/** Builds the forms alone, before all that is made of them: so their author's mistakes are told once, and briefly. */
import { build, type BuildOptions } from 'esbuild'
import type forms from '../forms/index.js'
import type { formsOf } from '../src/domain/form/form.js'
import { load } from './build-site.ts'

type Domain = Readonly<{ formsOf: typeof formsOf }>

/** `forms/signup.ts:4`, the innermost place among the forms that an error passed through; source maps lead there. */
const placeOf = ({ stack = '' }: Error): string =>
  /(?<=[/\\])forms[/\\][^\s():]*\.ts:\d+(?=:\d)/.exec(stack)?.[0] ?? 'forms'

const tried = async (): Promise<void> => {
  const { default: all } = await load<{ default: typeof forms }>('forms.mjs')
  if (all.length === 0) throw new Error('there is no form yet: README.md, “Define your own form”')
  const domain = await load<Domain>('domain.mjs')
  domain.formsOf(all)
}

/** Writes `dist/local/forms.mjs`, and ends the program where a definition makes no sense. */
export const buildForms = async (node: BuildOptions): Promise<void> => {
  const options = {
    ...node,
    packages: 'external' as const,
    outdir: 'dist/local',
    outExtension: { '.js': '.mjs' },
  }
  const entryPoints = { forms: 'forms/index.ts', domain: 'src/domain/form/form.ts' }
  // What is wrong with the source itself esbuild has told already.
  await build({ ...options, entryPoints }).catch(() => process.exit(1))
  process.setSourceMapsEnabled(true)
  await tried().catch((error: unknown) => {
    if (!(error instanceof Error)) throw error
    console.error(`${placeOf(error)}: ${error.message}`)
    process.exit(1)
  })
}
