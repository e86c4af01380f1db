import { Aws, DefaultStackSynthesizer, type IStackSynthesizer } from 'aws-cdk-lib'
import type { SiteConfig } from '../../src/domain/site/site.js'
import { cdkRoleArn, usualQualifier } from './cdk-roles.js'
import { stackProps } from './settings.js'
import type { FormStackProps } from './stack.js'
import type { Stage } from './stage.js'

/**
 * Properties of a stack that the roles of a CDK bootstrap deploy.
 *
 * @param given qualifier of the bootstrap; by default the stage's own
 */
export const deployedProps = (config: SiteConfig, stage: Stage, given?: string): FormStackProps => {
  const qualifier = given ?? stage.settings.qualifier ?? usualQualifier
  const bootstrap = { partition: Aws.PARTITION, account: Aws.ACCOUNT_ID, region: Aws.REGION, qualifier }
  return {
    ...stackProps(config, stage),
    // Under `exactOptionalPropertyTypes`, the CDK's class does not match its own interface.
    synthesizer: new DefaultStackSynthesizer({ qualifier }) as IStackSynthesizer,
    publisher: cdkRoleArn(bootstrap, 'file-publishing'),
  }
}
