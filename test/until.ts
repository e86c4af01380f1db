import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until something is reached. @throws an error if it takes longer than the given seconds */
export const until = async (reached: () => boolean | Promise<boolean>, seconds: number): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; !(await reached());) {
    if (Date.now() > end) throw new Error(`not reached within ${seconds} s: ${reached.toString()}`)
    await sleep(20)
  }
}
