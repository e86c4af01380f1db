import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { type AwsStub, awsStub } from './aws-stub.js'
import { asMade, deployFolder, outputs, runIn, signedInAt, typedIn } from './deploy-folder.js'
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
  aws.stacks.set('dynamosync-prod', outputs)
})

const deploy = (...more: readonly string[]) =>
  runIn(folder)('deploy', ['--stage', 'prod', '--yes', '--no-build', ...more], signedInAt(aws))

/** A caller who may assume the CDK's roles, and nothing else. */
const withRolesAlone = (qualifier = 'hnb659fds'): void => {
  aws.denied.add('own')
  for (const role of ['deploy', 'file-publishing']) aws.roles.add(`cdk-${qualifier}-${role}-role`)
}

/** Actions that the CDK's bootstrap allows its deploy role, beside those that only read. */
const allowed = (): readonly string[] => {
  const bootstrap = readFileSync('node_modules/aws-cdk/lib/api/bootstrap/bootstrap-template.yaml', 'utf8')
  const [, role = ''] = bootstrap.split('  DeploymentActionRole:')
  expect(role).toContain('AWSCloudFormationReadOnlyAccess')
  return [...role.matchAll(/- (cloudformation:\w+)/g)].map(([, action = '']) => action)
}

it('deploys and removes by the CDK’s roles alone, the site’s files too', async () => {
  withRolesAlone()
  const { code, said } = await deploy('--new-secret')
  expect([code, said]).toEqual([0, expect.stringContaining('checked doctor')])
  const { said: removed } = await typedIn(folder)({
    tool: 'destroy',
    args: ['--stage', 'prod'],
    env: signedInAt(aws),
    answers: ['y', 'dynamosync-prod'],
  })
  expect(removed).toContain('dynamosync-prod has been removed.')
  const stacks = [...aws.callers].filter(([right]) => right.startsWith('cloudformation:'))
  expect(stacks.map(([right]) => right)).toEqual(
    expect.arrayContaining(['cloudformation:UpdateStack', 'cloudformation:DeleteStack']),
  )
  for (const [right, caller] of stacks) {
    expect([right, caller]).toEqual([right, 'cdk-hnb659fds-deploy-role'])
    // AWSCloudFormationReadOnlyAccess has what describes and gets.
    if (!/:(Describe|Get)/.test(right)) expect(allowed()).toContain(right)
  }
  for (const right of ['s3:PutObject', 's3:ListBucket', 's3:DeleteObject'])
    expect([right, aws.callers.get(right)]).toEqual([right, 'cdk-hnb659fds-file-publishing-role'])
  for (const action of ['UpdateStack', 'DeleteStack'])
    expect(aws.executors.get(action)).toBe(
      'arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-central-1',
    )
}, 60_000)

it('acts as the caller where the roles are not to be assumed, and passes none', async () => {
  aws.stacks.set('CDKToolkit', {})
  expect(await deploy()).toMatchObject({ code: 0 })
  expect([...new Set(aws.callers.values())]).toEqual(['own'])
  expect(aws.executors.get('UpdateStack')).toBe('none')
})

it('takes the roles of another bootstrap by its qualifier', async () => {
  withRolesAlone('forms')
  expect(await deploy()).toMatchObject({
    code: 2,
    said: expect.stringContaining('sts:AssumeRole') as unknown,
  })
  const { code, said } = await deploy('--qualifier', 'forms')
  expect([code, said]).toEqual([
    0,
    expect.stringContaining('cdk deploy -c stage=prod -c qualifier=forms --require-approval'),
  ])
  expect(await deploy('--qualifier', 'Forms!')).toMatchObject({
    code: 2,
    said: expect.stringContaining('Invalid qualifier “Forms!”') as unknown,
  })
}, 60_000)

it('shows a diff and changes nothing, for a caller who may only read the stack', async () => {
  aws.denied.add('cloudformation:UpdateStack')
  const { code, said } = await deploy('--diff')
  expect([code, said]).toEqual([0, expect.stringContaining('cdk diff -c stage=prod --method template')])
  expect(said).not.toMatch(/cdk deploy|checked doctor/)
  expect([...new Set(aws.calls)].sort()).toEqual([
    'AssumeRole',
    'DescribeStacks dynamosync-prod',
    'GetCallerIdentity',
  ])
})

it('is synthesised for another bootstrap, whose role may bring the files, and without one for plain CloudFormation', async () => {
  const textOf = (path: string): Promise<string> => readFile(join('dist', path), 'utf8')
  const template = await textOf('templates/adopted-prod.json')
  expect(template).toContain(':role/cdk-forms-file-publishing-role-')
  expect(template).not.toContain('hnb659fds')
  expect(await textOf('cdk-kinds/manifest.json')).toContain('role/cdk-forms-deploy-role-')
  expect(await textOf('templates/http-dev.json')).toContain(':role/cdk-hnb659fds-file-publishing-role-')
  expect(await textOf('template.json')).not.toContain('publishing-role')
})
