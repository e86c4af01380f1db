import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { callErrorOf } from './call-error.js'
import { NotSent } from './not-sent.js'
import { watched } from './watched.js'

/** The parts of a reply that the repository reads, in plain values. */
export interface Reply {
  readonly ConsumedCapacity?: unknown
  readonly Item?: Record<string, unknown> | undefined
  readonly Attributes?: Record<string, unknown> | undefined
  readonly Items?: Record<string, unknown>[] | undefined
  readonly LastEvaluatedKey?: Record<string, unknown> | undefined
  readonly Count?: number | undefined
  /** Keyed by table. */
  readonly Responses?: Record<string, Record<string, unknown>[]> | undefined
  /** Keyed by table. */
  readonly UnprocessedKeys?: BatchGetCommandInput['RequestItems']
}

/** Sends one call, in plain values, once; the signal aborts it. */
export interface Send {
  (operation: 'PutItem', input: PutCommandInput, abortSignal: AbortSignal): Promise<Reply>
  (operation: 'GetItem', input: GetCommandInput, abortSignal: AbortSignal): Promise<Reply>
  (operation: 'BatchGetItem', input: BatchGetCommandInput, abortSignal: AbortSignal): Promise<Reply>
  (operation: 'UpdateItem', input: UpdateCommandInput, abortSignal: AbortSignal): Promise<Reply>
  (operation: 'Query', input: QueryCommandInput, abortSignal: AbortSignal): Promise<Reply>
}

const commands = {
  PutItem: PutCommand,
  GetItem: GetCommand,
  BatchGetItem: BatchGetCommand,
  Query: QueryCommand,
  UpdateItem: UpdateCommand,
}

/** Resolves the SDK's requirements before sending, so that if one is missing, nothing is known to have been sent. */
const prepare = async ({ config }: DynamoDBDocumentClient): Promise<void> => {
  try {
    await config.region()
    await config.credentials()
  } catch (cause) {
    throw new NotSent('unprepared', cause)
  }
}

/** Minimum change of the SDK's clock offset, in milliseconds, that justifies a second try. */
const leastSkew = 60_000

/** Sends calls by the SDK's document client, and once more after a refusal that corrected its clock. */
export const sendBy =
  (client: DynamoDBDocumentClient): Send =>
  async (operation, input, abortSignal) => {
    await prepare(client)
    const command = new commands[operation](input as never) as PutCommand
    const once = (): Promise<Reply> => watched(() => client.send(command, { abortSignal }))
    const before = client.config.systemClockOffset
    try {
      return await once()
    } catch (cause) {
      const isCorrected = Math.abs(client.config.systemClockOffset - before) >= leastSkew
      if (!isCorrected || callErrorOf(cause)._tag !== 'Broken') throw cause
      return once()
    }
  }
