/**
 * What DynamoDB publishes, as of November 2026. Amazon may change it; the simulation knows no more than this.
 *
 * - A partition takes 1,000 write units a second, of the table and of each index alike:
 *   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 * - A new on-demand table takes 4,000 write units a second at once, and then twice its previous peak; who doubles it
 *   within 30 minutes may be throttled:
 *   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 *   https://repost.aws/knowledge-center/on-demand-table-throttling-dynamodb
 * - A table takes 40,000 write units a second unless a higher quota is asked for (same pages).
 * - An index that cannot keep up throttles the writes of its table:
 *   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/gsi-throttling.html
 * - Partitions split under heat, between keys, and within a key by its sort key. Under a sort key that only rises, as
 *   time does, all that is new lands on one side of the split, which so gains nothing:
 *   https://aws.amazon.com/blogs/database/part-3-scaling-dynamodb-how-partitions-hot-keys-and-split-for-heat-impact-performance/
 * - On demand in us-east-1, a million write units cost $0.625 and a million read units $0.125:
 *   https://aws.amazon.com/dynamodb/pricing/on-demand/
 *
 * Left out: burst capacity (up to 300 s of what was not used), which Amazon does not promise. It would swallow short
 * peaks in all three designs alike.
 */
export const limits = {
  partitionWrites: 1_000,
  newTableWrites: 4_000,
  tableWrites: 40_000,
  /** Seconds after which a peak counts as the previous one. */
  peakAge: 1_800,
  writePrice: 0.625,
  readPrice: 0.125,
  /** Bytes of a write unit and of a read unit. */
  writeUnit: 1_024,
  readUnit: 4_096,
} as const
