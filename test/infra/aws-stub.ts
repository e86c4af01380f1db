import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

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

const noStack = (name: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`

const identity =
  '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'

/** As much of STS, CloudFormation and S3 as a deployment asks for. */
export const awsStub = async (): Promise<AwsStub> => {
  const stacks: AwsStub['stacks'] = new Map()
  const [statuses, reasons] = [new Map<string, string>(), new Map<string, string>()]
  const parameters: AwsStub['parameters'] = new Map()
  const [calls, headers, objects] = [[] as string[], new Map<string, string>(), new Set<string>()]
  const changes: Readonly<Record<string, (name: string, form: URLSearchParams) => void>> = {
    DeleteStack: (name) => void stacks.delete(name),
    UpdateStack: (name, form) => {
      parameters.set(name, parametersIn(form))
      statuses.set(name, 'UPDATE_COMPLETE')
    },
  }
  const described = (name: string): [number, string] => {
    const outputs = stacks.get(name)
    if (outputs === undefined) return [400, noStack(name)]
    const status = statuses.get(name) ?? 'CREATE_COMPLETE'
    return [200, stackXml({ name, status, outputs, parameters: parameters.get(name) ?? freshParameters })]
  }
  const query = (form: URLSearchParams): [number, string] => {
    const [action, name] = [form.get('Action') ?? '', form.get('StackName') ?? '']
    calls.push(`${action} ${name}`.trim())
    if (action === 'GetCallerIdentity') return [200, identity]
    changes[action]?.(name, form)
    const reason = reasons.get(name)
    if (action === 'DescribeStackEvents' && reason !== undefined) return [200, eventsXml(reason)]
    return action === 'DescribeStacks' ? described(name) : [200, `<${action}Response/>`]
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://stub')
      const [, , ...key] = url.pathname.split('/')
      const answer = (status: number, body: string): void => {
        response.writeHead(status, { 'content-type': 'text/xml' }).end(body)
      }
      if (url.pathname === '/') answer(...query(new URLSearchParams(Buffer.concat(chunks).toString())))
      else if (request.method === 'PUT') {
        calls.push(`PutObject ${url.pathname}`)
        objects.add(key.join('/'))
        headers.set(key.join('/'), request.headers['cache-control'] ?? '')
        answer(200, '')
      } else if (url.pathname.startsWith('/no-bucket')) {
        answer(404, '<Error><Code>NoSuchBucket</Code><Message>no such bucket</Message></Error>')
      } else if (request.method === 'GET') {
        const contents = [...objects].map((each) => `<Contents><Key>${each}</Key></Contents>`)
        answer(
          200,
          `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`,
        )
      } else {
        calls.push(`DeleteObjects ${url.pathname}`)
        answer(200, '<DeleteResult/>')
      }
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
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
