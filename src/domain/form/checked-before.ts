/**
 * Replaces the rules for definitions (`definition-rules.ts`, `field/description-rules.ts`, `field/known-options.ts`)
 * in bundles whose forms have been checked already: in browsers, by the field `browser` of package.json, as the server
 * has checked the forms; and in the functions, as the build has checked them.
 */
export const checkForm = (): void => undefined

export const checkDescription = (): void => undefined

export const checkText = (): void => undefined

export const fieldOptions = <O>(_kind: string, options: O): O => options
