import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { measured } from './process.ts'
import { built } from './rows.ts'
import { type Spread, spreadOf } from './statistics.ts'

/** Microseconds to check one submission of eight fields, by validator. */
export type Speeds = Readonly<Record<string, { readonly valid: Spread; readonly invalid: Spread }>>

const bench = join(import.meta.dirname, '..')

/** Every validator on the same submissions, in turns, each in a separate process. */
export const validation = async (rounds: number): Promise<Speeds> => {
  const names = await readdir(join(bench, 'validators'))
  const bundles = await Promise.all(names.map((name) => built(join(bench, 'validators', name))))
  const times = names.map((name) => ({ name, valid: [] as number[], invalid: [] as number[] }))
  for (let round = 0; round < rounds; round += 1)
    for (const [at, each] of times.entries()) {
      const result = await measured<{ readonly valid: number; readonly invalid: number }>('validate.mjs', {
        BENCH_BUNDLE: bundles[at] ?? '',
      })
      each.valid.push(result.valid)
      each.invalid.push(result.invalid)
    }
  return Object.fromEntries(
    times.map(({ name, valid, invalid }) => [name, { valid: spreadOf(valid), invalid: spreadOf(invalid) }]),
  )
}
