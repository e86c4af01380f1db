import { note, print } from '../../src/adapters/terminal/output.js'
import type { StageSettings } from '../../src/domain/site/stage-settings.js'
import { doubtAbout, objectionTo } from '../owners/address.js'
import { everyForm, invite } from '../owners/invite.js'
import { ownerDirectory } from '../owners/owner-directory.js'
import { outputsOf, stackNamed } from './account.js'
import { ask } from './ask.js'
import { Stop } from './stop.js'

const question = 'E-mail address of the first owner, who reads what is sent (empty: nobody yet): '

/** Asks who becomes the first owner, until there is an address that can be one, or none. */
export const askedFirst = async (): Promise<string | undefined> => {
  const text = await ask(question, '')
  if (text === '') return undefined
  const objection = objectionTo(text)
  if (objection === undefined) return text
  note(objection)
  return askedFirst()
}

/** Who was named, by the option or in the configuration. @throws Stop where that is no address */
export const namedFirst = (option: string | undefined, { firstOwner }: StageSettings): string | undefined => {
  if (option === undefined) return firstOwner
  const objection = objectionTo(option)
  if (objection !== undefined) throw new Stop(objection, '--first-owner ann@example.org')
  return option
}

/** Invites the first owner into a stack's user pool that has nobody. What fails here is said, and fails no deployment. */
export const inviteFirst = async (
  name: string,
  address: string | undefined,
  stage: string,
): Promise<void> => {
  const command = `npx dynamosync owners add ${address ?? 'ann@example.org'} --stage ${stage}`
  try {
    const { OwnersPool: pool } = outputsOf((await stackNamed(name)) ?? {})
    if (pool === undefined) return
    const directory = await ownerDirectory(pool)
    if (!(await directory.isEmpty())) return
    if (address === undefined) note(`Nobody can read what is sent yet:\n  ${command}`)
    else {
      print(await invite(directory, address, everyForm))
      const doubt = await doubtAbout(address)
      if (doubt !== undefined) note(`${doubt}\n  npx dynamosync owners remove ${address} --stage ${stage}`)
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    note(`The first owner could not be looked after: ${why}\n  ${command}`)
  }
}
