import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type AwsStub, awsStub } from './aws-stub.js'
import { asMade, deployFolder, outputs, runIn, signedInAt, type Tool, typedIn } from './deploy-folder.js'
import { endResidents } from '../../resident.js'

afterAll(endResidents)

let aws: AwsStub
let folder: string
const before = { ...process.env }
beforeAll(async () => {
  aws = await awsStub()
  Object.assign(process.env, signedInAt(aws))
  folder = await deployFolder()
})
afterAll(async () => {
  process.env = before
  await aws.stop()
})

beforeEach(async () => {
  await asMade(folder)
  aws.reset()
})

const signedIn = () => signedInAt(aws)
const run = (...args: Parameters<ReturnType<typeof runIn>>) => runIn(folder)(...args)
const typed = (
  stage: string,
  answers: readonly string[],
  tool: Tool = 'destroy',
  ...more: readonly string[]
) => typedIn(folder)({ tool, args: ['--stage', stage, ...more], env: signedIn(), answers })

const configure = (config: unknown): Promise<void> =>
  writeFile(join(folder, 'dynamosync.config.ts'), `export default ${JSON.stringify(config)}\n`)

describe('npm run deploy', () => {
  it('says what is missing, and the command that mends it', async () => {
    const away = { AWS_EC2_METADATA_DISABLED: 'true' }
    for (const tool of ['deploy', 'destroy'] as const)
      expect(await run(tool, ['--stage', 'dev'], away)).toMatchObject({
        code: 2,
        said: expect.stringMatching(/export AWS_REGION=[^]*aws sso login/) as unknown,
      })
    const nobody = await run('deploy', ['--stage', 'dev'], { ...away, AWS_REGION: 'eu-central-1' })
    expect(nobody).toMatchObject({ code: 2, said: expect.stringContaining('aws sso login') as unknown })
    expect(nobody.said).not.toContain('AWS_REGION')
    const unprepared = await run('deploy', ['--stage', 'dev'], signedIn())
    expect(unprepared.code).toBe(2)
    expect(unprepared.said).toContain('npx cdk bootstrap aws://111122223333/eu-central-1')
    aws.stacks.set('CDKToolkit', {})
    const unasked = await run('deploy', ['--no-build'], signedIn())
    expect(unasked).toMatchObject({ code: 2, said: expect.stringContaining('--yes') as unknown })
    expect((await run('deploy', ['--stage', 'qa'])).said).toContain('Unknown stage “qa”. Use dev or prod')
  })

  it('says all that is wrong with the configuration, and what to write in place of deployment.json', async () => {
    await configure({
      alarmMail: 'a@example.org',
      origins: ['*'],
      targets: { crm: { webhook: 'https://a.example', secret: 'whsec_x' } },
    })
    const wrong = await run('deploy', ['--stage', 'dev'], signedIn())
    expect(wrong.code).toBe(2)
    expect(wrong.said).toContain('unknown setting alarmMail. Did you mean alarmEmail?')
    expect(wrong.said).toContain('origins[0]: must be an origin')
    expect(wrong.said).toContain('targets.crm.secret: is a secret in plain text')
    expect(wrong.said).not.toContain('whsec_x')
    await writeFile(
      join(folder, 'deployment.json'),
      JSON.stringify({ prod: { origins: ["https://o'hara.example"] } }),
    )
    for (const tool of ['deploy', 'destroy'] as const) {
      const old = await run(tool, ['--stage', 'prod'], signedIn())
      expect(old.code).toBe(2)
      expect(old.said).toContain(
        "export default site({\n  stages: {\n    prod: {\n      origins: ['https://o\\'hara.example'],",
      )
    }
  })

  it('shows the difference, deploys, uploads the pages, says the addresses and has them checked', async () => {
    aws.stacks.set('CDKToolkit', {})
    aws.stacks.set('dynamosync-dev', outputs)
    await configure({ targets: { desk: { mail: 'desk@example.org' } }, stages: { dev: {}, staging: {} } })
    const { code, said } = await run('deploy', ['--yes', '--no-build'], signedIn())
    expect(said).toMatch(
      /cdk diff -c stage=dev[^]*cdk deploy -c stage=dev[^]*Site +https:\/\/d111[^]*API +https:[^]*Table +forms-table[^]*checked doctor https:\/\/d111/,
    )
    expect(code).toBe(0)
    expect(said).toContain('names no recipient for failed notifications: set firstOwner or alarmEmail.')
    expect(aws.calls).not.toContain('UpdateTerminationProtection dynamosync-dev')
    const put = aws.calls.filter((call) => call.startsWith('PutObject'))
    const isPage = (call: string): boolean => call.endsWith('.html')
    expect(put.findIndex(isPage)).toBeGreaterThan(put.findLastIndex((call) => !isPage(call)))
    expect(put.some((call) => call.startsWith('PutObject /pages/owner/'))).toBe(true)
    for (const [key, cache] of aws.headers)
      expect(cache).toBe(
        key.startsWith('assets/') || /^owner\/part-/.test(key)
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
      )
  })
})

