/** Something that happens at a moment of the explorer's choice. */
export type Step = <A>(happen: () => Promise<A>) => Promise<A>

interface Waiting {
  readonly go: () => void
}

/** Lets everything run that waits for nothing but the machine. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** One run of a scene, in the order of the given choices and then the first that waits. Returns how wide each choice was. */
const runOnce = async (
  scene: (step: Step) => Promise<void>,
  choices: readonly number[],
): Promise<number[]> => {
  const waiting: Waiting[] = []
  const widths: number[] = []
  const state = { over: false }
  const isOver = (): boolean => state.over
  const ended = scene(
    (happen) =>
      new Promise((resolve, reject) => {
        waiting.push({ go: () => void happen().then(resolve, reject) })
      }),
  ).finally(() => {
    state.over = true
  })
  ended.catch(() => undefined)
  await settle()
  while (!isOver()) {
    const chosen = waiting.splice(choices[widths.length] ?? 0, 1)[0]
    if (chosen === undefined) throw new Error('the scene waits for something that is no step')
    widths.push(waiting.length + 1)
    chosen.go()
    await settle()
  }
  await ended
  return widths
}

/** The choices of the next run: the last one that was not the last of its kind, one further. */
const next = (choices: readonly number[], widths: readonly number[]): number[] | undefined => {
  for (let at = widths.length - 1; at >= 0; at -= 1) {
    const chosen = choices[at] ?? 0
    if (chosen + 1 < (widths[at] ?? 0))
      return [...widths.slice(0, at).map((_, n) => choices[n] ?? 0), chosen + 1]
  }
  return undefined
}

/**
 * Plays a scene once for every order in which its steps can happen. The scene checks itself and throws.
 *
 * @returns how many orders there are
 */
export const everyOrder = async (scene: (step: Step) => Promise<void>): Promise<number> => {
  let orders = 0
  for (let choices: number[] | undefined = []; choices !== undefined;) {
    const widths: number[] = await runOnce(scene, choices)
    orders += 1
    choices = next(choices, widths)
  }
  return orders
}
