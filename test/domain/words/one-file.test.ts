import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'

/** What German sentences have and English ones have not. */
const german = /„|\b(?:Bitte|Sie|Ihre?|nicht|wird|wurde|und|ist)\b/

it('says everything in German in one file', () => {
  const files = ['src', 'web', 'infra', 'tools']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => file.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(400)
  expect(files.filter((file) => german.test(readFileSync(file, 'utf8')))).toEqual(['src/domain/words/de.ts'])
})
