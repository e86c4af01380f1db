import type { Conformance, Measurements } from './measure.ts'
import type { Row } from './rows.ts'
import type { machine } from './machine.ts'
import { ratiosOf, type Spread, spreadOf } from './statistics.ts'
import type { Speeds } from './validation.ts'
import { type Cost, costOf } from './cost.ts'

export interface Raw {
  readonly machine: ReturnType<typeof machine>
  readonly conformance: ReadonlyMap<string, Conformance>
  readonly cold: Measurements
  /** The start under Lambda's Node flags. */
  readonly flagged: Measurements
  readonly warm: Measurements
  readonly validation: Speeds
}

/** The figures of one row. */
export interface Result {
  readonly name: string
  readonly title: string
  readonly bytes: number
  readonly gzip: number
  /** Milliseconds of load and first answer. */
  readonly cold: {
    readonly wall: Spread
    readonly cpu: Spread
    readonly load: Spread
    readonly ratio: Spread
    /** The ratio under Lambda's flags. */
    readonly flagged: Spread
  }
  /** CPU microseconds per invocation. */
  readonly warm: {
    readonly one: Spread
    readonly many: Spread
    readonly ratio: Spread
    readonly crowd: Spread
  }
  /** Bytes held after 10,000 invocations. */
  readonly rss: number
  readonly conformance: Conformance
  readonly cost: Cost
}

export interface Summary {
  readonly machine: ReturnType<typeof machine>
  readonly baseline: string
  readonly rounds: { readonly cold: number; readonly warm: number }
  readonly results: readonly Result[]
  readonly validation: Speeds
}

const figures = (measurements: Measurements, row: string, figure: string): readonly number[] =>
  measurements.get(row)?.[figure] ?? []

const resultOf = ({ name, title, bytes, gzip }: Row, baseline: string, raw: Raw): Result => {
  const cold = (figure: string): readonly number[] => figures(raw.cold, name, figure)
  const warm = (figure: string): readonly number[] => figures(raw.warm, name, figure)
  const found = raw.conformance.get(name)
  if (found === undefined) throw new Error(`${name} was not checked`)
  return {
    name,
    title,
    bytes,
    gzip,
    cold: {
      wall: spreadOf(cold('wall')),
      cpu: spreadOf(cold('cpu')),
      load: spreadOf(cold('load')),
      ratio: ratiosOf(cold('wall'), figures(raw.cold, baseline, 'wall')),
      flagged: ratiosOf(figures(raw.flagged, name, 'wall'), figures(raw.flagged, baseline, 'wall')),
    },
    warm: {
      one: spreadOf(warm('one')),
      many: spreadOf(warm('many')),
      ratio: ratiosOf(warm('one'), figures(raw.warm, baseline, 'one')),
      crowd: ratiosOf(warm('many'), figures(raw.warm, baseline, 'many')),
    },
    rss: warm('rss').at(-1) ?? NaN,
    conformance: found,
    cost: costOf(found.submission, spreadOf(warm('one')).median),
  }
}

/** Medians, quartiles and ratios of the measurements, fastest start first. */
export const summary = (rows: readonly Row[], baseline: string, raw: Raw): Summary => ({
  machine: raw.machine,
  baseline,
  rounds: {
    cold: figures(raw.cold, baseline, 'wall').length,
    warm: figures(raw.warm, baseline, 'one').length,
  },
  results: rows
    .map((row) => resultOf(row, baseline, raw))
    .sort((a, b) => a.cold.ratio.median - b.cold.ratio.median),
  validation: raw.validation,
})
