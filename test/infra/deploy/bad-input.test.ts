import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { explained } from '../../../tools/deploy/aws-fault.js'
import { type AwsStub, awsStub } from './aws-stub.js'
import { asMade, deployFolder, outputs, runIn, signedInAt, type Tool, typedIn } from './deploy-folder.js'
import { endResidents } from '../../resident.js'

afterAll(endResidents)

let aws: AwsStub
let folder: string
beforeAll(async () => {
  aws = await awsStub()
  folder = await deployFolder()
})
afterAll(() => aws.stop())
beforeEach(async () => {
  await asMade(folder)
  aws.reset()
  aws.stacks.set('CDKToolkit', {})
  aws.stacks.set('dynamosync-dev', outputs)
})

const deploy = (env: Readonly<Record<string, string>> = signedInAt(aws)) =>
  runIn(folder)('deploy', ['--stage', 'dev', '--yes', '--no-build'], env)
const cdk = (script: string): Promise<void> => writeFile(join(folder, 'bin/cdk'), `#!/bin/sh\n${script}\n`)
const saying = (sentence: string) => ({ code: 2, said: expect.stringContaining(sentence) as unknown })

it('names expired credentials, whatever the service calls them, and how to get others', async () => {
  aws.denied.add('expired')
  const tools: Readonly<Record<string, readonly string[]>> = {
    deploy: ['--yes', '--no-build'],
    destroy: [],
    owners: ['list'],
    adopt: ['--table', 'forms'],
  }
  for (const [tool, args] of Object.entries(tools)) {
    const answer = await runIn(folder)(tool as Tool, [...args, '--stage', 'dev'], signedInAt(aws))
    expect(answer).toEqual(saying('The AWS credentials have expired'))
    expect(answer.said).toContain('aws sso login')
  }
  for (const name of ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'])
    expect(explained(Object.assign(new Error('too old'), { name })).message).toContain(
      'have expired: too old',
    )
})

it('ends with 2 at an option or command that there is not, and has done nothing', async () => {
  for (const [tool, ...args] of [
    ['deploy', '--stge', 'dev'],
    ['destroy', '--all'],
    ['adopt', '--nmae', 'x'],
    ['owners', 'invite', 'ann@example.org'],
  ] as const)
    expect(await runIn(folder)(tool, args, signedInAt(aws))).toEqual(saying('error: unknown'))
})

it('tells a region that is none from one that is not there and one that has nothing', async () => {
  const { AWS_ENDPOINT_URL: _, ...away } = signedInAt(aws)
  expect(await deploy({ ...away, AWS_REGION: 'eu west 1' })).toEqual(
    saying('“eu west 1” is not an AWS region'),
  )
  expect(await deploy({ ...away, AWS_REGION: 'eu-cental-1' })).toEqual(
    saying('Check the network and the region'),
  )
  const { said } = await typedIn(folder)({
    tool: 'destroy',
    args: ['--stage', 'prod'],
    env: { ...signedInAt(aws), AWS_REGION: 'us-east-2' },
    answers: [],
  })
  expect(said).toContain(
    'The stack dynamosync-prod does not exist in account 111122223333, region us-east-2.',
  )
}, 60_000)

it('says of a region without all of CloudFront what to do there, before anything is built', async () => {
  for (const AWS_REGION of ['us-gov-west-1', 'cn-north-1']) {
    const { code, said } = await deploy({ ...signedInAt(aws), AWS_REGION })
    expect([code, said]).toEqual([2, expect.stringContaining(`${AWS_REGION} lacks parts of CloudFront`)])
    expect(said).toContain("set hosting: 's3' for dev")
  }
}, 60_000)

it('says of settings that do not fit together which, and not where in the program that was found', async () => {
  const dev = {
    hosting: 's3',
    domain: { name: 'forms.example.org', certificateArn: 'arn:aws:acm:us-east-1:1:c' },
  }
  await writeFile(
    join(folder, 'dynamosync.config.ts'),
    `export default ${JSON.stringify({ stages: { dev } })}\n`,
  )
  await cdk(`exec "${process.execPath}" "${resolve('dist/local/app.mjs')}"`)
  const { code, said } = await deploy()
  expect([code, said]).toEqual([1, expect.stringContaining("domain needs hosting: 'cloudfront'")])
  expect(said).not.toMatch(/^ {4}at /m)
}, 60_000)

it('says that a name is taken, and the way out', async () => {
  aws.reasons.set('dynamosync-dev', 'Resource of type AWS::S3::Bucket with identifier pages already exists.')
  await cdk('[ "$1" = diff ]')
  const { code, said } = await deploy()
  expect([code, said]).toEqual([2, expect.stringMatching(/could not be deployed: Site: [^]*another name/)])
})

it('says so where another deployment has begun meanwhile', async () => {
  const begun = 'Action=SetStatus&StackName=dynamosync-dev&Status=UPDATE_IN_PROGRESS'
  await cdk(`[ "$1" = diff ] && exit 0
"${process.execPath}" -e "fetch(process.env.AWS_ENDPOINT_URL, { method: 'POST', body: '${begun}' })"
exit 1`)
  expect(await deploy()).toEqual(saying('another deployment, or CloudFormation itself, is still changing it'))
})

it('tries again where a connection breaks in an upload, and is completed by the same command', async () => {
  const page = '/pages/index.html'
  aws.breaks.set(page, 1)
  expect(await deploy()).toMatchObject({ code: 0 })
  expect(aws.calls).toContain(`PutObject ${page}`)
  aws.calls.length = 0
  aws.breaks.set(page, 99)
  const { code, said } = await deploy()
  expect([code, said]).toEqual([
    2,
    expect.stringMatching(/\d+ of \d+ files are in the bucket pages, then s3:Put/),
  ])
  expect(said).toContain('run the same command again to upload the rest')
  expect(aws.calls).not.toContain(`PutObject ${page}`)
  aws.breaks.clear()
  expect(await deploy()).toMatchObject({ code: 0 })
  expect(aws.calls).toContain(`PutObject ${page}`)
}, 60_000)

it('empties a bucket that is not empty before it removes a stack', async () => {
  aws.objects.add('index.html')
  aws.objects.add('uploaded-by-hand.pdf')
  const { said } = await typedIn(folder)({
    tool: 'destroy',
    args: ['--stage', 'dev'],
    env: signedInAt(aws),
    answers: ['y'],
  })
  expect(said).toContain('dynamosync-dev has been removed.')
  const emptied = aws.calls.findIndex((call) => call.startsWith('DeleteObjects'))
  expect(emptied).toBeGreaterThan(-1)
  expect(aws.calls.indexOf('DeleteStack dynamosync-dev')).toBeGreaterThan(emptied)
})
