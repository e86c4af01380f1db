import { Aws, Duration, Fn } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  type CfnStage,
  CorsHttpMethod,
  type CorsPreflightOptions,
  HttpApi,
  HttpMethod,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { cors } from '../../src/domain/contract/cors.js'
import { routes } from '../../src/domain/contract/routes.js'
import { readableName } from '../resource-names.js'
import { accessLogFormat, accessLogGroup, refusedIn } from './access-log.js'
import { anyMethod, type ApiProps, type FormApi, isGuarded, stageName } from './api.js'

const metricNames = { requests: 'Count', serverErrors: '5xx', latency: 'Latency' } as const

/** CORS settings. With them the gateway answers preflights itself, and pages can read its own errors. */
const preflight = (origins: readonly string[]): CorsPreflightOptions => ({
  allowOrigins: [...origins],
  allowMethods: cors.methods.map((method) => CorsHttpMethod[method]),
  allowHeaders: [...cors.requestHeaders],
  exposeHeaders: [...cors.exposedHeaders],
  maxAge: Duration.seconds(cors.maxAge),
})

/** The routes of `domain/contract/routes.ts` on an HTTP API. */
export class FormHttpApi extends Construct implements FormApi {
  readonly url: string
  readonly host: string
  readonly refused: FormApi['refused']
  private readonly api: HttpApi

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', {
      description: 'Accepts submissions, and shows them to their owners',
      apiName: readableName(this),
      createDefaultStage: false,
      ...(props.origins.length === 0 ? {} : { corsPreflight: preflight(props.origins) }),
    })
    const log = accessLogGroup(this, props.logRetention)
    this.refused = refusedIn(log)
    const stage = this.addStage(props, log)
    // CloudFormation cannot create a stage that names a route before the route exists.
    stage.node.addDependency(...this.addRoutes(props))
    this.host = `${this.api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`
    this.url = Fn.join('', ['https://', this.host, `/${stageName}`])
  }

  readonly metric: FormApi['metric'] = (name, statistic, period) =>
    new Metric({
      namespace: 'AWS/ApiGateway',
      metricName: metricNames[name],
      dimensionsMap: { ApiId: this.api.apiId, Stage: stageName },
      statistic,
      period,
    })

  private addRoutes({ functions, iam }: ApiProps): HttpRoute[] {
    const integrations = {
      submit: new HttpLambdaIntegration('Submit', functions.submit),
      owner: new HttpLambdaIntegration('Owner', functions.owner),
    }
    const guard = new HttpIamAuthorizer()
    const known = routes.flatMap((route) =>
      [...route.methods, anyMethod].flatMap((method) =>
        this.api.addRoutes({
          path: route.path,
          methods: [HttpMethod[method as keyof typeof HttpMethod]],
          integration: integrations[route.function],
          ...(isGuarded(route, method, iam) ? { authorizer: guard } : {}),
        }),
      ),
    )
    const others = ['/', '/{proxy+}'].flatMap((path) =>
      this.api.addRoutes({ path, integration: integrations.submit }),
    )
    return [...known, ...others]
  }

  private addStage({ throttle }: ApiProps, log: LogGroup): HttpStage {
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName,
      autoDeploy: true,
      throttle: { rateLimit: throttle.submit.rate, burstLimit: throttle.submit.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(accessLogFormat('$context.routeKey')),
      },
    })
    const settings = routes.flatMap((route) =>
      [...route.methods, anyMethod].map((method) => {
        const { rate, burst } = throttle[route.function]
        return [`${method} ${route.path}`, { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }]
      }),
    )
    const resource = stage.node.defaultChild as CfnStage
    resource.addPropertyOverride('RouteSettings', Object.fromEntries(settings))
    return stage
  }
}
