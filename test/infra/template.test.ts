// A template is JSON of CloudFormation's: what is looked for and is not there fails the test.
/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { acknowledged } from '../../infra/app/acknowledged.js'
import { tableDefinition } from '../../src/adapters/dynamodb/table.js'
import { cors } from '../../src/domain/contract/cors.js'
import { routes } from '../../src/domain/contract/routes.js'
import {
  allowed,
  type Kind,
  kinds,
  ofType,
  only,
  type Properties,
  referredIn,
  templateOf,
} from './synthesised.js'

const alarmNames = [
  ...['ServerErrors', 'ServerErrorRate', 'Latency', 'Refused', 'Throttles', 'ThrottleRate'],
  ...['Concurrency', 'StoreErrors', 'Spend'],
]

const isRest = (kind: Kind): boolean => kind.startsWith('rest')
/** The user pool that a stack has by default is in `http-dev`; those of prod name an issuer. */
const hasIam = (kind: Kind): boolean => kind === 'rest-dev' || kind === 's3-dev'
const isProd = (kind: Kind): boolean => kind.endsWith('prod')

describe.each(kinds)('the template of %s', (kind) => {
  const template = templateOf(kind)
  const functions = ofType(template, 'Lambda::Function')
  const named = (name: string) => functions.find(({ id }) => id.includes(name))!.properties

  it('has the table as it is defined once, restorable, encrypted, and in prod not to be lost', () => {
    const { properties, resource } = only(template, 'DynamoDB::Table')
    expect(properties).toMatchObject({
      ...structuredClone(tableDefinition),
      SSESpecification: { SSEEnabled: true },
    })
    expect(properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true })
    expect(properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true)
    expect(properties.DeletionProtectionEnabled).toBe(isProd(kind))
    expect(resource['DeletionPolicy']).toBe(isProd(kind) ? 'RetainExceptOnCreate' : 'Delete')
    expect(resource['UpdateReplacePolicy']).toBe(isProd(kind) ? 'Retain' : 'Delete')
  })

  it('has two functions on Node 24 and arm64, with a log that ends, and only what they read', () => {
    expect(functions).toHaveLength(2)
    for (const { properties } of functions) {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: 512,
      })
      const [log] = referredIn(properties.LoggingConfig)
      expect(template.Resources[log ?? '']?.Properties?.['RetentionInDays']).toBe(30)
    }
    expect(named('Submit').Timeout).toBe(10)
    expect(named('Owner').Timeout).toBeLessThan(29)
    expect(named('Submit').ReservedConcurrentExecutions).toBe(kind === 'http-prod' ? 20 : undefined)
    expect(Object.keys(named('Submit').Environment.Variables)).toEqual([
      'TABLE_NAME',
      'ALLOWED_ORIGINS',
      'FORM_SECRET',
      ...(kind === 's3-dev' ? [] : ['ORIGIN_SECRET']),
      'METRICS_NAMESPACE',
    ])
    const byIssuer = ['OIDC_ISSUER', 'OIDC_AUDIENCE', ...(isProd(kind) ? [] : ['OIDC_FORMS_CLAIM'])]
    const owners = hasIam(kind) ? ['OWNER_IAM'] : byIssuer
    expect(Object.keys(named('Owner').Environment.Variables).slice(2)).toEqual(owners)
  })

  it('signs with parameters that nobody reads back, in turn, and hands them to the one function that signs', () => {
    const { Parameters = {}, Outputs = {}, Conditions = {} } = template
    for (const name of ['FormSecretA', 'FormSecretB', ...(kind === 's3-dev' ? [] : ['FormSecretOrigin'])])
      expect(Parameters[name]).toMatchObject({ NoEcho: true, Default: '' })
    expect(Parameters['FormSignedBy']).toMatchObject({ Default: 'none' })
    const secrets = named('Submit').Environment.Variables.FORM_SECRET
    expect(JSON.stringify(template.Resources).split('"FormSecretA"')).toHaveLength(
      JSON.stringify(secrets).split('"FormSecretA"').length,
    )
    for (const part of [Outputs, named('Owner')]) expect(JSON.stringify(part)).not.toContain('FormSecret')
    const given = (signs: string): Properties => {
      const resolved = (value: Properties): Properties => {
        if (value.Ref !== undefined) return value.Ref === 'AWS::NoValue' ? undefined : value.Ref.slice(-1)
        if (value['Fn::Join'] !== undefined)
          return value['Fn::Join'][1].map(resolved).join(value['Fn::Join'][0])
        const [name, then, otherwise] = value['Fn::If']
        const [parameter, wanted] = (Conditions[name] as Properties)['Fn::Equals']
        expect(parameter).toEqual({ Ref: 'FormSignedBy' })
        return resolved(wanted === signs ? then : otherwise)
      }
      return resolved(secrets)
    }
    expect(['A', 'B', 'none'].map(given)).toEqual(['A,B', 'B,A', undefined])
  })

  it('lets each function write its log, and nothing on everything', () => {
    for (const name of ['Submit', 'Owner'] as const) {
      const rest = allowed(template, name).filter(
        ({ Action }) => ![Action].flat().some((each) => /^dynamodb:/.test(each)),
      )
      expect(rest.map(({ Action }) => Action)).toEqual([['logs:CreateLogStream', 'logs:PutLogEvents']])
      expect(referredIn(rest[0]!.Resource)[0]).toContain(`${name}Log`)
      expect(
        allowed(template, name).filter(({ Resource }) => JSON.stringify(Resource).includes('*')),
      ).toEqual([])
    }
    for (const { properties } of ofType(template, 'IAM::Role'))
      expect(properties.ManagedPolicyArns).toBeUndefined()
  })

  it('serves each route by its function, throttled, and all others by the one that says there is none', () => {
    const wanted = routes.flatMap(({ path, methods, function: name }) =>
      [...methods, 'ANY'].map((method) => `${method} ${path} ${name}`),
    )
    const served = isRest(kind) ? restRoutes(kind) : httpRoutes(kind)
    const others = ['ANY / submit', 'ANY /{proxy+} submit']
    expect(served.map(({ text }) => text).sort()).toEqual([...wanted, ...others].sort())
    for (const { text, auth } of served)
      expect(auth).toBe(
        text.endsWith('owner') && !text.startsWith('ANY') && hasIam(kind) ? 'AWS_IAM' : 'NONE',
      )
    const stage = only(template, isRest(kind) ? 'ApiGateway::Stage' : 'ApiGatewayV2::Stage').properties
    expect(stage.StageName).toBe('api')
    const throttled = isRest(kind)
      ? stage.MethodSettings.slice(1).map((each: Record<string, unknown>) => each['ThrottlingRateLimit'])
      : Object.values(stage.RouteSettings).map(
          (each) => (each as Record<string, unknown>)['ThrottlingRateLimit'],
        )
    expect(throttled.length).toBeGreaterThanOrEqual(routes.flatMap(({ methods }) => methods).length)
    expect(throttled.every((rate: unknown) => rate === 50 || rate === 10)).toBe(true)
    for (const { properties } of ofType(template, 'Lambda::Permission'))
      expect(JSON.stringify(properties.SourceArn)).not.toContain('test-invoke')
  })

  it('logs each access as JSON, and nothing of a person', () => {
    const stage = only(template, isRest(kind) ? 'ApiGateway::Stage' : 'ApiGatewayV2::Stage').properties
    const { Format } = stage.AccessLogSetting ?? stage.AccessLogSettings
    expect(Object.keys(JSON.parse(Format as string) as object)).toContain('status')
    const [log] = ofType(template, 'Logs::LogGroup').filter(({ id }) => id.includes('AccessLog'))
    expect(JSON.stringify(log?.properties.LogGroupName)).toContain('"/aws/vendedlogs/')
    expect(Format).not.toMatch(
      /sourceIp|userAgent|\.path\b|queryString|identity|authorizer|caller|domainName/i,
    )
    // Each by itself: the settings of a method take nothing over from those of the stage.
    if (isRest(kind))
      for (const each of stage.MethodSettings)
        expect(each).toMatchObject({ LoggingLevel: 'ERROR', DataTraceEnabled: false })
  })

  it('hands bodies over as the bytes that were sent', () => {
    // An HTTP API does so by itself.
    if (isRest(kind))
      expect(only(template, 'ApiGateway::RestApi').properties.BinaryMediaTypes).toEqual(['*/*'])
  })

  it('lets pages read what the gateway itself answers', () => {
    const origins = {
      'http-dev': [],
      's3-dev': undefined,
      'http-prod': ['https://www.example.org', 'https://example.org'],
      'rest-dev': "'https://www.example.org'",
      'rest-prod': "'*'",
    }[kind]
    if (isRest(kind)) {
      const answers = ofType(template, 'ApiGateway::GatewayResponse').map(({ properties }) => properties)
      expect(answers.map(({ ResponseType }) => ResponseType as string)).toEqual([
        'DEFAULT_4XX',
        'DEFAULT_5XX',
      ])
      for (const { ResponseParameters } of answers)
        expect(ResponseParameters['gatewayresponse.header.access-control-allow-origin']).toBe(origins)
      return
    }
    const { CorsConfiguration } = only(template, 'ApiGatewayV2::Api').properties
    if (kind === 'http-dev') expect(CorsConfiguration).toBeUndefined()
    else
      expect(CorsConfiguration).toMatchObject({
        AllowMethods: cors.methods,
        AllowHeaders: cors.requestHeaders,
        ExposeHeaders: cors.exposedHeaders,
        MaxAge: cors.maxAge,
        ...(origins === undefined ? {} : { AllowOrigins: origins }),
      })
    expect(CorsConfiguration?.AllowCredentials).toBeUndefined()
  })

  it('watches errors, latency, throttles, concurrency and spend, and tells whom it shall tell', () => {
    const alarms = ofType(template, 'CloudWatch::Alarm')
    const names = alarmNames
    expect(
      alarms.map(({ id }) => names.find((name) => new RegExp(`Watch${name}[0-9A-F]{8}$`).test(id))),
    ).toEqual(names)
    expect(only(template, 'CloudWatch::Dashboard')).toBeDefined()
    const topics = ofType(template, 'SNS::Topic')
    expect(topics).toHaveLength(kind === 'http-prod' ? 1 : 0)
    for (const { properties } of alarms)
      expect(referredIn(properties.AlarmActions ?? [])).toEqual(topics.map(({ id }) => id))
    const policies = JSON.stringify(ofType(template, 'SNS::TopicPolicy').map(({ properties }) => properties))
    if (topics.length > 0)
      expect(policies).toMatch(/"Allow","Principal":\{"Service":"cloudwatch.amazonaws.com"\}/)
    const latency = alarms[2]!.properties
    expect(latency).toMatchObject({ ExtendedStatistic: 'p99', Threshold: 3000 })
    expect(alarms[6]!.properties.Threshold).toBe(kind === 'http-prod' ? 16 : 8)
  })

  it('names nothing that another stage could have named too, and depends on itself nowhere', () => {
    const own = /"(TableName|FunctionName|RoleName|BucketName|TopicName|AlarmName|DashboardName)":"/
    const others = ofType(template, 'IAM::Policy').map(({ id }) => id)
    for (const [id, { Properties, Type }] of Object.entries(template.Resources))
      if (!others.includes(id) && Type !== 'AWS::CloudWatch::Alarm')
        expect({ id, text: JSON.stringify(Properties) }).not.toMatchObject({
          text: expect.stringMatching(own) as unknown,
        })
    // What has to have a name has one that is made with the stack: one template serves for two stacks in a region.
    const named = /^(Name|LogGroupName|MetricNamespace)$/
    const fixed = (value: unknown): readonly unknown[] =>
      Object.entries(typeof value === 'object' ? (value ?? {}) : {}).flatMap(
        ([key, inner]: [string, unknown]) =>
          // It names a way to get back in, and no resource.
          named.test(key) && inner !== 'verified_email' ? [inner] : fixed(inner),
      )
    for (const { Type, Properties } of Object.values(template.Resources))
      if (Type !== 'AWS::CloudWatch::Alarm')
        for (const name of fixed(Properties))
          expect(JSON.stringify(name)).toMatch(/AWS::Stack(Id|Name)|"Ref":"Forms/)
    const done = new Set<string>()
    const visit = (id: string, path: readonly string[]): void => {
      expect(path).not.toContain(id)
      if (done.has(id)) return
      const next = referredIn({ ...template.Resources[id] }).filter((each) => each in template.Resources)
      for (const each of next) visit(each, [...path, id])
      done.add(id)
    }
    for (const id of Object.keys(template.Resources)) visit(id, [])
  })
})

