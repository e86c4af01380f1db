import { readdirSync, readFileSync } from 'node:fs'

/** An example in a document: the document, the number of the example in it, and its text. */
export interface Documented {
  readonly name: string
  readonly text: string
}

/** What users read, decisions aside: those tell what was. */
export const documents = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.startsWith('adr'))
    .map((path) => `docs/${path}`),
].sort()

/** The blocks of code in a language, of every document. */
export const documented = (...languages: readonly string[]): readonly Documented[] =>
  documents.flatMap((document) =>
    [...readFileSync(document, 'utf8').matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
      .filter(([, language = '']) => languages.includes(language))
      .map(([, language, text = ''], at) => ({
        name: `${document.replace(/\.md$/, '').replaceAll('/', '-')}-${at + 1}.${language}`,
        text,
      })),
  )
