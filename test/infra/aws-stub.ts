import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What an account has: stacks with their outputs, and what was put into its buckets. */
export interface AwsStub {
  readonly endpoint: string
  readonly stacks: Map<string, Readonly<Record<string, string>>>
  /** What stacks that are not CREATE_COMPLETE are, by name. */
  readonly statuses: Map<string, string>
  /** Why the last change of a stack failed, by name. */
  readonly reasons: Map<string, string>
  /** Calls by name: `PutObject /bucket/key`. */
  readonly calls: string[]
  readonly headers: Map<string, string>
  readonly stop: () => Promise<void>
}

const stackXml = (name: string, status: string, outputs: Readonly<Record<string, string>>): string => {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  )
  return `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><StackStatus>${status}</StackStatus><CreationTime>2026-11-22T00:00:00Z</CreationTime><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`
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
  const [calls, headers, objects] = [[] as string[], new Map<string, string>(), new Set<string>()]
  const query = (form: URLSearchParams): [number, string] => {
    const [action, name] = [form.get('Action') ?? '', form.get('StackName') ?? '']
    calls.push(`${action} ${name}`.trim())
    if (action === 'GetCallerIdentity') return [200, identity]
    if (action === 'DeleteStack') stacks.delete(name)
    const reason = reasons.get(name)
    if (action === 'DescribeStackEvents' && reason !== undefined) return [200, eventsXml(reason)]
    const outputs = stacks.get(name)
    if (action !== 'DescribeStacks') return [200, `<${action}Response/>`]
    return outputs === undefined
      ? [400, noStack(name)]
      : [200, stackXml(name, statuses.get(name) ?? 'CREATE_COMPLETE', outputs)]
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
