/** What the CDK's command line runs: `cdk synth -c stage=dev`. */
import { loadSite } from '../../src/adapters/site-file/load.js'
import { stackNameOf } from '../../src/domain/site/site.js'
import { checkedApp } from './checked-app.js'
import { stackProps, stageNamed } from './settings.js'
import { FormStack } from './stack.js'

const config = await loadSite()
const app = checkedApp({ analyticsReporting: false })
const stage = stageNamed(config, String(app.node.tryGetContext('stage') ?? 'dev'))
new FormStack(app, stackNameOf(config, stage.name), stackProps(config, stage))
app.synth()
