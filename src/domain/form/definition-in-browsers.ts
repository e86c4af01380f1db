/**
 * Takes the place of the rules for definitions (`definition-rules.ts`, `field/description-rules.ts`, `field/known-options.ts`) in a bundle for browsers,
 * by the field `browser` of package.json. A page's form is one that a server takes submissions for, which has refused a
 * definition that breaks a rule before anybody saw the page.
 */
export const checkForm = (): void => undefined

export const checkDescription = (): void => undefined

export const checkText = (): void => undefined

export const fieldOptions = <O>(_kind: string, options: O): O => options
