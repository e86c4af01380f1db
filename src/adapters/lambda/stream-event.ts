import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

const StreamEvent = t.type({ Records: t.array(t.unknown) })

const Numbered = t.type({ dynamodb: t.type({ SequenceNumber: t.string }) })

const Keyed = t.type({ dynamodb: t.type({ Keys: t.type({ pk: t.type({ S: t.string }) }) }) })

/** A record of the table's stream, reduced to its submission. */
export interface StreamRecord {
  readonly sequenceNumber: string
  /** Undefined if the record is unreadable. */
  readonly bell: { readonly form: string; readonly id: string } | undefined
}

/** Pattern of the keys of submissions and of their deliveries. */
const key = /^[SN]#([a-z][a-z0-9-]{0,63})#([a-z2-7]{26})$/

const bellIn = (record: unknown): StreamRecord['bell'] => {
  const [, form, id] = (Keyed.is(record) ? key.exec(record.dynamodb.Keys.pk.S) : null) ?? []
  return form === undefined || id === undefined ? undefined : { form, id }
}

/** Decodes the records of an event of DynamoDB Streams; undefined for another event. */
export const streamRecords = (event: unknown): readonly StreamRecord[] | undefined => {
  const decoded = StreamEvent.decode(event)
  if (E.isLeft(decoded)) return undefined
  return decoded.right.Records.map((record) => ({
    sequenceNumber: Numbered.is(record) ? record.dynamodb.SequenceNumber : '',
    bell: bellIn(record),
  }))
}

/** Reply to Lambda: the first record to deliver again, which includes all later ones. */
export const batchReply = (failed: string | undefined) => ({
  batchItemFailures: failed === undefined ? [] : [{ itemIdentifier: failed }],
})