type Served = { readonly text: string; readonly auth: string }[]

const functionOf = (id: string): string => (id.includes('Owner') ? 'owner' : 'submit')

const httpRoutes = (kind: Kind): Served => {
  const template = templateOf(kind)
  return ofType(template, 'ApiGatewayV2::Route').map(({ properties }) => {
    const [integration = ''] = referredIn(properties.Target)
    const [target = ''] = referredIn(template.Resources[integration]?.Properties?.['IntegrationUri'])
    return {
      text: `${properties.RouteKey} ${functionOf(target)}`,
      auth: properties.AuthorizationType as string,
    }
  })
}

const restRoutes = (kind: Kind): Served => {
  const template = templateOf(kind)
  const pathOf = (id: string): string => {
    const properties = template.Resources[id]?.Properties
    if (properties?.['PathPart'] === undefined) return ''
    return `${pathOf(referredIn(properties['ParentId'])[0] ?? '')}/${properties['PathPart'] as string}`
  }
  return ofType(template, 'ApiGateway::Method').map(({ properties }) => {
    const target = referredIn(properties.Integration).find((id) => id.includes('Function')) ?? ''
    const path = pathOf(referredIn(properties.ResourceId)[0] ?? '') || '/'
    return {
      text: `${properties.HttpMethod} ${path} ${functionOf(target)}`,
      auth: properties.AuthorizationType as string,
    }
  })
}

