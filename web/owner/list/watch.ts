/** Milliseconds between two checks, and their maximum after failures. */
const pause = { usual: 4_000, most: 60_000 } as const

/** Checks repeatedly while the page is visible. */
export interface Watch {
  readonly start: () => void
  readonly stop: () => void
}

/** `look` returns whether it succeeded; each failure doubles the pause. */
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
      addEventListener('offline', wake)
      if (navigator.onLine) next()
      else wake()
    },
    stop: () => {
      running = false
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', wake)
      removeEventListener('online', wake)
      removeEventListener('offline', wake)
    },
  }
}
