import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'

/** What decides whether a condition is met, without the comments and types around it. */
const decisionIn = (file: string): string => {
  const text = readFileSync(file, 'utf8')
  return text.slice(text.indexOf('const number ='), text.indexOf('return isGiven(answer) && by.includes'))
}

it('decides in the page as the function does', () => {
  const decision = decisionIn('web/page/client/fields/condition.ts')
  expect(decision.length).toBeGreaterThan(1000)
  expect(decision).toBe(decisionIn('src/domain/field/conditions/condition.ts'))
})
