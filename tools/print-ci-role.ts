/** `dynamosync ci --repository OWNER/REPOSITORY --stage prod`: prints the role that GitHub Actions deploys a stage by. */
import { Command } from 'commander'
import { note, print } from '../src/adapters/terminal/output.js'
import { stackNameOf } from '../src/domain/site/site.js'
import { roleTemplate } from './ci/role-template.js'
import { running } from './deploy/running.js'
import { configured, stageOf } from './deploy/settings.js'
import { Stop } from './deploy/stop.js'

interface Options {
  readonly repository?: string
  readonly stage: string
  readonly qualifier: string
  readonly existingProvider?: boolean
}

const options = new Command('ci')
  .description('Print the role that GitHub Actions deploys a stage by, as a template of CloudFormation.')
  .option('--repository <owner/name>', 'the repository on GitHub')
  .option('--stage <stage>', 'one of the stages in dynamosync.config.ts', 'prod')
  .option('--qualifier <qualifier>', 'the qualifier that the CDK was bootstrapped with', 'hnb659fds')
  .option('--existing-provider', 'the account knows GitHub as an OpenID Connect provider already')
  .parse()
  .opts<Options>()

const main = async (): Promise<number> => {
  const { repository = '', qualifier, existingProvider = false } = options
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new Stop(
      'Which repository deploys is missing.',
      '--repository OWNER/NAME, as in its address on GitHub',
    )
  if (!/^[a-z0-9]{1,10}$/.test(qualifier))
    throw new Stop(`“${qualifier}” is not a qualifier: 1 to 10 of a–z and 0–9.`, '--qualifier hnb659fds')
  const config = await configured()
  const stage = await stageOf(config, options.stage)
  const stackName = stackNameOf(config, stage.name)
  const pipeline = { repository, stage: stage.name, stackName, qualifier, hasProvider: existingProvider }
  print(JSON.stringify(roleTemplate(pipeline), undefined, 2))
  note(`
Write it to role.json, and make the role once:
  aws cloudformation deploy --template-file role.json --stack-name ${stackName}-ci --capabilities CAPABILITY_IAM
  aws cloudformation describe-stacks --stack-name ${stackName}-ci --query "Stacks[0].Outputs[0].OutputValue"
That is AWS_ROLE_ARN of the workflow, whose job has the environment ${stage.name}.`)
  return 0
}

await running(main)
