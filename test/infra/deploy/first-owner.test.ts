import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type AwsStub, awsStub } from './aws-stub.js'
import { deployFolder, outputsWithPool, runIn, signedInAt, typedIn } from './deploy-folder.js'
import { endResidents } from '../../resident.js'

afterAll(endResidents)

let aws: AwsStub
let folder: string
beforeAll(async () => {
  aws = await awsStub()
})
afterAll(() => aws.stop())
beforeEach(async () => {
  folder = await deployFolder()
  aws.reset()
})

describe('the first owner', () => {
  beforeEach(() => {
    aws.stacks.set('CDKToolkit', {})
    aws.stacks.set('dynamosync-dev', outputsWithPool)
  })
  const deploy = (...more: readonly string[]) =>
    runIn(folder)('deploy', ['--stage', 'dev', '--yes', '--no-build', ...more], signedInAt(aws))

  it('is invited once the stack stands, to every form, and once; the pages know where they sign in', async () => {
    const { code, said } = await deploy('--first-owner', 'ann@example.org')
    expect(said).toContain('ann@example.org has been invited by e-mail to read all forms.')
    expect(code).toBe(0)
    expect([...(aws.cognito.users.get('ann@example.org')?.groups ?? [])]).toEqual(['*'])
    const config: unknown = JSON.parse(await readFile(join(folder, 'dist/site/owner/config.json'), 'utf8'))
    expect(config).toEqual({
      api: '/api',
      oidc: {
        issuer: outputsWithPool.OwnersIssuer,
        clientId: 'client-of-the-pages',
        audience: 'client-of-the-pages',
        sessionMinutes: 60,
      },
    })
    expect(await readFile(join(folder, 'dist/site/owner/index.html'), 'utf8')).toContain(
      'connect-src &#39;self&#39; https://cognito-idp.eu-central-1.amazonaws.com https://forms-1.auth.eu-central-1.amazoncognito.com; base-uri',
    )
    await writeFile(
      join(folder, 'dynamosync.config.ts'),
      "export default { firstOwner: 'bob@example.org' }\n",
    )
    await deploy()
    expect([...aws.cognito.users.keys()]).toEqual(['ann@example.org'])
  }, 60_000)

  it('is asked for at a terminal, again where the answer is no address', async () => {
    aws.stacks.delete('dynamosync-dev')
    const { said } = await typedIn(folder)({
      tool: 'deploy',
      args: ['--stage', 'dev', '--no-build'],
      env: signedInAt(aws),
      answers: ['ann@@example', 'ann@example.org', 'n'],
    })
    expect(said).toMatch(/“ann@@example” is not an e-mail address[^]*first owner[^]*Deploy dev/)
  }, 60_000)

  it('that nobody named, or may not be invited, fails no deployment', async () => {
    expect(await deploy()).toMatchObject({
      code: 0,
      said: expect.stringContaining('npx dynamosync owners add ann@example.org --stage dev') as unknown,
    })
    expect(await deploy('--first-owner', 'ann')).toMatchObject({ code: 2 })
    aws.denied.add('cognito-idp:AdminCreateUser')
    const { code, said } = await deploy('--first-owner', 'ann@example.org')
    expect([code, said]).toEqual([0, expect.stringMatching(/not authorized[^]*owners add ann@example.org/)])
  }, 60_000)
})
