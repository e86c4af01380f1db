import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, type Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { assertFits } from './environment-size.js'

/** Parts of one function. */
export interface FormFunctionProps {
  readonly description: string
  /** Folder whose `index.cjs` or `index.mjs` exports `handler`. */
  readonly code: Code
  /** Only the variables that the function reads. */
  readonly environment: Record<string, string>
  readonly timeout: Duration
  readonly statements: readonly PolicyStatement[]
  readonly logRetention: RetentionDays
  readonly reservedConcurrency?: number | undefined
}

/**
 * Memory: 512 MB. A process that has answered ten thousand requests holds 241 MB (docs/evidence/performance.md), and
 * memory buys the processor time on which cold starts depend. Doubling 256 MB costs three US cents per million
 * submissions.
 */
export const memorySize = 512

const allow = (actions: string[], resource: string): PolicyStatement =>
  new PolicyStatement({ effect: Effect.ALLOW, actions, resources: [resource] })

/** A function with its own role, limited to the permissions it is granted and its own log. */
export class FormFunction extends Construct {
  readonly function: LambdaFunction
  readonly role: Role

  constructor(scope: Construct, id: string, props: FormFunctionProps) {
    super(scope, id)
    assertFits(id, Stack.of(this).resolve(props.environment) as Readonly<Record<string, unknown>>)
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: props.description,
    })
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      code: props.code,
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize,
      timeout: props.timeout,
      environment: props.environment,
      role: this.role,
      logGroup,
      // A trace would end before the call to the store, which the function signs itself, and would cost as much as
      // the log.
      tracing: Tracing.DISABLED,
      ...(props.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrentExecutions: props.reservedConcurrency }),
    })
    const statements = [
      ...props.statements,
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn),
    ]
    for (const statement of statements) this.role.addToPrincipalPolicy(statement)
  }
}

/** Timeout of `submit`: the store call is abandoned after eight of these seconds, and the sender gets an answer. */
export const submitTimeout = Duration.seconds(10)

/** An owner's list may read many pages. A REST API times out after 29 seconds, an HTTP API after 30. */
export const ownerTimeout = Duration.seconds(25)
