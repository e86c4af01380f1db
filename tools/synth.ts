/**
 * `npm run synth`: writes, from the output of `npm run build`,
 *   dist/template.json     the stack of `prod` as plain CloudFormation, for `aws cloudformation package` and `deploy`
 *   dist/templates/*.json  in the repository: each kind of deployment, for reviewers and tests
 * and fails on any cdk-nag finding that is not acknowledged.
 */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import type { App } from 'aws-cdk-lib'
import type { CfnFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { checkedApp } from '../infra/app/checked-app.js'
import { deployedProps } from '../infra/app/deployed-props.js'
import { stackProps } from '../infra/app/settings.js'
import { stageNamed } from '../infra/app/stage.js'
import { FormStack } from '../infra/app/stack.js'
import { loadSite } from '../src/adapters/site-file/load.js'
import { parameter } from '../src/domain/site/secret.js'
import { stackNameOf, stagesOf } from '../src/domain/site/site.js'
import type { StageSettings } from '../src/domain/site/stage-settings.js'
import { plainTemplate, type Template } from '../infra/app/template.js'
import { isRepository } from './home.js'

const owners = { issuer: 'https://id.example.org/forms', audience: 'dynamosync' }
const config = await loadSite()

/** Configurations that together cover every option, and the absence of each. */
const kinds: Readonly<Record<string, readonly ['dev' | 'prod', StageSettings]>> = {
  'http-dev': ['dev', {}],
  'http-prod': [
    'prod',
    {
      origins: ['https://www.example.org', 'https://example.org'],
      alarmEmail: 'operations@example.org',
      owners,
      ownerPages: { clientId: 'pages', origins: ['https://tokens.example.org'] },
      domain: {
        name: 'forms.example.org',
        certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
      },
      reservedConcurrency: 20,
    },
  ],
  'http-notify': [
    'prod',
    {
      alarmEmail: 'operations@example.org',
      mail: { from: 'forms@example.org' },
      targets: {
        team: { mail: 'team@example.org' },
        crm: { webhook: 'https://crm.example.org/in', secret: parameter('/kettle/crm') },
        chat: { slack: parameter('/kettle/slack') },
      },
    },
  ],
  'rest-dev': ['dev', { api: 'rest', owners: 'iam', origins: ['https://www.example.org'] }],
  'rest-prod': ['prod', { api: 'rest', origins: ['https://www.example.org', 'https://example.org'], owners }],
  's3-dev': ['dev', { hosting: 's3' }],
  'adopted-prod': [
    'prod',
    {
      table: 'forms-restored',
      qualifier: 'forms',
      targets: { team: { mail: 'team@example.org' } },
      mail: { from: 'forms@example.org' },
    },
  ],
}

const folder = 'dist/templates'
const app: App = checkedApp({ analyticsReporting: false, outdir: 'dist/cdk-kinds' })
const stacks = Object.entries(isRepository() ? kinds : {}).map(
  ([kind, [name, settings]]) => new FormStack(app, kind, deployedProps({}, { name, settings })),
)
/** The stage of `dist/template.json`: `prod`, or the last stage if there is no `prod`. */
const stages = stagesOf(config)
const stage = stageNamed(config, stages.includes('prod') ? 'prod' : (stages.at(-1) ?? 'prod'))
// Plain CloudFormation is for accounts without the CDK's roles.
const own = new FormStack(app, stackNameOf(config, stage.name), stackProps(config, stage))
const assembly = app.synth()
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`
const templateOf = (stack: FormStack): Template =>
  assembly.getStackByName(stack.stackName).template as Template

const nameOf = ({ node, stack }: LambdaFunction): string =>
  stack.getLogicalId(node.defaultChild as CfnFunction)

const { submit, owner } = own.backend.functions
const { telling } = own.backend
const folders = {
  [nameOf(submit)]: 'functions/submit',
  [nameOf(owner)]: 'functions/owner',
  ...(telling !== undefined && { [nameOf(telling.function)]: 'functions/notify' }),
}

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
// The upload of `aws cloudformation package`, without source maps, which would only slow down cold starts.
await rm('dist/functions', { recursive: true, force: true })
await cp('dist/lambda', 'dist/functions', { recursive: true, filter: (path) => !path.endsWith('.map') })
for (const stack of stacks) await writeFile(`${folder}/${stack.stackName}.json`, json(templateOf(stack)))
await writeFile('dist/template.json', json(plainTemplate(templateOf(own), folders)))
