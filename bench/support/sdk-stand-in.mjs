/** Takes the place of the SDK: every call succeeds at once. What is left is DynamoSync itself. */
class Command {
  constructor(input) {
    this.input = input
  }
}
export class PutCommand extends Command {}
export class GetCommand extends Command {}
export class QueryCommand extends Command {}
export class DynamoDBClient {}
export class ConditionalCheckFailedException extends Error {}
export const unmarshall = (item) => item

const reply = Promise.resolve({ ConsumedCapacity: {} })
export const DynamoDBDocumentClient = { from: () => ({ send: () => reply }) }

// What creates the table is in the same file as its names, and is never called.
export class CreateTableCommand extends Command {}
export class DescribeTableCommand extends Command {}
export class UpdateTimeToLiveCommand extends Command {}
export class DescribeTimeToLiveCommand extends Command {}
export class ResourceInUseException extends Error {}
export class ResourceNotFoundException extends Error {}
