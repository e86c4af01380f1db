import type { Translation } from './catalogue.js'

export * from './ar.js'
export * from './es.js'
export * from './fr.js'

/**
 * Adds a language to a page that bundles the package for itself (`translations-in-browsers.ts`). Everywhere else, the
 * language is already available.
 */
export const addTranslation: (lang: string, translation: Translation) => void = () => undefined
