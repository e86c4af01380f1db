import { note, print } from '../../src/adapters/terminal/output.js'
import type { StageSettings } from '../../src/domain/site/stage-settings.js'
import { doubtAbout, known, objectionTo } from '../owners/address.js'
import { everyForm, invite } from '../owners/invite.js'
import { ownerDirectory } from '../owners/owner-directory.js'
import type { Account } from './account.js'
import { ask } from './ask.js'
import { outputsOf, stackNamed } from './cloud-formation.js'
import { Stop } from './stop.js'

const question = 'E-mail address of the first owner, who will read submissions (leave empty for none yet): '

/** Asks for the first owner's address until it is valid or empty. */
export const askedFirst = async (): Promise<string | undefined> => {
  const text = await ask(question, '')
  if (text === '') return undefined
  const objection = objectionTo(text)
  if (objection === undefined) return text
  note(objection)
  return askedFirst()
}

/** The first owner named by the option or the configuration. @throws Stop if the address is invalid */
export const namedFirst = (option: string | undefined, { firstOwner }: StageSettings): string | undefined => {
  if (option === undefined) return firstOwner
  const objection = objectionTo(option)
  if (objection !== undefined) throw new Stop(objection, '--first-owner ann@example.org')
  return option
}

/** Invitation of the first owner to a stage's user pool. */
export interface Invited {
  readonly stackName: string
  readonly stage: string
  /** Undefined if none was named. */
  readonly address: string | undefined
}

const inviteInto = async (pool: string, { address, stage }: Invited, command: string): Promise<void> => {
  const directory = await ownerDirectory(pool)
  if (!(await directory.isEmpty())) return
  if (address === undefined) {
    note(`Nobody can read submissions yet; invite an owner:\n  ${command}`)
    return
  }
  print(await invite(directory, known(address), everyForm))
  const doubt = await doubtAbout(address)
  if (doubt !== undefined) note(`${doubt}\n  npx dynamosync owners remove ${address} --stage ${stage}`)
}

/** Invites the first owner if a stack's user pool is empty. A failure is reported, but does not fail the deployment. */
export const inviteFirst = async (here: Account, invited: Invited): Promise<void> => {
  const { stackName, stage, address = 'ann@example.org' } = invited
  const command = `npx dynamosync owners add ${address} --stage ${stage}`
  try {
    const { OwnersPool: pool } = outputsOf((await stackNamed(here, stackName)) ?? {})
    if (pool !== undefined) await inviteInto(pool, invited, command)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    note(`Could not invite the first owner: ${why}\n  ${command}`)
  }
}
