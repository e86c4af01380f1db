/** One validator: microseconds for a valid submission, and for one with three invalid fields. */
import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'

const { complaints } = createRequire(import.meta.url)(process.env.BENCH_BUNDLE)

const right = (n) => ({
  name: `Ada Lovelace ${n % 97}`,
  email: `ada${n % 97}@example.org`,
  topic: 'support',
  message: 'Good day,\nI should like to know whether the engine can compute this by itself.',
  age: n % 90,
  day: '2026-11-22',
  site: 'https://example.org/engine',
  news: n % 2 === 0,
})
const wrong = (n) => ({ ...right(n), name: '', email: 'ada at example', age: 1.5 })

if (complaints(right(1)) !== undefined) throw new Error('a valid submission is refused')
if (complaints(wrong(1)).length < 3) throw new Error('an invalid submission has too few complaints')

const speed = (inputs) => {
  let found = 0
  const round = () => {
    for (const input of inputs) if (complaints(input) !== undefined) found += 1
  }
  for (let n = 0; n < 100; n += 1) round()
  const began = process.cpuUsage()
  for (let n = 0; n < 200; n += 1) round()
  const { user } = process.cpuUsage(began)
  if (found !== 0 && found !== 300 * inputs.length) throw new Error('repeated checks gave different results')
  return user / 200 / inputs.length
}

const thousand = Array.from({ length: 1000 }, (_, n) => n)
writeSync(3, JSON.stringify({ valid: speed(thousand.map(right)), invalid: speed(thousand.map(wrong)) }))
