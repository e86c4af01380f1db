import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { englishPage } from '../../../src/domain/words/en.js'
import { english } from '../../../web/page/client/english.js'
import { outboxEnglish } from '../../../web/page/client/outbox/english.js'

/** What German sentences have and English ones have not. */
const german = /„|\b(?:Bitte|Sie|Ihre?|nicht|wird|wurde|und|ist)\b/

it('says everything in German in one file for forms, and in one for the owner’s pages', () => {
  const files = ['src', 'web', 'infra', 'tools']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => file.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(400)
  expect(files.filter((file) => german.test(readFileSync(file, 'utf8')))).toEqual([
    'src/domain/words/de.ts',
    'web/owner/words/de.ts',
  ])
})

it('says what the page says by itself in the English of the catalogue', () => {
  expect({ ...english, ...outboxEnglish }).toEqual(englishPage)
})
