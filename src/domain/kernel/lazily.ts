/** A value that is made when it is first asked for: whoever does not use a table or a pattern does not wait for it. */
export const lazily = <A>(make: () => A): (() => A) => {
  let made: { readonly value: A } | undefined
  return () => (made ??= { value: make() }).value
}
