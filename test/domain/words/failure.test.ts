import { expect, it } from '@jest/globals'
import type { Failure } from '../../../src/domain/failure/failure.js'
import { langs } from '../../../src/domain/kernel/lang.js'
import { failures } from '../../../src/domain/failure/table.js'
import { failureWords } from '../../../src/domain/words/failure.js'

it.each(Object.keys(failures) as Failure['_tag'][])('says a failure in each language: %s', (tag) => {
  const all = langs.map((lang) => failureWords(tag, lang))
  for (const { message } of all) expect(message).toMatch(/^[\p{Lu}\p{Script=Arabic}].*\.$/u)
  expect(new Set(all.map(({ message }) => message)).size).toBe(langs.length)
  expect(new Set(all.map(({ title }) => title)).size).toBe(langs.length)
})
