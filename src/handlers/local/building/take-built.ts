import { builtForms } from '../../../adapters/site-file/folder-forms.js'
import { note } from '../../../adapters/terminal/output.js'
import type { Built } from './builder.js'
import type { Loaded, LocalFunctions } from './loaded.js'
import type { LiveSite } from '../live-site.js'

/** Parts replaced after a build. */
export interface Exchanged {
  readonly functions: LocalFunctions
  readonly site: LiveSite
  /** Names of the forms, for the gateway. */
  readonly names: string[]
  /** Loads the functions of the last build. */
  readonly load: () => Promise<Loaded>
}

/** Replaces parts after a build: pages at once, while requests wait for the matching functions. */
export const takeBuilt = ({ functions, site, names, load }: Exchanged) => {
  let isBroken = false
  return async (built: Built): Promise<void> => {
    if (built._tag === 'Types') note(built.message)
    if (built._tag === 'Mistake') {
      note(`${built.message}\nThe last good build stays in use until this is fixed.`)
      isBroken = true
      functions.release()
    }
    if (built._tag === 'Functions') {
      functions.take(await load())
      if (isBroken) note('Fixed: the new build is in use.')
      isBroken = false
    }
    if (built._tag !== 'Pages') return
    functions.hold()
    names.splice(0, names.length, ...(await builtForms()).map(({ name }) => name))
    site.reload()
  }
}
