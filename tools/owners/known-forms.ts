import { existsSync } from 'node:fs'
import { builtForms, builtFormsFile } from '../../src/adapters/site-file/folder-forms.js'
import { Stop } from '../deploy/stop.js'
import { meant } from './address.js'

/** @throws Stop if a name is not that of a form in this folder; checks nothing if the forms are not built */
export const assertForms = async (names: readonly string[]): Promise<void> => {
  if (!existsSync(builtFormsFile)) return
  const known = ['*', ...(await builtForms()).map(({ name }) => name)]
  for (const name of names)
    if (!known.includes(name))
      throw new Stop(`Unknown form “${name}”.${meant(name, known)}`, `--form takes ${known.join(', ')}`)
}
