import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CognitoDouble, cognitoDouble } from './cognito-double.js'
import type { TableDouble } from './table-double.js'

/** What an account has: stacks with their outputs, and what was put into its buckets. */
export interface AwsStub {
  readonly endpoint: string
  readonly stacks: Map<string, Readonly<Record<string, string>>>
  /** What stacks that are not CREATE_COMPLETE are, by name. */
  readonly statuses: Map<string, string>
  /** The parameters of stacks that have others than a fresh one, by name. */
  readonly parameters: Map<string, Readonly<Record<string, string>>>
  /** Why the last change of a stack failed, by name. */
  readonly reasons: Map<string, string>
  /** Calls by name: `PutObject /bucket/key`. */
  readonly calls: string[]
  readonly headers: Map<string, string>
  /** The keys of files in buckets. */
  readonly objects: Set<string>
  readonly cognito: CognitoDouble
  /** Rights that whoever calls has not, such as `cloudformation:UpdateStack`. */
  readonly denied: Set<string>
  /** Names of the CDK's roles that may be assumed, such as `cdk-hnb659fds-deploy-role`. */
  readonly roles: Set<string>
  /** Who made the calls to CloudFormation and S3: `own`, or the role. */
  readonly callers: Map<string, string>
  /** The roles that CloudFormation was told to act as, or `none`, by the call. */
  readonly executors: Map<string, string>
  /** Stacks that do not go when they are deleted. */
  readonly kept: Set<string>
  /** Deletion policies of the tables of deployed stacks that have another one than `Retain`. */
  readonly policies: Map<string, string>
  /** Stacks by the table that they have, as far as it is not in their outputs. */
  readonly owners: Map<string, string>
  /** Keys of files whose upload breaks off, and how often. */
  readonly breaks: Map<string, number>
  /** An account with nothing in it, and nothing denied. */
  readonly reset: () => void
  readonly stop: () => Promise<void>
}

/** What a stack of ours has before its secret is set. What is NoEcho is never told. */
const freshParameters = {
  BootstrapVersion: '/cdk-bootstrap/hnb659fds/version',
  FormSecretA: '****',
  FormSecretB: '****',
  FormSecretOrigin: '****',
  FormSignedBy: 'none',
}

/** The parameters of an update as they were sent; `previous` where they are to stay. */
const parametersIn = (form: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...form.keys()].flatMap((key) => {
      const [, at] = /^Parameters\.member\.(\d+)\.ParameterKey$/.exec(key) ?? []
      const value = form.get(`Parameters.member.${at ?? ''}.ParameterValue`) ?? 'previous'
      return at === undefined ? [] : [[form.get(key) ?? '', value]]
    }),
  )

interface Described {
  readonly name: string
  readonly status: string
  readonly outputs: Readonly<Record<string, string>>
  readonly parameters: Readonly<Record<string, string>>
}

const stackXml = ({ name, status, outputs, parameters }: Described): string => {
  const given = Object.entries(parameters).map(
    ([key, value]) =>
      `<member><ParameterKey>${key}</ParameterKey><ParameterValue>${value}</ParameterValue></member>`,
  )
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  )
  return `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><StackStatus>${status}</StackStatus><CreationTime>2026-11-22T00:00:00Z</CreationTime><Parameters>${given.join('')}</Parameters><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`
}

const eventsXml = (reason: string): string =>
  `<DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents>${[
    ['Other', 'Resource creation cancelled'],
    ['Site', reason],
  ]
    .map(
      ([id, why]) =>
        `<member><LogicalResourceId>${id}</LogicalResourceId><ResourceStatus>CREATE_FAILED</ResourceStatus><ResourceStatusReason>${why}</ResourceStatusReason></member>`,
    )
    .join('')}</StackEvents></DescribeStackEventsResult></DescribeStackEventsResponse>`

const notAllowed = (right: string): string =>
  `User: arn:aws:sts::111122223333:assumed-role/ci/me is not authorized to perform: ${right} because no identity-based policy allows it`

