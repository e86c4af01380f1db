/**
 * Stops the program at a mistake that its author must fix, such as an inconsistent form definition. The only `throw` of
 * the domain: anything that a request can cause is an Either.
 *
 * @throws always
 */
export const defect = (message: string): never => {
  throw new Error(message)
}
