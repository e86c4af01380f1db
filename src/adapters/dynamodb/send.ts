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
} from '@aws-sdk/lib-dynamodb'

/** What the repository looks at in a reply, in plain values. */
export interface Reply {
  readonly ConsumedCapacity?: unknown
  readonly Item?: Record<string, unknown> | undefined
  readonly Items?: Record<string, unknown>[] | undefined
  readonly LastEvaluatedKey?: Record<string, unknown> | undefined
  readonly Count?: number | undefined
  /** By table. */
  readonly Responses?: Record<string, Record<string, unknown>[]> | undefined
  /** By table. */
  readonly UnprocessedKeys?: BatchGetCommandInput['RequestItems']
}

/** One call, in plain values: sent once, and given up when the signal says so. */
export interface Send {
  (operation: 'PutItem', input: PutCommandInput, abortSignal: AbortSignal): Promise<Reply>
  (operation: 'GetItem', input: GetCommandInput, abortSignal: AbortSignal): Promise<Reply>
  (operation: 'BatchGetItem', input: BatchGetCommandInput, abortSignal: AbortSignal): Promise<Reply>
  (operation: 'Query', input: QueryCommandInput, abortSignal: AbortSignal): Promise<Reply>
}

const commands = {
  PutItem: PutCommand,
  GetItem: GetCommand,
  BatchGetItem: BatchGetCommand,
  Query: QueryCommand,
}

/** Calls by the document client of the SDK. */
export const sendBy =
  (client: DynamoDBDocumentClient): Send =>
  (operation, input, abortSignal) =>
    client.send(new commands[operation](input as never) as PutCommand, { abortSignal })
