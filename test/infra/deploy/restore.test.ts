import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { tableDefinition } from '../../../src/adapters/dynamodb/table.js'
import { type AwsStub, awsStub } from './aws-stub.js'
import { deployFolder, outputs, runIn, signedInAt, type Tool } from './deploy-folder.js'
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
  aws.stacks.set('CDKToolkit', {})
  aws.stacks.set('dynamosync-prod', outputs)
})
afterAll(async () => {
  await aws.stop()
  await tables.stop()
})

const run = (tool: Tool, ...args: readonly string[]) => runIn(folder)(tool, args, signedInAt(aws))

describe('the runbook for a restore', () => {
  /** A command of the AWS command line, as the call that it makes. */
  const aws2call = (text: string) => {
    const [action = '', ...rest] = text.split(' ').slice(2)
    const pascal = (kebab: string): string =>
      kebab.replaceAll(/(?:^|-)(\w)/g, (_, c: string) => c.toUpperCase())
    const body = Object.fromEntries(
      rest.flatMap((each, at) => {
        if (!each.startsWith('--')) return []
        const value = rest[at + 1]
        return [
          each.startsWith('--no-')
            ? [pascal(each.slice(5)), false]
            : [pascal(each.slice(2)), value?.startsWith('--') === false ? value : true],
        ]
      }),
    ) as Readonly<Record<string, unknown>>
    return { action: action === 'wait' ? 'DescribeTable' : pascal(action), body }
  }

  const done = async (command: string): Promise<void> => {
    if (command.startsWith('aws ')) {
      const [status, answer] = await tables.answer(aws2call(command))
      expect([command, status, answer]).toEqual([command, 200, expect.anything()])
      return
    }
    const [name = '', ...args] = command.split(' ').slice(2)
    const more: Readonly<Record<string, readonly string[]>> = {
      adopt: ['--yes'],
      deploy: ['--yes', '--no-build'],
    }
    const [tool, given] = name in more ? [name as Tool, args] : (['cli', [name, ...args]] as const)
    const { code, said } = await run(tool, ...given, ...(more[name] ?? []))
    expect([command, code, said]).toEqual([command, 0, expect.anything()])
    if (name === 'deploy') {
      expect(said).toContain('--import-existing-resources')
      aws.stacks.set('dynamosync-prod', { ...outputs, TableName: 'forms-restored' })
    }
  }

  it('is true step by step', async () => {
    const text = await readFile('docs/operate/restore.md', 'utf8')
    const commands = [...text.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) =>
      block.trim().split('\n'),
    )
    expect(commands.length).toBeGreaterThan(9)
    await writeFile(
      join(folder, 'dynamosync.config.ts'),
      "export default { targets: { team: { mail: 'team@example.org' } }, stages: { dev: {}, prod: {} } }\n",
    )
    await tables.answer({ action: 'CreateTable', body: { ...tableDefinition, TableName: 'forms-table' } })
    await tables.answer({ action: 'UpdateContinuousBackups', body: { TableName: 'forms-table' } })
    await writeFile(
      join(folder, 'rows.csv'),
      'name,email,topic,message,consent,Timestamp\nAda,ada@example.org,sales,Hello,on,2026-11-29T11:00:00Z\n',
    )
    await done('npx dynamosync import rows.csv --form contact --table forms-table')
    for (const command of commands) await done(command)
    const { said } = await run('cli', 'list', '--form', 'contact', '--table', 'forms-restored', '--json')
    expect(said.match(/ada@example.org/g)).toHaveLength(1)
    expect(tables.settings.get('forms-restored')).toMatchObject({ timeToLive: true, backups: true })
    const [status] = await tables.answer({ action: 'DescribeTable', body: { TableName: 'forms-table' } })
    expect(status).toBe(400)
  }, 120_000)
})
