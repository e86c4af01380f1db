import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { tableDefinition } from '../../../src/adapters/dynamodb/table.js'
import { type AwsStub, awsStub } from './aws-stub.js'
import { deployFolder, outputsWithPool, runIn, signedInAt, type Tool, typedIn } from './deploy-folder.js'
import { type TableDouble, tableDouble } from './table-double.js'
import { endResidents } from '../../resident.js'

afterAll(endResidents)

let tables: TableDouble
let aws: AwsStub
let folder: string
beforeAll(async () => {
  tables = await tableDouble()
  aws = await awsStub(tables)
  folder = await deployFolder()
})
afterAll(async () => {
  await aws.stop()
  await tables.stop()
})
beforeEach(() => {
  aws.reset()
  aws.stacks.set('CDKToolkit', {})
  aws.stacks.set('dynamosync-prod', outputsWithPool)
})

/** The tables of the document: each right, a command that needs it, and what is said without it. */
const rows = [
  ...readFileSync('docs/operate/rights.md', 'utf8').matchAll(
    /^\| `([\w-]+:\w+)` +\| `(\w+)` +\| (.+?) +\|$/gm,
  ),
].map(([, right = '', command = '', sentence = '']) => ({ right, command, sentence }))

const address = 'ann@example.org'

const userThere = (): void => {
  aws.cognito.users.set(address, {
    address,
    status: 'CONFIRMED',
    changed: Date.now(),
    groups: new Set(['contact']),
  })
  aws.cognito.groups.add('contact')
}

const commands: Readonly<Record<string, readonly [tool: Tool, args: readonly string[]]>> = {
  deploy: ['deploy', ['--yes', '--no-build', '--new-secret']],
  list: ['owners', ['list']],
  add: ['owners', ['add', 'bob@example.org']],
  forbid: ['owners', ['remove', address, '--form', 'contact']],
  remove: ['owners', ['remove', address]],
  adopt: ['adopt', ['--table', 'restored', '--yes']],
}

const said = async (command: string): Promise<{ readonly code: number | null; readonly said: string }> => {
  const stage = ['--stage', 'prod']
  const env = signedInAt(aws)
  const [tool, args] = commands[command] ?? ['destroy', []]
  if (tool !== 'destroy') return runIn(folder)(tool, [...args, ...stage], env)
  const answers = ['y', 'dynamosync-prod']
  return { code: 2, ...(await typedIn(folder)({ tool, args: stage, env, answers })) }
}

/** Each row on a table that has none of the settings yet, in a pool with somebody in it, with a file that has gone. */
const prepared = async (right: string): Promise<void> => {
  aws.denied.add(right === 'sts:AssumeRole' ? 'cloudformation:DescribeStacks' : right)
  if (right === 'cloudformation:DescribeStacks') aws.roles.add('cdk-hnb659fds-deploy-role')
  userThere()
  aws.objects.add('gone.html')
  tables.settings.clear()
  await tables.answer({ action: 'CreateTable', body: { ...tableDefinition, TableName: 'restored' } })
}

it('has a table of every right that the tools use', () => {
  const used = (path: string): readonly string[] =>
    [...readFileSync(path, 'utf8').matchAll(/new (?:sdk\.)?(\w+)Command\(/g)].map(([, name = '']) => name)
  const files = [
    'tools/deploy/account.ts',
    'tools/deploy/cloud-formation.ts',
    'tools/deploy/secret.ts',
    'tools/owners/owner-directory.ts',
    'tools/adopt/found-table.ts',
    'tools/adopt/owning-stack.ts',
    'tools/adopt/table-settings.ts',
  ]
  const listed = rows.map(({ right }) => right.split(':')[1])
  // Everybody may ask who they are.
  for (const name of files.flatMap(used).filter((each) => each !== 'GetCallerIdentity'))
    expect(listed).toContain(name)
})

it('says of each right that is missing what the document says', async () => {
  expect(rows.length).toBeGreaterThan(20)
  for (const { right, command, sentence } of rows) {
    aws.denied.clear()
    aws.roles.clear()
    await prepared(right)
    const answer = await said(command)
    const parts = sentence.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    expect([right, answer.said]).toEqual([right, expect.stringMatching(parts.join('.*'))])
    expect([right, answer.code]).toEqual([right, 2])
  }
}, 120_000)
