import { partitionOf, positionOf } from '../../../domain/reading/list.js'
import type { Submission, Tombstone } from '../../../domain/submission/submission.js'

/** Version of the item's layout, for future programs. */
export const layout = 1

/** Partition key: one item each, so that no partition is hotter than another. */
export const keyOf = (form: string, id: string): { readonly pk: string } => ({ pk: `S#${form}#${id}` })

/** Encodes a submission for the table. The marshaller leaves out undefined members. */
export const itemOf = (submission: Submission, shards: number): Record<string, unknown> => {
  const { form, id } = submission
  const shard = partitionOf(submission, shards)
  const index = shard === undefined ? {} : { shard, sort: positionOf(submission) }
  // The position holds `since`.
  return { ...submission, ...keyOf(form, id), v: layout, since: undefined, ...index }
}

/** Encodes a tombstone for the table, without index keys, so that no list shows it. */
export const tombstoneItemOf = (tombstone: Tombstone): Record<string, unknown> => ({
  ...keyOf(tombstone.form, tombstone.id),
  v: layout,
  ...tombstone,
})
