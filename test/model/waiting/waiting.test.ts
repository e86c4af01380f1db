import { describe, expect, it } from '@jest/globals'
import type { Program } from './actors.js'
import { explore, type Scene } from './explore.js'
import { rules } from './rules.js'
import { scenes } from './scenes.js'
import { wrongPrograms } from './wrong-programs.js'

/** The embedded store does not show what it refuses a put for: that takes a read more, and so has more orders. */
const silent = ({ crashes: _c, ...scene }: Scene): Scene => ({ ...scene, shows: false })

/** With fewer faults, a wrong program is found sooner. */
const calm = (scene: Scene): Scene => ({ ...scene, losses: Math.min(scene.losses ?? 0, 1), crashes: 0 })

/** The first rule that a program breaks. */
const broken = async (program: Program): Promise<string | undefined> => {
  for (const scene of [...scenes.map(calm), ...scenes]) {
    const { wrong } = await explore(scene, program, rules)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

describe('what waits, every interleaving explored', () => {
  let explored = 0
  const breaks = async (scene: Scene): Promise<string> => {
    const { states, wrong = 'nothing', path } = await explore(scene, {}, rules)
    explored += states
    return `${wrong}${path}`
  }
  it.each(scenes)('breaks no rule: $name', async (scene) => {
    expect(await breaks(scene)).toBe('nothing')
  })
  it.each(scenes)('breaks no rule where a refusal shows nothing: $name', async (scene) => {
    expect(await breaks(silent(scene))).toBe('nothing')
  })
  it('and there are tens of thousands of worlds', () => {
    expect(explored).toBeGreaterThan(50_000)
  })
  it.each(Object.entries(wrongPrograms))('finds a program that %s', async (_, program) => {
    expect(await broken(program)).toBeDefined()
  })
})
