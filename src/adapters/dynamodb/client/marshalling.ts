/**
 * Options of the marshaller. By default it takes an object with a member `constructor` for an instance of a class, and
 * refuses it; here only JSON values reach it.
 */
export const marshalling = { removeUndefinedValues: true, convertClassInstanceToMap: true } as const
