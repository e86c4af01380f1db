import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, it, jest } from '@jest/globals'
import { endResidents } from '../../resident.js'
import { dynamosync, patience } from './command.js'

jest.setTimeout(patience)
afterAll(endResidents)

it('npx runs the committed command, which explains itself', async () => {
  const bin = fileURLToPath(new URL('../../../../packages/cli/bin/dynamosync.mjs', import.meta.url))
  const exec = promisify(execFile)
  const none = await exec(process.execPath, [bin]).catch(
    (error: unknown) => error as { code: number; stderr: string },
  )
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('Commands:') as unknown })
  const commands = ['start', 'forms', 'list', 'show', 'export', 'erase', 'verify']
  const helps = await Promise.all(commands.map((command) => dynamosync(command, '--help')))
  for (const { status, out } of helps)
    expect([status, out]).toEqual([0, expect.stringMatching(/--json[^]*Exit status: 0/)])
  const misspelt = await dynamosync('exprot')
  expect(misspelt).toMatchObject({
    status: 2,
    err: expect.stringContaining('Did you mean export?') as unknown,
  })
})