describe('the secret that a deployment signs with', () => {
  const deploy = async (...options: readonly string[]) => {
    aws.stacks.set('CDKToolkit', {})
    aws.stacks.set('dynamosync-dev', outputs)
    aws.calls.length = 0
    const { code, said } = await run(
      'deploy',
      ['--stage', 'dev', '--yes', '--no-build', ...options],
      signedIn(),
    )
    expect(code).toBe(0)
    return { said, given: aws.parameters.get('dynamosync-dev') ?? {} }
  }
  const secret = /^[\w-]{43}$/

  it('is made once, kept, and changed on demand with the last one beside it; nobody sees it', async () => {
    const first = await deploy()
    expect(first.given).toEqual({
      BootstrapVersion: 'previous',
      FormSecretA: expect.stringMatching(secret) as unknown,
      FormSecretB: 'previous',
      FormSecretOrigin: expect.stringMatching(secret) as unknown,
      FormSignedBy: 'A',
    })
    expect(first.given['FormSecretOrigin']).not.toBe(first.given['FormSecretA'])
    expect(first.said).not.toContain(first.given['FormSecretA'])
    await deploy()
    expect(aws.calls).not.toContain('UpdateStack dynamosync-dev')
    const changed = await deploy('--new-secret')
    expect(changed.given).toMatchObject({
      FormSecretA: 'previous',
      FormSecretB: expect.stringMatching(secret) as unknown,
      FormSecretOrigin: 'previous',
      FormSignedBy: 'B',
    })
    const again = (await deploy('--new-secret')).given
    expect(again).toMatchObject({ FormSecretB: 'previous', FormSignedBy: 'A' })
    expect(new Set([first, changed, { given: again }].map(({ given }) => JSON.stringify(given))).size).toBe(3)
  })
})

it('has a bucket’s website checked at a form of its API, which tells nobody its forms', async () => {
  aws.stacks.set('CDKToolkit', {})
  aws.stacks.set('dynamosync-dev', { ...outputs, SiteUrl: 'http://pages.s3-website' })
  const owners = { issuer: 'https://id.example.org', audience: 'forms' }
  const dev = { hosting: 's3', owners, ownerPages: { clientId: 'pages' } }
  await configure({ stages: { dev } })
  const { said } = await run('deploy', ['--stage', 'dev', '--yes', '--no-build'], signedIn())
  expect(said).toContain(`checked doctor ${outputs.ApiUrl}/forms/record --origin http://pages.s3-website`)
  expect(said).not.toContain('point its DNS name')
  // Nobody could sign in to them, and nobody should, over plain HTTP.
  expect(aws.calls.some((call) => call.startsWith('PutObject /pages/owner/'))).toBe(false)
})

describe('a deployment that meets a stack', () => {
  it('is done to the end where it can go on, and does nothing where it cannot', async () => {
    aws.stacks.set('CDKToolkit', {})
    const deployed = async (status: string) => {
      aws.stacks.set('dynamosync-prod', outputs)
      aws.statuses.set('dynamosync-prod', status)
      return run('deploy', ['--stage', 'prod', '--yes', '--no-build'], signedIn())
    }
    const busy = await deployed('UPDATE_IN_PROGRESS')
    expect([busy.code, busy.said]).toEqual([2, expect.stringContaining('Try again afterwards')])
    expect(busy.said).not.toContain('cdk deploy')
    const ready = await deployed('UPDATE_ROLLBACK_COMPLETE')
    expect(ready.said).toContain('cdk deploy -c stage=prod --require-approval never --no-notices')
    expect(ready.said).not.toContain('-c first=true')
    expect(ready.code).toBe(0)
    // A double of CloudFormation has no stack after it was deleted, so the deployment ends where it looks for it.
    expect((await deployed('ROLLBACK_COMPLETE')).said).toMatch(
      /-c first=true[^]*cdk deploy -c stage=prod --require/,
    )
  }, 60_000)

  it('whose creation failed says why, and the way out', async () => {
    aws.stacks.set('CDKToolkit', {})
    const unverified =
      'Your account must be verified before you can add new CloudFront resources. To verify your account, please contact AWS Support'
    aws.reasons.set('dynamosync-prod', unverified)
    await writeFile(join(folder, 'bin/cdk'), '#!/bin/sh\n[ "$1" = diff ]\n')
    const { code, said } = await run('deploy', ['--stage', 'prod', '--yes', '--no-build'], signedIn())
    expect(code).toBe(2)
    expect(said).toContain(`Site: ${unverified}`)
    expect(said).toContain("hosting: 's3'")
    expect(aws.calls.some((call) => call.startsWith('UpdateTerminationProtection'))).toBe(false)
  })

  it('of another product leaves it alone', async () => {
    aws.stacks.set('CDKToolkit', {})
    aws.stacks.set('dynamosync-dev', { Address: 'https://other.example' })
    for (const tool of ['deploy', 'destroy'] as const) {
      const args = tool === 'deploy' ? ['--yes', '--no-build'] : []
      const { code, said } = await run(tool, ['--stage', 'dev', ...args], signedIn())
      expect([code, said]).toEqual([2, expect.stringContaining('belongs to another product')])
      expect(said).not.toContain('cdk deploy')
    }
    expect(aws.calls.some((call) => call.startsWith('Delete'))).toBe(false)
  })
})

