/** What the CDK's command line runs: `cdk synth -c stage=dev`. */
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb'
import { loadSite } from '../../src/adapters/site-file/load.js'
import { stackNameOf } from '../../src/domain/site/site.js'
import { checkedApp } from './checked-app.js'
import { stackProps } from './settings.js'
import { stageNamed } from './stage.js'
import { FormStack } from './stack.js'

const config = await loadSite()
const app = checkedApp({ analyticsReporting: false })
const stage = stageNamed(config, String(app.node.tryGetContext('stage') ?? 'dev'))
const { backend } = new FormStack(app, stackNameOf(config, stage.name), stackProps(config, stage))
// While a stack is made for the first time, CloudFormation has to be able to take its table back.
const table = backend.table.node.defaultChild
if (app.node.tryGetContext('first') !== undefined && table instanceof CfnTable)
  table.deletionProtectionEnabled = false
app.synth()
