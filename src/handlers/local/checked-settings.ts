import * as E from 'fp-ts/lib/Either.js'
import { ownerConfigurationFrom } from '../../adapters/system/owner-configuration.js'
import { type Settings, settingsFrom } from './settings.js'

/** The settings, checked against the function's own configuration; or all complaints of both. */
export const checkedSettings = (): E.Either<readonly string[], Settings> => {
  const settings = settingsFrom(process.env)
  const { TABLE_NAME } = process.env
  const OWNER_TOKEN = 'made-once-everything-else-is-fine'
  const own = ownerConfigurationFrom({
    ...process.env,
    TABLE_NAME: TABLE_NAME || 'dynamosync',
    OWNER_TOKEN,
  })
  const complaints = [settings, own].flatMap((each) => (E.isLeft(each) ? each.left : []))
  return complaints.length > 0 ? E.left(complaints) : settings
}
