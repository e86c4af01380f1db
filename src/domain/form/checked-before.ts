/**
 * Takes the place of the rules for definitions (`definition-rules.ts`, `field/description-rules.ts`,
 * `field/known-options.ts`) in a bundle whose forms were checked before: for browsers, by the field `browser` of
 * package.json, as a server that takes a form's submissions has refused a wrong one; and in the functions, as the build
 * has.
 */
export const checkForm = (): void => undefined

export const checkDescription = (): void => undefined

export const checkText = (): void => undefined

export const fieldOptions = <O>(_kind: string, options: O): O => options
