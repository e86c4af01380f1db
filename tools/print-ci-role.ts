/**
 * `dynamosync ci --repository OWNER/REPOSITORY --stage prod`: prints the roles for deploying a stage from GitHub
 * Actions.
 */
import { usualQualifier } from '../infra/app/cdk-roles.js'
import { note, print } from '../src/adapters/terminal/output.js'
import { stackNameOf } from '../src/domain/site/site.js'
import { roleTemplate } from './ci/role-template.js'
import { commandOf, running } from './deploy/running.js'
import { configured, qualifierOf, stageOf } from './deploy/settings.js'
import { Stop } from './deploy/stop.js'

interface Options {
  readonly repository?: string
  readonly stage: string
  readonly qualifier?: string
  readonly existingProvider?: boolean
}

const options = commandOf('ci')
  .description(
    'Print a CloudFormation template of the roles that GitHub Actions assumes to deploy a stage and to show changes.',
  )
  .option('--repository <owner/name>', 'repository on GitHub')
  .option('--stage <stage>', 'a stage of dynamosync.config.ts', 'prod')
  .option(
    '--qualifier <qualifier>',
    'qualifier of the CDK bootstrap stack (default: qualifier in dynamosync.config.ts)',
  )
  .option('--existing-provider', 'use the account’s existing OpenID Connect provider for GitHub')
  .parse()
  .opts<Options>()

const main = async (): Promise<number> => {
  const { repository = '', existingProvider = false } = options
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new Stop(
      repository === ''
        ? 'The repository is missing.'
        : `“${repository}” is not the name of a GitHub repository.`,
      '--repository OWNER/NAME, as in its address on GitHub',
    )
  const config = await configured()
  const stage = await stageOf(config, options.stage)
  const qualifier = qualifierOf(options.qualifier, stage) ?? usualQualifier
  const stackName = stackNameOf(config, stage.name)
  const pipeline = { repository, stage: stage.name, stackName, qualifier, hasProvider: existingProvider }
  print(JSON.stringify(roleTemplate(pipeline), undefined, 2))
  note(`
Write it to role.json, and create the roles once:
  aws cloudformation deploy --template-file role.json --stack-name ${stackName}-ci --capabilities CAPABILITY_IAM
  aws cloudformation describe-stacks --stack-name ${stackName}-ci --query "Stacks[0].Outputs"
Put RoleArn into the repository’s variable AWS_ROLE_ARN, and DiffRoleArn into AWS_DIFF_ROLE_ARN. The job that deploys must have the environment ${stage.name}.`)
  return 0
}

await running(main)
