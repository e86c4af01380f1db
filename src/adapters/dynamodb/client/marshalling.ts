/**
 * Options of the marshaller. It takes a map with a member `constructor` for an instance of a class and refuses it
 * unless told otherwise; only JSON values reach it.
 */
export const marshalling = { removeUndefinedValues: true, convertClassInstanceToMap: true } as const
