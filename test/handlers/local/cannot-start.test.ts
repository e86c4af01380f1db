import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { freePort } from '../../free-port.js'
import { runStart } from './stack.js'
import { stacksOfEachTest, submit } from './started.js'

const started = stacksOfEachTest()

describe('npm start that cannot start', () => {
  const failed = async (env: Record<string, string>, args?: readonly string[]) => {
    const folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
    return runStart({ PORT: '0', DYNAMODB_PORT: '0', DATA_DIR: folder, ...env }, args).ended
  }

  it('names every complaint about its settings at once', async () => {
    const { code, output } = await failed({
      PORT: 'http',
      DYNAMODB_PORT: '70000',
      AWS_ENDPOINT_URL_DYNAMODB: 'localhost:8000',
      TABLE_NAME: 'a',
      ALLOWED_ORIGINS: 'https://a.test/path,*',
    })
    expect(code).toBe(1)
    expect(output.match(/^- (\w+)/gm)).toEqual([
      '- PORT',
      '- DYNAMODB_PORT',
      '- AWS_ENDPOINT_URL_DYNAMODB',
      '- TABLE_NAME',
      '- ALLOWED_ORIGINS',
      '- ALLOWED_ORIGINS',
    ])
  })

  it('names both busy ports and the data in use, and the command that gets around them', async () => {
    const first = await started()
    const [port, dynamoPort] = [first.url, first.dynamoUrl].map((url) => Number(new URL(url).port))
    const { code, output } = await failed({
      PORT: `${port ?? 0}`,
      DYNAMODB_PORT: `${dynamoPort ?? 0}`,
      DATA_DIR: first.dataDir,
    })
    expect(code).toBe(1)
    expect(output).toContain(`Port ${port ?? 0}, for the site, is used by another program`)
    expect(output).toContain(`Port ${dynamoPort ?? 0}, for the embedded DynamoDB, is used by another program`)
    expect(output).toContain(`The data in ${first.dataDir} is used by another program`)
    expect(output).toContain(
      `PORT=${(port ?? 0) + 1} DYNAMODB_PORT=${(dynamoPort ?? 0) + 1} DATA_DIR=${first.dataDir}-2 npm start`,
    )
    expect(await submit(first, 'unharmed')).toMatchObject({ status: 201 })
  })

  it('says that its data folder is a file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'dynamosync-')), 'file')
    await writeFile(file, '')
    const { code, output } = await failed({ DATA_DIR: file })
    expect([code, output]).toEqual([1, expect.stringContaining(`The data folder ${file} cannot be used`)])
  })

  it('reports that no DynamoDB answers at the given endpoint', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`
    const { code, output } = await failed({ AWS_ENDPOINT_URL_DYNAMODB: endpoint })
    expect([code, output]).toEqual([1, expect.stringContaining(`The DynamoDB at ${endpoint} cannot be used`)])
  })

  it('prints its variables for --help, and for unknown options', async () => {
    const help = await failed({}, ['--help'])
    expect([help.code, help.output]).toEqual([0, expect.stringContaining('DYNAMODB_PORT=8000')])
    expect(await failed({}, ['--port', '3000'])).toMatchObject({ code: 1 })
  })
})
