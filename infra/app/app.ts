/** Entry point for the CDK's command line: `cdk synth -c stage=dev`. */
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb'
import { loadSite } from '../../src/adapters/site-file/load.js'
import { stackNameOf } from '../../src/domain/site/site.js'
import { checkedApp } from './checked-app.js'
import { deployedProps } from './deployed-props.js'
import { stageNamed } from './stage.js'
import { FormStack } from './stack.js'

/** Synthesises the stack that the context names. @throws if its settings do not fit together */
const synthesise = async (): Promise<void> => {
  const config = await loadSite()
  const app = checkedApp({ analyticsReporting: false })
  const given = (name: string): string | undefined => app.node.tryGetContext(name) as string | undefined
  const stage = stageNamed(config, given('stage') ?? 'dev')
  const props = deployedProps(config, stage, given('qualifier'))
  const { backend } = new FormStack(app, stackNameOf(config, stage.name), props)
  // During a stack's first deployment, CloudFormation must be able to roll back the table that it creates.
  const table = backend.table.node.defaultChild
  const isNew = stage.settings.table === undefined && given('first') !== undefined
  if (isNew && table instanceof CfnTable) table.deletionProtectionEnabled = false
  app.synth()
}

try {
  await synthesise()
} catch (cause) {
  // A complaint about settings is complete; a stack trace would not help their author.
  if (!(cause instanceof Error && cause.name === 'Error')) throw cause
  process.stderr.write(`${cause.message}\n`)
  process.exitCode = 1
}
