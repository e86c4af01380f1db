/** Milliseconds between two looks, and the most that it becomes while they fail. */
const pause = { usual: 4_000, most: 60_000 } as const

/** Looks again and again, while the page is in sight. */
export interface Watch {
  readonly start: () => void
  readonly stop: () => void
}

/** `look` says whether it worked; where it did not, the next look is later each time. */
export const watchBy = (look: () => Promise<boolean>): Watch => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait: number = pause.usual
  let running = false

  const next = (): void => {
    clearTimeout(timer)
    if (running && !document.hidden) timer = setTimeout(() => void turn(), wait)
  }
  const turn = async (): Promise<void> => {
    const worked = await look()
    wait = worked ? pause.usual : Math.min(pause.most, 2 * wait)
    next()
  }
  const wake = (): void => {
    if (!running || document.hidden) return
    wait = pause.usual
    clearTimeout(timer)
    void turn()
  }
  return {
    start: () => {
      if (running) return
      running = true
      document.addEventListener('visibilitychange', wake)
      addEventListener('online', wake)
      next()
    },
    stop: () => {
      running = false
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', wake)
      removeEventListener('online', wake)
    },
  }
}
