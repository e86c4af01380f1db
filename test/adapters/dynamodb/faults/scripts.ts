import { type FaultKind, faultKinds } from './proxy.js'

/** What befalls the calls that concern one item, in their order. */
export interface Script {
  readonly name: string
  readonly faults: readonly (FaultKind | undefined)[]
}

/** A small generator of numbers from a seed (mulberry32), so that a failure can be run again. */
export const numbers = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
}

/** A fault of any kind at this rate. */
export const faultAt = (chance: () => number, rate: number): FaultKind | undefined =>
  chance() < rate ? faultKinds[Math.floor(chance() * faultKinds.length)] : undefined

/** The calls that a fault may hit: the first one, or one that the service makes because of earlier faults. */
export const positions = [0, 1, 2, 3, 4] as const

/** Every kind of fault at every position, each with so many continuations. */
export const scriptsOf = (seeds: number): readonly Script[] =>
  faultKinds.flatMap((kind) =>
    positions.flatMap((position) =>
      Array.from({ length: seeds }, (_, seed) => {
        const chance = numbers(seed * 100 + position)
        // What comes before the fault makes the service call again; what comes after is chance.
        const before = Array.from({ length: position }, () => 'throttled' as const)
        const after = Array.from({ length: 3 }, () => faultAt(chance, 0.3))
        return { name: `${kind}-${position}-${seed}`, faults: [...before, kind, ...after] }
      }),
    ),
  )

/** Runs jobs, so many at a time, and collects what they find. */
export const together = async <A>(jobs: readonly (() => Promise<A>)[], width: number): Promise<A[]> => {
  const found: A[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) found.push(await job())
  }
  await Promise.all(Array.from({ length: width }, worker))
  return found
}
