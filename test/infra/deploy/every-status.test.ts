import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { account, type Account } from '../../../tools/deploy/account.js'
import { assertRemovable, prepared, removeStack } from '../../../tools/deploy/prepare.js'
import { everyStatus, stateOf } from '../../../tools/deploy/stack-state.js'
import { stackNamed } from '../../../tools/deploy/cloud-formation.js'
import { type AwsStub, awsStub } from './aws-stub.js'
import { outputs, signedInAt } from './deploy-folder.js'

let aws: AwsStub
let here: Account
const before = { ...process.env }
beforeAll(async () => {
  aws = await awsStub()
  Object.assign(process.env, signedInAt(aws))
  here = await account()
})
afterAll(async () => {
  process.env = before
  await aws.stop()
})
beforeEach(() => aws.reset())

const name = 'dynamosync-prod'

const standingAs = (status: string): void => {
  aws.reset()
  aws.stacks.set(name, outputs)
  aws.statuses.set(name, status)
}

describe('a deployment that meets a stack', () => {
  const stopped: Readonly<Record<string, string>> = {
    busy: 'Try again afterwards',
    leaving: 'Try again afterwards',
    stuck: `aws cloudformation continue-update-rollback --stack-name ${name}`,
    'half-gone': 'npm run destroy',
  }

  it('of any status goes on, begins anew, or says what to do first', async () => {
    for (const status of everyStatus) {
      const state = stateOf(status)
      standingAs(status)
      const way = stopped[state]
      if (way === undefined) expect([status, await prepared(here, name)]).toEqual([status, state !== 'ready'])
      else await expect(prepared(here, name)).rejects.toThrow(way)
      if (way !== undefined) await expect(prepared(here, name)).rejects.toThrow(`${name} is ${status}: `)
      expect([status, aws.calls.includes(`DeleteStack ${name}`)]).toEqual([status, state === 'failed'])
    }
  })
})

describe('a removal that meets a stack', () => {
  it('of any status removes it, or says who works on it', async () => {
    for (const status of everyStatus.filter((each) => each !== 'DELETE_COMPLETE')) {
      standingAs(status)
      const stack = await stackNamed(here, name)
      if (stack === undefined) throw new Error('there is no stack')
      if (stateOf(status) === 'busy')
        expect(() => assertRemovable(name, stack)).toThrow(`${name} is ${status}`)
      else {
        assertRemovable(name, stack)
        await removeStack(here, name, stack)
        expect([status, aws.stacks.has(name)]).toEqual([status, false])
      }
    }
  })

  it('that cannot be removed says what keeps it', async () => {
    standingAs('UPDATE_COMPLETE')
    aws.kept.add(name)
    aws.reasons.set(name, 'The bucket you tried to delete is not empty')
    const stack = await stackNamed(here, name)
    if (stack === undefined) throw new Error('there is no stack')
    await expect(removeStack(here, name, stack)).rejects.toThrow(
      /could not be removed: Site: The bucket you tried to delete is not empty\n {2}.*npm run destroy/,
    )
  })
})
