import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

const StreamEvent = t.type({ Records: t.array(t.unknown) })

const Numbered = t.type({ dynamodb: t.type({ SequenceNumber: t.string }) })

const Keyed = t.type({ dynamodb: t.type({ Keys: t.type({ pk: t.type({ S: t.string }) }) }) })

/** A record of the table's stream, as far as it says which submission it is about. */
export interface StreamRecord {
  readonly sequenceNumber: string
  /** Undefined where the record cannot be read. */
  readonly bell: { readonly form: string; readonly id: string } | undefined
}

/** The keys of submissions and of their deliveries. */
const key = /^[SN]#([a-z][a-z0-9-]{0,63})#([a-z2-7]{26})$/

const bellIn = (record: unknown): StreamRecord['bell'] => {
  const [, form, id] = (Keyed.is(record) ? key.exec(record.dynamodb.Keys.pk.S) : null) ?? []
  return form === undefined || id === undefined ? undefined : { form, id }
}

/** The records of an event of DynamoDB Streams; undefined where it is another event. */
export const streamRecords = (event: unknown): readonly StreamRecord[] | undefined => {
  const decoded = StreamEvent.decode(event)
  if (E.isLeft(decoded)) return undefined
  return decoded.right.Records.map((record) => ({
    sequenceNumber: Numbered.is(record) ? record.dynamodb.SequenceNumber : '',
    bell: bellIn(record),
  }))
}

/** What Lambda is answered: the first record that has to come again, and all behind it. */
export const batchReply = (failed: string | undefined) => ({
  batchItemFailures: failed === undefined ? [] : [{ itemIdentifier: failed }],
})