const deniedXml = (right: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${notAllowed(right)}</Message></Error></ErrorResponse>`

const deniedByS3 = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'

/** What a request to S3 needs, by its method. */
const rights: Readonly<Record<string, string>> = {
  PUT: 's3:PutObject',
  GET: 's3:ListBucket',
  POST: 's3:DeleteObject',
}

const listXml = (objects: ReadonlySet<string>): string => {
  const contents = [...objects].map((each) => `<Contents><Key>${each}</Key></Contents>`)
  return `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`
}

type Answer = readonly [status: number, body: string]

const noStack = (name: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`

/** What AWS answers to expired credentials, in the words of each protocol. */
const expiredXml =
  '<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error></ErrorResponse>'

/** Credentials of a role, which say so by their key. */
const assumedXml = (role: string): string =>
  `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${role}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`

/** Whose key signed a request: `own`, or the role. */
const callerOf = ({ headers }: IncomingMessage): string => {
  const [, key = ''] = /Credential=([^/]+)\//.exec(headers.authorization ?? '') ?? []
  return key === 'key' ? 'own' : key
}

const identity =
  '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'

/** As much of STS, CloudFormation, S3 and Cognito as a deployment asks for, and of DynamoDB where `tables` are given. */
export const awsStub = async (tables?: TableDouble): Promise<AwsStub> => {
  const stacks: AwsStub['stacks'] = new Map()
  const [statuses, reasons] = [new Map<string, string>(), new Map<string, string>()]
  const parameters: AwsStub['parameters'] = new Map()
  const [calls, headers, objects] = [[] as string[], new Map<string, string>(), new Set<string>()]
  const cognito = cognitoDouble()
  const [denied, roles] = [new Set<string>(), new Set<string>()]
  const [callers, executors, breaks] = [
    new Map<string, string>(),
    new Map<string, string>(),
    new Map<string, number>(),
  ]
  const [kept, owners, policies] = [new Set<string>(), new Map<string, string>(), new Map<string, string>()]
  const changes: Readonly<Record<string, (name: string, form: URLSearchParams) => void>> = {
    DeleteStack: (name) => {
      if (kept.has(name)) statuses.set(name, 'DELETE_FAILED')
      else stacks.delete(name)
    },
    /** What somebody else does meanwhile. */
    SetStatus: (name, form) => void statuses.set(name, form.get('Status') ?? ''),
    UpdateStack: (name, form) => {
      parameters.set(name, parametersIn(form))
      statuses.set(name, 'UPDATE_COMPLETE')
    },
  }
  const described = (name: string): Answer => {
    const outputs = stacks.get(name)
    if (outputs === undefined) return [400, noStack(name)]
    const status = statuses.get(name) ?? 'CREATE_COMPLETE'
    return [200, stackXml({ name, status, outputs, parameters: parameters.get(name) ?? freshParameters })]
  }
  const isDenied = (right: string, caller: string): boolean => denied.has(right) || denied.has(caller)
  const told = (action: string, caller: string, executor: string): void => {
    callers.set(`cloudformation:${action}`, caller)
    executors.set(action, executor)
  }
  /** The security token service: whose the credentials are, and those of a role. */
  const tokens = (action: string, form: URLSearchParams): Answer => {
    if (denied.has('expired')) return [403, expiredXml]
    if (action === 'GetCallerIdentity') return [200, identity]
    const [, role = ''] =
      /:role\/(cdk-\w+-[a-z-]+-role)-111122223333-eu-central-1$/.exec(form.get('RoleArn') ?? '') ?? []
    return roles.has(role) ? [200, assumedXml(role)] : [403, deniedXml('sts:AssumeRole')]
  }
  const ownerOf = (table: string): Answer => {
    const owner = owners.get(table) ?? [...stacks].find(([, { TableName }]) => TableName === table)?.[0]
    return owner === undefined
      ? [400, noStack(table)]
      : [
          200,
          `<DescribeStackResourcesResponse><DescribeStackResourcesResult><StackResources><member><StackName>${owner}</StackName></member></StackResources></DescribeStackResourcesResult></DescribeStackResourcesResponse>`,
        ]
  }
  const asked: Readonly<Record<string, (form: URLSearchParams) => Answer>> = {
    DescribeStacks: (form) => described(form.get('StackName') ?? ''),
    DescribeStackEvents: (form) => {
      const reason = reasons.get(form.get('StackName') ?? '')
      return [200, reason === undefined ? '<DescribeStackEventsResponse/>' : eventsXml(reason)]
    },
    GetTemplate: (form) => {
      const DeletionPolicy = policies.get(form.get('StackName') ?? '') ?? 'RetainExceptOnCreate'
      const template = JSON.stringify({ Resources: { T: { Type: 'AWS::DynamoDB::Table', DeletionPolicy } } })
      return [
        200,
        `<GetTemplateResponse><GetTemplateResult><TemplateBody>${template.replaceAll('"', '&quot;')}</TemplateBody></GetTemplateResult></GetTemplateResponse>`,
      ]
    },
    DescribeStackResources: (form) => ownerOf(form.get('PhysicalResourceId') ?? ''),
  }
  const query = (form: URLSearchParams, caller: string): Answer => {
    const [action, name] = [form.get('Action') ?? '', form.get('StackName') ?? '']
    calls.push(`${action} ${name}`.trim())
    if (form.get('Version') === '2011-06-15') return tokens(action, form)
    told(action, caller, form.get('RoleARN') ?? 'none')
    if (isDenied(`cloudformation:${action}`, caller)) return [403, deniedXml(`cloudformation:${action}`)]
    changes[action]?.(name, form)
    return asked[action]?.(form) ?? [200, `<${action}Response/>`]
  }
  const service = async (target: string, text: string): Promise<Answer> => {
    const [product = '', action = ''] = target.split('.')
    const body = JSON.parse(text) as Readonly<Record<string, unknown>>
    const isTable = product.startsWith('DynamoDB')
    const right = `${isTable ? 'dynamodb' : 'cognito-idp'}:${action}`
    calls.push(action)
    if (denied.has(right))
      return [400, JSON.stringify({ __type: 'AccessDeniedException', Message: notAllowed(right) })]
    const answer = isTable ? await tables?.answer({ action, body }) : cognito.answer(action, body)
    const [status, fields] = answer ?? [500, {}]
    return [status, JSON.stringify(fields)]
  }
  const bucket = (request: IncomingMessage, path: string): Answer => {
    const { method = '', headers: sent } = request
    const key = path.split('/').slice(2).join('/')
    const [right, caller] = [rights[method] ?? '', callerOf(request)]
    callers.set(right, caller)
    if (isDenied(right, caller)) return [403, deniedByS3]
    if (method === 'PUT') {
      calls.push(`PutObject ${path}`)
      objects.add(key)
      headers.set(key, sent['cache-control'] ?? '')
      return [200, '']
    }
    if (path.startsWith('/no-bucket'))
      return [404, '<Error><Code>NoSuchBucket</Code><Message>no such bucket</Message></Error>']
    if (method === 'GET') return [200, listXml(objects)]
    calls.push(`DeleteObjects ${path}`)
    return [200, '<DeleteResult/>']
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { pathname } = new URL(request.url ?? '/', 'http://stub')
      const body = Buffer.concat(chunks).toString()
      const { 'x-amz-target': target } = request.headers
      const answer = async (): Promise<Answer> => {
        if (target !== undefined) return service(String(target), body)
        return pathname === '/'
          ? query(new URLSearchParams(body), callerOf(request))
          : bucket(request, pathname)
      }
      const left = request.method === 'PUT' ? (breaks.get(pathname) ?? 0) : 0
      if (left > 0) {
        breaks.set(pathname, left - 1)
        request.socket.destroy()
        return
      }
      void answer().then(([status, text]) => {
        const type = target === undefined ? 'text/xml' : 'application/x-amz-json-1.1'
        response.writeHead(status, { 'content-type': type }).end(text)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stacks,
    statuses,
    parameters,
    reasons,
    calls,
    headers,
    objects,
    cognito,
    denied,
    roles,
    callers,
    executors,
    kept,
    policies,
    owners,
    breaks,
    reset: () => {
      for (const each of [stacks, statuses, parameters, reasons, headers, objects]) each.clear()
      for (const each of [denied, roles, callers, executors, kept, owners, policies, breaks]) each.clear()
      for (const each of [cognito.users, cognito.groups]) each.clear()
      calls.length = 0
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
