/** What to do with a form's submissions. Every member may be left out. */
export interface FormOptions<Name extends string = string> {
  /** The heading of its page; by default the name, capitalised. */
  readonly title?: string
  /** Named in every stored submission and its receipt; change it when the meaning of the fields changes. */
  readonly version?: string
  /** The field that identifies a submission: a second one with the same value meets the first. */
  readonly naturalKey?: Name
  /** What a new submission does to an older one with the same natural key. By default it is refused. */
  readonly whenTaken?: 'refuse' | 'replace'
  /** Refuse a submission without an idempotency key. */
  readonly keyRequired?: boolean
  /** Erased by the store after this many days. By default never. */
  readonly retain?: { readonly days: number }
  /** Partitions of the time index, 1 to 1,024; more than one only for thousands of writes a second. Only ever grows. */
  readonly shards?: number
}
