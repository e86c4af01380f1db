import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** A finding of cdk-nag's that stays, where it may stay, and why. */
interface Acknowledged {
  readonly rules: readonly string[]
  readonly reason: string
}

/** Everything that reviewers of the template are asked to accept, each with its reason. */
export const acknowledged = {
  public: {
    rules: ['AwsSolutions-APIG4', 'AwsSolutions-COG4'],
    reason:
      'Anyone may submit a form: that is what the API is for. Whoever reads proves it to the owner’s function, which verifies each token, or to AWS IAM on its routes; preflights and unknown methods bring no credentials.',
  },
  wildcards: {
    rules: [
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:*]',
    ],
    reason:
      'Lambda finds the stream of the table by `ListStreams`, which knows no resources. And REST APIs write their logs by one role of the account and region, which has to hold for each API there.',
  },
  tracing: {
    rules: ['Serverless-LambdaTracing', 'Serverless-APIGWXrayEnabled'],
    reason:
      'The functions sign their calls to DynamoDB by themselves, so that a trace would not have them in it: it would be paid for and not say what took the time. The log and the metrics of each form have the latency.',
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
      'The gateway calls the functions synchronously, and the sender is told what became of the call: there is nothing to put into a queue, and a submission must not lie in a second place. An alarm whose mail fails stays on the dashboard. The queue of the notifying function is itself where batches go that could not be told, and an alarm counts them; a minute of its schedule that is lost is made up for by the next.',
  },
  visitors: {
    rules: ['AwsSolutions-CFR3', 'AwsSolutions-S1'],
    reason:
      'These logs hold addresses and queries, and short submissions travel as queries. The API’s own access log has what operation needs, and nothing of a person.',
  },
  firewall: {
    rules: ['AwsSolutions-CFR1', 'AwsSolutions-CFR2', 'AwsSolutions-CFR4', 'AwsSolutions-APIG3'],
    reason:
      'Forms are for everyone; whom a team wants to keep out is the team’s to say. A firewall costs more than all the rest of a small deployment, by the month. Routes are throttled, bodies limited, and alarms count errors, throttles and spend. `webAcl` puts one in front. CloudFront’s own certificate fixes the versions of TLS; with `domain` it is 1.2 and later.',
  },
  signIn: {
    rules: ['AwsSolutions-COG2', 'AwsSolutions-COG8'],
    reason:
      'Owners may add a second factor or sign in by passkey, and are not made to: a small team would be locked out by one lost telephone. What the plan Plus adds, a look at risks for each person and month, is a price that a team decides on.',
  },
  website: {
    rules: ['AwsSolutions-S2', 'AwsSolutions-S5', 'AwsSolutions-S10'],
    reason:
      'Asked for by `hosting: s3`: a bucket that serves a website is public, and knows no HTTPS. It holds the pages, which are for everyone, and no submission.',
  },
} as const satisfies Record<string, Acknowledged>

/** Says of a part of the stack that these findings stay. */
export const acknowledge = (part: IConstruct, ...names: readonly (keyof typeof acknowledged)[]): void => {
  for (const name of names)
    for (const id of acknowledged[name].rules)
      Validations.of(part).acknowledge({ id, reason: acknowledged[name].reason })
}
