/** A value computed on first use, so that an unused table or pattern costs nothing at load. */
export const lazily = <A>(make: () => A): (() => A) => {
  let made: { readonly value: A } | undefined
  return () => (made ??= { value: make() }).value
}
