import { expect, it } from '@jest/globals'
import { type Checks, lateHumans } from '../../../src/handlers/wiring/late-humans.js'

const proved: Checks = { check: () => () => Promise.resolve('proved') }

it('loads the check of captchas at its first proof, once, and again after it could not be loaded', async () => {
  let loads = 0
  const { check } = lateHumans(undefined, () => {
    loads += 1
    return loads === 1 ? Promise.reject(new Error('cannot be read')) : Promise.resolve(proved)
  })
  const asked = check({ human: 'turnstile', form: 'note', key: undefined, proof: 'token', now: 0 }, 1_000)
  expect(loads).toBe(0)
  await expect(asked()).rejects.toThrow('cannot be read')
  expect([await asked(), await asked(), loads]).toEqual(['proved', 'proved', 2])
})
