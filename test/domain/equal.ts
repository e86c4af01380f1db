/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- only functions of a T show every modifier */
/** `true` where two types are the same one: neither wider, nor with other modifiers. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** Flattens an intersection, so that types are compared by their members. */
export type Members<A> = { [K in keyof A]: A[K] }
