import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from '@jest/globals'
import {
  byDate,
  byForm,
  type Day,
  play,
  pricePerMillion,
  shardsNeeded,
  uniform,
} from '../../tools/simulate/model.js'
import { page, simulate, type Simulation } from '../../tools/simulate/report.js'
import { type Traffic, traffics } from '../../tools/simulate/traffic.js'

const at = (perSecond: (second: number) => number): Traffic => ({
  name: 'test',
  words: 'one form',
  at: (second) => [perSecond(second)],
})
const total = ({ stored, givenUp }: Day): number => stored + givenUp

describe('a day against DynamoDB’s limits', () => {
  let simulation: Simulation
  beforeAll(() => {
    simulation = simulate()
  })

  it('is the one in docs/, page and chart: npm run simulate writes them', async () => {
    expect(await readFile('docs/simulation.md', 'utf8')).toBe(page(simulation))
    expect(await readFile('docs/simulate.svg', 'utf8')).toBe(simulation.svg)
  })
  it('takes 1,000 a second for each key that rises with time, and 1,000 more for each shard', () => {
    const traffic = at(() => 1_500)
    expect(play(uniform(1), traffic, 60).throttled).toBeGreaterThan(0)
    expect(play(uniform(2), traffic, 60).throttled).toBe(0)
    expect(play(byForm, traffic, 60).throttled).toBeGreaterThan(0)
    expect(shardsNeeded(traffic)).toBe(2)
  })
  it('refuses more than 4,000 a second to a new table, and takes them half an hour after it has seen 3,000', () => {
    const sudden = at((second) => (second === 10 ? 5_000 : 100))
    const warmed = at((second) => (second < 2_000 ? 3_000 : second < 2_010 ? 5_000 : 100))
    expect(play(uniform(16), sudden, 60).throttled).toBeGreaterThan(0)
    expect(play(uniform(16), warmed, 4_000).throttled).toBe(0)
  })
  it.each(traffics)('loses nobody out of the account: $name', (traffic) => {
    const result = play(byDate, traffic, 20_000)
    expect(total(result)).toBeCloseTo(result.offered, -2)
  })
  it('costs two write units a submission in this design, one in the naive ones', () => {
    expect([uniform(1), byForm, byDate].map(pricePerMillion)).toEqual([1.25, 0.625, 0.625])
  })
})
