/**
 * A map with a member `constructor` looks to the marshaller like an instance of a class, which it refuses unless told to
 * take it for a map. What reaches it holds JSON's values only.
 */
export const marshalling = { removeUndefinedValues: true, convertClassInstanceToMap: true } as const
