import { expect, it } from '@jest/globals'
import type { Failure } from '../../../src/domain/failure/failure.js'
import { failures } from '../../../src/domain/failure/table.js'
import { failureWords } from '../../../src/domain/words/failure.js'

it.each(Object.keys(failures) as Failure['_tag'][])('says a failure in each language: %s', (tag) => {
  const english = failureWords(tag, 'en')
  const german = failureWords(tag, 'de')
  expect(english.message).toMatch(/^[A-Z].*\.$/)
  expect(german.message).toMatch(/^[A-ZÄÖÜ].*\.$/)
  expect(german.message).not.toBe(english.message)
  expect(german.title).not.toBe(english.title)
})