/** The check that each template above has passed, or it would not be there. */
const carelessApp = `
  import { Stack } from 'aws-cdk-lib'
  import { Bucket } from 'aws-cdk-lib/aws-s3'
  import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda'
  import { checkedApp } from './dist/infra/app/checked-app.js'
  const app = checkedApp({})
  const stack = new Stack(app, 'careless')
  new Bucket(stack, 'bucket')
  new Function(stack, 'function', { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('0') })
  app.synth()
`

describe('what reviewers are asked to accept', () => {
  it('is at most eight things, each with a reason: an app with another finding is not synthesised', () => {
    expect(Object.keys(acknowledged).length).toBeLessThanOrEqual(8)
    for (const { reason } of Object.values(acknowledged)) expect(reason.length).toBeGreaterThan(60)
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', carelessApp], {
      encoding: 'utf8',
    })
    expect(status).not.toBe(0)
    expect(stderr).toContain('AwsSolutions-S1')
    expect(stderr).toContain('Serverless-LambdaTracing')
  })

  it('is the very template that is deployed, in plain CloudFormation', () => {
    const plain = JSON.parse(readFileSync('dist/template.json', 'utf8')) as ReturnType<typeof templateOf>
    const code = ofType(plain, 'Lambda::Function').map(({ properties }) => properties.Code as string)
    const files = code.map((each) => readdirSync(`dist/${each}`).sort().join())
    expect(files.sort()).toEqual([
      'captcha-checks.cjs,humans.cjs,index.cjs,late.cjs',
      'index.mjs',
      'index.mjs',
    ])
    expect(code.sort()).toEqual(['functions/notify', 'functions/owner', 'functions/submit'])
    expect(JSON.stringify(plain)).not.toMatch(/cdk-hnb|aws:cdk|BootstrapVersion|Metadata"/)
    expect(Object.keys(plain.Outputs ?? {})).toEqual(
      expect.arrayContaining(['SiteUrl', 'ApiUrl', 'SiteBucket', 'TableName', 'MailDkim1']),
    )
  })
})
