import { Aws, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib'
import {
  AccessLogFormat,
  AuthorizationType,
  CfnAccount,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  type MethodDeploymentOptions,
  MethodLoggingLevel,
  ResponseType,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { errorHeaders } from '../../src/domain/contract/cors.js'
import { routes } from '../../src/domain/contract/routes.js'
import { readableName } from '../resource-names.js'
import { accessLogFormat, accessLogGroup, refusedIn } from './access-log.js'
import { anyMethod, type ApiProps, type FormApi, isGuarded, stageName } from './api.js'

const metricNames = { requests: 'Count', serverErrors: '5XXError', latency: 'Latency' } as const

/** Header values, quoted as a gateway response requires constants to be. */
const quoted = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]))

/** Parameters of a path, all of them required. */
const parametersOf = (path: string): Record<string, boolean> =>
  Object.fromEntries(
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [`method.request.path.${name}`, true]),
  )

/** The routes of `domain/contract/routes.ts` on a REST API. */
export class FormRestApi extends Construct implements FormApi {
  readonly url: string
  readonly host: string
  readonly refused: FormApi['refused']
  private readonly api: RestApi

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id)
    const log = accessLogGroup(this, props.logRetention)
    this.refused = refusedIn(log)
    this.api = new RestApi(this, 'Api', {
      description: 'Accepts submissions, and shows them to their owners',
      // Metrics of REST APIs are distinguished by this name only.
      restApiName: readableName(this),
      endpointTypes: [EndpointType.REGIONAL],
      // Otherwise bodies arrive as text, with invalid UTF-8 already replaced before the function could reject it.
      binaryMediaTypes: ['*/*'],
      cloudWatchRole: false,
      deployOptions: this.stageOptions(props, log),
    })
    this.api.deploymentStage.node.addDependency(this.logAccount(), this.errorLog(props))
    this.addRoutes(props)
    for (const type of [ResponseType.DEFAULT_4XX, ResponseType.DEFAULT_5XX])
      this.api.addGatewayResponse(type.responseType, {
        type,
        responseHeaders: quoted(errorHeaders(props.origins)),
      })
    this.host = `${this.api.restApiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`
    this.url = Fn.join('', ['https://', this.host, `/${stageName}`])
  }

  readonly metric: FormApi['metric'] = (name, statistic, period) =>
    new Metric({
      namespace: 'AWS/ApiGateway',
      metricName: metricNames[name],
      dimensionsMap: { ApiName: this.api.restApiName, Stage: stageName },
      statistic,
      period,
    })

  private stageOptions({ throttle }: ApiProps, log: LogGroup) {
    const logging = {
      loggingLevel: MethodLoggingLevel.ERROR,
      // Tracing would write requests to the log.
      dataTraceEnabled: false,
    }
    const settings = routes.flatMap((route) =>
      route.methods.map((method): [string, MethodDeploymentOptions] => {
        const { rate, burst } = throttle[route.function]
        // Settings of a method replace those of the stage and inherit nothing from it.
        return [
          `${route.path}/${method}`,
          { ...logging, throttlingRateLimit: rate, throttlingBurstLimit: burst },
        ]
      }),
    )
    return {
      stageName,
      ...logging,
      throttlingRateLimit: throttle.submit.rate,
      throttlingBurstLimit: throttle.submit.burst,
      methodOptions: Object.fromEntries(settings),
      accessLogDestination: new LogGroupLogDestination(log),
      accessLogFormat: AccessLogFormat.custom(accessLogFormat('$context.resourcePath')),
    }
  }

  private addRoutes({ functions, iam }: ApiProps): void {
    // Test calls from the console bypass the authorizer.
    const options = { timeout: Duration.seconds(29), allowTestInvoke: false }
    const integrations = {
      submit: new LambdaIntegration(functions.submit, options),
      owner: new LambdaIntegration(functions.owner, options),
    }
    const requestValidator = this.api.addRequestValidator('Parameters', {
      validateRequestParameters: true,
      // No model validates bodies: the function itself does, and reports errors in the form's own words.
      validateRequestBody: true,
    })
    for (const route of routes)
      for (const method of [...route.methods, anyMethod])
        this.api.root.resourceForPath(route.path).addMethod(method, integrations[route.function], {
          requestValidator,
          requestParameters: parametersOf(route.path),
          authorizationType: isGuarded(route, method, iam) ? AuthorizationType.IAM : AuthorizationType.NONE,
        })
    this.api.root.addMethod(anyMethod, integrations.submit)
    this.api.root.addResource('{proxy+}').addMethod(anyMethod, integrations.submit)
  }

  /** The log group of the gateway's own errors. Without it, API Gateway would create the group and keep it forever. */
  private errorLog({ logRetention }: ApiProps): LogGroup {
    return new LogGroup(this, 'ErrorLog', {
      logGroupName: Fn.join('', ['API-Gateway-Execution-Logs_', this.api.restApiId, `/${stageName}`]),
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }

  /**
   * The role that REST APIs use to write logs. It belongs to the account and region rather than to one API, so it stays
   * when the stack is deleted: another stage may use it by then.
   */
  private logAccount(): CfnAccount {
    const logs = Fn.join('', [
      'arn:',
      Aws.PARTITION,
      ':logs:',
      Aws.REGION,
      ':',
      Aws.ACCOUNT_ID,
      ':log-group:*',
    ])
    const role = new Role(this, 'LogRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      inlinePolicies: {
        log: new PolicyDocument({
          statements: [
            new PolicyStatement({
              // The same permissions as API Gateway's managed policy: with fewer, it may refuse the role.
              actions: [
                'logs:CreateLogGroup',
                'logs:CreateLogStream',
                'logs:DescribeLogGroups',
                'logs:DescribeLogStreams',
                'logs:PutLogEvents',
                'logs:GetLogEvents',
                'logs:FilterLogEvents',
              ],
              resources: [logs],
            }),
          ],
        }),
      },
    })
    role.applyRemovalPolicy(RemovalPolicy.RETAIN)
    const account = new CfnAccount(this, 'LogAccount', { cloudWatchRoleArn: role.roleArn })
    account.applyRemovalPolicy(RemovalPolicy.RETAIN)
    return account
  }
}
