/** What the CDK's command line runs: `cdk synth -c stage=dev`. */
import { checkedApp } from './checked-app.js'
import { isStageName, readSettings, stackName, stackProps } from './settings.js'
import { FormStack } from './stack.js'

const app = checkedApp({ analyticsReporting: false })
const stage: unknown = app.node.tryGetContext('stage') ?? 'dev'
if (!isStageName(stage)) throw new Error('The stage is dev or prod: -c stage=dev')
const settings = readSettings()
new FormStack(app, stackName(settings, stage), stackProps(stage, settings[stage] ?? {}))
app.synth()
