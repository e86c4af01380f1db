import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** A cdk-nag finding that is accepted: where, and why. */
interface Acknowledged {
  readonly rules: readonly string[]
  readonly reason: string
}

/** Every finding that reviewers of the template are asked to accept, with its reason. */
export const acknowledged = {
  public: {
    rules: ['AwsSolutions-APIG4', 'AwsSolutions-COG4'],
    reason:
      'Anyone may submit a form: that is what the API is for. Owners are authenticated by the owner’s function, which verifies each token, or by AWS IAM on its routes; preflights and unknown methods carry no credentials.',
  },
  wildcards: {
    rules: [
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:*]',
    ],
    reason:
      'Lambda finds the table’s stream by `ListStreams`, which supports no resource-level permissions. REST APIs write their logs by one role per account and region, which must cover every API there.',
  },
  tracing: {
    rules: ['Serverless-LambdaTracing', 'Serverless-APIGWXrayEnabled'],
    reason:
      'The functions sign their own calls to DynamoDB, so a trace would not contain them: it would cost money without showing where time is spent. The log and each form’s metrics record the latency.',
  },
  queues: {
    rules: [
      'Serverless-LambdaDLQ',
      'Serverless-SNSRedrivePolicy',
      'AwsSolutions-SQS3',
      'Serverless-SQSRedrivePolicy',
      'Serverless-LambdaEventSourceMappingDestination',
      'Serverless-EventBusDLQ',
      'Serverless-EBRuleDLQ',
    ],
    reason:
      'The gateway calls the functions synchronously and the sender gets the result: there is nothing to queue, and a submission must not be stored in a second place. An alarm whose mail fails stays on the dashboard. The notify function’s queue is itself the dead-letter queue for batches that failed, and an alarm counts them; a scheduled run that is lost is made up for by the next, a minute later.',
  },
  visitors: {
    rules: ['AwsSolutions-CFR3', 'AwsSolutions-S1'],
    reason:
      'These logs contain addresses and queries, and short submissions are sent as queries. The API’s own access log has everything needed for operation, and no personal data.',
  },
  firewall: {
    rules: ['AwsSolutions-CFR1', 'AwsSolutions-CFR2', 'AwsSolutions-CFR4', 'AwsSolutions-APIG3'],
    reason:
      'Forms are public; each team decides whom to block. A firewall costs more per month than the rest of a small deployment. Routes are throttled, body sizes limited, and alarms watch errors, throttles and cost. `webAcl` attaches a firewall. CloudFront’s default certificate fixes the TLS versions; with `domain` it is 1.2 and later.',
  },
  signIn: {
    rules: ['AwsSolutions-COG2', 'AwsSolutions-COG8'],
    reason:
      'Owners may add a second factor or sign in by passkey, but need not: one lost phone would lock a small team out. The Plus plan’s threat protection is billed per user and month, so each team decides on it.',
  },
  website: {
    rules: ['AwsSolutions-S2', 'AwsSolutions-S5', 'AwsSolutions-S10'],
    reason:
      'Chosen by `hosting: s3`: a bucket with a website endpoint is public and has no HTTPS. It holds the pages, which are public anyway, and no submissions.',
  },
} as const satisfies Record<string, Acknowledged>

/** Acknowledges these findings for one part of the stack. */
export const acknowledge = (part: IConstruct, ...names: readonly (keyof typeof acknowledged)[]): void => {
  for (const name of names)
    for (const id of acknowledged[name].rules)
      Validations.of(part).acknowledge({ id, reason: acknowledged[name].reason })
}
