/** Preloaded: each SIGUSR2 moves the clock by LEAP_MINUTES, so that a schedule of days passes in seconds. */
const leap = Number(process.env['LEAP_MINUTES']) * 60_000
const Real = Date
let ahead = 0

globalThis.Date = class extends Real {
  static override now = (): number => Real.now() + ahead

  constructor(...given: ConstructorParameters<typeof Real> | []) {
    super(...((given.length === 0 ? [Real.now() + ahead] : given) as [number]))
  }
} as DateConstructor

process.on('SIGUSR2', () => {
  ahead += leap
})
