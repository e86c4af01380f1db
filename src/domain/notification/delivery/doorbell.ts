/** The stream records that start the notifying function: the filter of the event source mapping, as Lambda reads it. */
export const doorbell = { dynamodb: { NewImage: { notify: { N: ['1'] } } } } as const

type Pattern = { readonly [name: string]: Pattern | readonly string[] }

/** Whether a record passes a filter of exact values, by Lambda's rules. */
export const passes = (record: unknown, pattern: Pattern = doorbell): boolean =>
  Object.entries(pattern).every(([name, wanted]) => {
    const value =
      typeof record === 'object' && record !== null
        ? (record as Readonly<Record<string, unknown>>)[name]
        : undefined
    return Array.isArray(wanted) ? wanted.includes(value) : passes(value, wanted as Pattern)
  })
