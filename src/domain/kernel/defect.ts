/**
 * Stops the program at the place of a mistake that its author must fix, such as a form that makes no sense.
 * The one `throw` of the domain: whatever a request can cause is an Either instead.
 */
export const defect = (message: string): never => {
  throw new Error(message)
}
