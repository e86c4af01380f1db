import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { doubtAbout } from '../../../tools/owners/address.js'
import { invite } from '../../../tools/owners/invite.js'
import { type OwnerDirectory, ownerDirectory } from '../../../tools/owners/owner-directory.js'
import { ownerLines } from '../../../tools/owners/owner-lines.js'
import { type AwsStub, awsStub } from './aws-stub.js'
import { deployFolder, outputs, outputsWithPool, runIn, signedInAt } from './deploy-folder.js'
import { endResidents } from '../../resident.js'

afterAll(endResidents)

const before = { ...process.env }
let aws: AwsStub
let folder: string
beforeAll(async () => {
  aws = await awsStub()
  Object.assign(process.env, signedInAt(aws))
  folder = await deployFolder()
})
afterAll(async () => {
  process.env = before
  await aws.stop()
})
beforeEach(() => {
  aws.reset()
  aws.stacks.set('dynamosync-dev', outputsWithPool)
})

const owners = (...args: readonly string[]) => runIn(folder)('owners', args, signedInAt(aws))

describe('dynamosync owners', () => {
  it('adds, lists and removes people, whose groups are forms', async () => {
    expect((await owners('list', '--stage', 'dev')).said).toContain('Nobody can sign in yet')
    const added = await owners(
      'add',
      'ann@example.org',
      'bob@example.org',
      '--form',
      'contact',
      '--stage',
      'dev',
    )
    expect(added).toEqual({
      code: 0,
      said: 'ann@example.org has been invited by e-mail to read contact.\nbob@example.org has been invited by e-mail to read contact.\n',
    })
    expect((await owners('remove', 'bob@example.org', '--stage', 'dev')).code).toBe(0)
    expect((await owners('list', '--stage', 'dev')).said).toMatch(
      /^ann@example.org {2}contact {2}invited [^]*yet\n$/,
    )
  }, 60_000)

  it('tells nobody apart by capitals', async () => {
    const added = await owners('add', 'Ann@Example.org', '--stage', 'dev')
    expect(added.said).toBe('ann@example.org has been invited by e-mail to read all forms.\n')
    expect((await owners('add', 'ANN@example.org', '--stage', 'dev')).said).toContain('another invitation')
    expect((await owners('remove', 'ann@Example.org', '--stage', 'dev')).code).toBe(0)
    expect(aws.cognito.users.size).toBe(0)
  }, 60_000)

  it('takes a form from an owner who has it, and refuses to take one from an owner of all forms', async () => {
    const ann = 'ann@example.org'
    const forms = async (...names: readonly string[]) =>
      owners('remove', ann, ...names.flatMap((name) => ['--form', name]), '--stage', 'dev')
    await owners('add', ann, '--form', 'contact', '--stage', 'dev')
    // Nobody has been given this form yet, so the pool has no group of its name.
    expect(await forms('income-tax')).toEqual({ code: 0, said: `${ann} had no access to income-tax.\n` })
    expect((await forms('contcat')).said).toContain('Unknown form “contcat”. Did you mean contact?')
    await owners('add', ann, '--form', '*', '--stage', 'dev')
    const all = await forms('contact')
    expect([all.code, all.said]).toEqual([
      2,
      expect.stringContaining('can read all forms, including contact'),
    ])
    expect(all.said).toContain(`npx dynamosync owners remove ${ann} --form '*' --stage dev`)
    expect((await forms('*')).said).toContain('can no longer read all forms once their token expires')
    expect((await owners('list', '--stage', 'dev')).said).toContain(`${ann}  contact  `)
  }, 60_000)

  const wrong: Readonly<Record<string, readonly [args: readonly string[], said: RegExp]>> = {
    'an address with a typo': [['add', 'ann@@example.org'], /“ann@@example.org” is not an e-mail address/],
    'a form that there is not': [
      ['add', 'ann@example.org', '--form', 'contcat'],
      /Unknown form “contcat”. Did you mean contact\?/,
    ],
    'nobody’s address': [['remove', 'ann@example.org'], /ann@example.org is not an owner.\n/],
    'a stage that there is not': [['list', '--stage', 'qa'], /Unknown stage “qa”/],
    'a stage that is not deployed': [
      ['list', '--stage', 'prod'],
      /The stack dynamosync-prod does not exist in account/,
    ],
  }
  it.each(Object.entries(wrong))(
    'says of %s what to do',
    async (_, [args, said]) => {
      expect(await owners(...args)).toEqual({ code: 2, said: expect.stringMatching(said) as unknown })
      expect(aws.calls.some((call) => /^Admin(Create|Delete)/.test(call))).toBe(false)
    },
    30_000,
  )

  it('knows stacks without a pool', async () => {
    aws.stacks.set('dynamosync-dev', outputs)
    expect((await owners('list')).said).toContain('has no user pool')
  }, 60_000)
})

it('says of an address whose domain is a slip away from a common one that it may be misspelt', async () => {
  for (const typo of ['ann@gmial.com', 'ann@outlok.com', 'ann@Hotmail.co'])
    expect(await doubtAbout(typo)).toMatch(/ is almost \w+\.com\. Is ann@.* misspelt\?/)
  for (const right of ['ann@gmail.com', 'ann@mail.com', 'ann@ymail.com'])
    expect((await doubtAbout(right)) ?? '').not.toContain('is almost')
})

describe('an owner', () => {
  const address = 'ann@example.org'
  const tenDaysAgo = Date.now() - 10 * 86_400_000
  let directory: OwnerDirectory
  beforeEach(async () => {
    directory = await ownerDirectory('pool')
  })
  const known = (status: string, changed = Date.now()): void => {
    aws.cognito.users.set(address, { address, status, changed, groups: new Set() })
  }
  const line = async (): Promise<string> => ownerLines(await directory.all()).join('\n')

  it('who never took up an invitation is listed as such, and is invited again', async () => {
    known('FORCE_CHANGE_PASSWORD', tenDaysAgo)
    expect(await line()).toMatch(
      /no form {2}invited [-\d]+, never signed in; invitations expire after 7 days/,
    )
    expect(await invite(directory, address, [])).toBe(
      'ann@example.org has never signed in, and has been sent another invitation to read all forms.',
    )
    expect(await line()).toContain('all forms  invited')
    expect(await line()).toContain('has not signed in yet')
  })

  it('who has signed in gets further forms, and no further mail', async () => {
    known('CONFIRMED', tenDaysAgo)
    expect(await invite(directory, address, ['contact'])).toBe(
      'ann@example.org has an account already, and can read contact.',
    )
    expect(await invite(directory, address, ['record'])).toContain('can read contact, record.')
    expect(await invite(directory, address, [])).toContain('can read contact, record.')
    expect(aws.calls).not.toContain('AdminCreateUser')
    await directory.forbid(address, ['contact'])
    expect(await line()).toMatch(/record {2}active/)
  })
})
