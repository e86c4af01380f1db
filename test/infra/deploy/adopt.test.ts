import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { tableDefinition } from '../../../src/adapters/dynamodb/table.js'
import { ofType, templateNamed } from '../synthesised.js'
import { type AwsStub, awsStub } from './aws-stub.js'
import { asMade, deployFolder, outputs, runIn, signedInAt, type Tool, typedIn } from './deploy-folder.js'
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
beforeEach(async () => {
  await asMade(folder)
  aws.reset()
  aws.stacks.set('CDKToolkit', {})
  aws.stacks.set('dynamosync-prod', outputs)
})

const run = (tool: Tool, ...args: readonly string[]) => runIn(folder)(tool, args, signedInAt(aws))
const adopt = (table: string, ...more: readonly string[]) =>
  run('adopt', '--table', table, '--stage', 'prod', '--yes', ...more)
const configured = (): Promise<string> => readFile(join(folder, 'dynamosync.config.ts'), 'utf8')

const made = async (TableName: string, change: object = {}): Promise<void> => {
  await tables.answer({ action: 'CreateTable', body: { ...tableDefinition, TableName, ...change } })
}
const put = (TableName: string, pk: string, v = '1') =>
  tables.answer({ action: 'PutItem', body: { TableName, Item: { pk: { S: pk }, v: { N: v } } } })

const config = `// A comment that stays.
export default { targets: { team: { mail: 'team@example.org' } }, stages: { dev: {}, prod: { firstOwner: 'ann@example.org' } } }
`

describe('adopt', () => {
  it('says what it found, sets what is missing, and names the table for the stage', async () => {
    await writeFile(join(folder, 'dynamosync.config.ts'), config)
    await made('retained')
    for (const id of ['a', 'b']) await put('retained', `S#contact#${id}`)
    await put('retained', 'S#former#a')
    await put('retained', 'D#contact#2026-11-22')
    const { code, said } = await adopt('retained')
    expect(said).toContain(
      'retained is a DynamoSync table of version 1. It has contact (2 submissions), former (1 submission).',
    )
    expect(said).toContain('This folder has no form former')
    expect(said).toContain('now uses the table forms-table, which will be kept')
    expect(code).toBe(0)
    expect(tables.settings.get('retained')).toMatchObject({
      table: { DeletionProtectionEnabled: true, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } },
      timeToLive: true,
      backups: true,
      tags: [{ Key: 'dynamosync:stage', Value: 'prod' }],
    })
    expect(await configured()).toBe(
      config.replace('prod: { firstOwner', "prod: { table: 'retained', firstOwner"),
    )
    const again = await adopt('retained')
    expect(again.said).toContain('It has all settings that the stack needs.')
    const deployed = await run('deploy', '--stage', 'prod', '--yes', '--no-build')
    expect(deployed.said).toMatch(/cdk diff .*--import-existing[^]*cdk deploy .*--import-existing-resources/)
  }, 60_000)

  it('changes nothing unless somebody says so, and prints the lines where the file has no place for them', async () => {
    await made('asked')
    const { said } = await typedIn(folder)({
      tool: 'adopt',
      args: ['--table', 'asked', '--stage', 'prod'],
      env: signedInAt(aws),
      answers: ['n'],
    })
    expect(said).toMatch(/It is empty\.[^]*Missing: [^]*Adopt asked into dynamosync-prod\?/)
    expect(tables.settings.get('asked')).toMatchObject({ backups: false })
    await writeFile(join(folder, 'dynamosync.config.ts'), "export default { name: 'dynamosync' }\n")
    const { said: lines } = await adopt('asked')
    expect(lines).toContain(
      "Name the table in dynamosync.config.ts:\n  stages: {\n    prod: { table: 'asked' },\n  },",
    )
    expect(await configured()).toBe("export default { name: 'dynamosync' }\n")
    // A key with a hyphen is no TypeScript without quotes.
    const elsewhere = 'const stages = JSON.parse(\'{ "pr-12": {} }\')\nexport default { stages }\n'
    await writeFile(join(folder, 'dynamosync.config.ts'), elsewhere)
    expect((await run('adopt', '--table', 'asked', '--stage', 'pr-12', '--yes')).said).toContain(
      "    'pr-12': { table: 'asked' },",
    )
  }, 60_000)

  it('refuses a table that is not ours, is not there, is another stack’s, or is of a newer version', async () => {
    await made('other-key', {
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: undefined,
    })
    await made('no-index', {
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      GlobalSecondaryIndexes: undefined,
    })
    await made('foreign')
    await put('foreign', 'user#1')
    await made('newer')
    await put('newer', 'S#contact#a', '2')
    await made('taken')
    aws.owners.set('taken', 'shop')
    for (const [table, TableStatus] of Object.entries({ deleting: 'DELETING', restoring: 'CREATING' })) {
      await made(table)
      await tables.answer({ action: 'UpdateTable', body: { TableName: table } })
      Object.assign(tables.settings.get(table)?.table ?? {}, { TableStatus })
    }
    const sentences: Readonly<Record<string, string>> = {
      'other-key': 'not a DynamoSync table: its key is id HASH',
      'no-index': 'no index byTime',
      foreign: 'it has items that DynamoSync did not write. It was not changed.',
      newer: 'written by a newer version of DynamoSync',
      taken: 'belongs to the stack shop',
      'no name!': '“no name!” is not a valid table name.',
      deleting: 'deleting is DELETING: it is being deleted.',
      restoring: 'restoring is CREATING: it is being created or changed; a restore takes',
      absent: 'The table absent does not exist in region eu-central-1.',
    }
    for (const [table, sentence] of Object.entries(sentences))
      expect(await adopt(table)).toEqual({ code: 2, said: expect.stringContaining(sentence) as unknown })
    expect(aws.calls.filter((call) => /^(Update|Tag)/.test(call))).toEqual([])
    expect((await adopt('forms-table')).code).toBe(2)
    expect(await run('adopt', '--stage', 'prod')).toMatchObject({ code: 2 })
  }, 60_000)

  it('comes before a deployment that names a table without the settings that the stack needs', async () => {
    await writeFile(
      join(folder, 'dynamosync.config.ts'),
      "export default { stages: { prod: { table: 'by-hand' } } }\n",
    )
    const deploy = () => run('deploy', '--stage', 'prod', '--yes', '--no-build')
    expect(await deploy()).toMatchObject({
      code: 2,
      said: expect.stringContaining('The table by-hand does not exist') as unknown,
    })
    await made('by-hand')
    const { code, said } = await deploy()
    expect([code, said]).toEqual([
      2,
      expect.stringContaining('npx dynamosync adopt --table by-hand --stage prod'),
    ])
    expect(said).not.toContain('cdk deploy')
  }, 60_000)
})

it('has the adopted table in the template by its name, never deleted', () => {
  const [table] = ofType(templateNamed('adopted-prod'), 'DynamoDB::Table')
  expect(table?.properties).toMatchObject({ TableName: 'forms-restored' })
  expect(table?.resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
})