describe('npm run destroy', () => {
  it('removes nothing unless somebody says so', async () => {
    aws.stacks.set('dynamosync-prod', outputs)
    const { code, said } = await run('destroy', ['--stage', 'prod'], signedIn())
    expect(code).toBe(2)
    expect(said).toContain('stdin is not a terminal')
    expect(aws.calls.some((call) => call.startsWith('Delete'))).toBe(false)
    expect((await run('destroy', ['--stage', 'dev'], signedIn())).said).toContain(
      'The stack dynamosync-dev does not exist',
    )
  })

  it('removes what was never completed, or has lost its bucket', async () => {
    aws.stacks.set('dynamosync-dev', {})
    aws.statuses.set('dynamosync-dev', 'ROLLBACK_COMPLETE')
    expect((await typed('dev', ['y'])).said).toContain('dynamosync-dev has been removed.')
    aws.stacks.set('dynamosync-dev', { ...outputs, SiteBucket: 'no-bucket' })
    expect((await typed('dev', ['y'])).said).toContain('dynamosync-dev has been removed.')
  })

  it('says what becomes of the table by what was deployed, whatever the configuration says by now', async () => {
    aws.stacks.set('dynamosync-dev', outputs)
    aws.policies.set('dynamosync-dev', 'Delete')
    await configure({ stages: { dev: { durable: true } } })
    const gone = await typed('dev', ['n'])
    expect(gone.said).toContain('The table forms-table is deleted too, with all submissions.')
    aws.policies.clear()
    await configure({ stages: { dev: { durable: false } } })
    const kept = await typed('dev', ['y'])
    expect(kept.said).toContain('The table forms-table is kept.')
    expect(kept.said).toContain('npx dynamosync adopt --table forms-table --stage dev')
  })

  it('is cancelled by Ctrl-C and Ctrl-D at a question', async () => {
    aws.stacks.set('dynamosync-dev', outputs)
    for (const key of ['\u0003', '\u0004']) {
      const { said } = await typed('dev', [key])
      expect(said).toContain('Cancelled.')
      expect(said).not.toContain('AbortError')
    }
    expect(aws.calls.some((call) => call.startsWith('Delete'))).toBe(false)
  })

  it('acts on the only stage where it is the only one, and on none that nobody named otherwise', async () => {
    aws.stacks.set('dynamosync-prod', outputs)
    await configure({ stages: { prod: {} } })
    expect((await run('destroy', [], signedIn())).said).toContain('npm run destroy -- --stage prod')
    await configure({ stages: { 'pr-123': {}, prod: {} } })
    expect(await run('destroy', [], signedIn())).toMatchObject({
      code: 2,
      said: expect.stringMatching(/Which stage, pr-123 or prod\?\n {2}add --stage pr-123/) as unknown,
    })
    expect((await run('destroy', ['--stage', 'staging.eu'], signedIn())).said).toContain(
      'Unknown stage “staging.eu”. Use pr-123 or prod.\n  --stage pr-123; the name of a new stage is 1 to 40 of a–z',
    )
  })

  it('asks twice in prod, and leaves the table', async () => {
    aws.stacks.set('dynamosync-prod', outputs)
    expect(await typed('prod', ['n'])).toMatchObject({ questions: 1 })
    expect(await typed('prod', ['y', 'dynamosync-dev'])).toMatchObject({ questions: 2 })
    expect(aws.stacks.has('dynamosync-prod')).toBe(true)
    const { said } = await typed('prod', ['y', 'dynamosync-prod'])
    expect(said).toContain('dynamosync-prod has been removed.')
    expect(said).toContain('aws dynamodb delete-table --table-name forms-table')
    expect(aws.stacks.has('dynamosync-prod')).toBe(false)
  })
})
