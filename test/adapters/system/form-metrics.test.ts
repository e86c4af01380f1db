import { describe, expect, it } from '@jest/globals'
import { formMetrics } from '../../../src/adapters/system/form-metrics.js'
import { jsonLog } from '../../../src/adapters/system/log.js'
import type { LogLine } from '../../../src/ports/log.js'

const line = {
  requestId: 'r',
  method: 'POST',
  status: 201,
  outcome: 'Created',
  milliseconds: 12,
  form: 'contact',
}

type Written = Readonly<Record<string, unknown>> & {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly { readonly Metrics: readonly { readonly Name: string }[] }[]
  }
}

/** What is written of a line, in a deployment with these forms. */
const written = (of: Partial<LogLine>, names: readonly string[] = ['contact'], namespace = 'stack/Forms') => {
  const lines: string[] = []
  jsonLog((text) => lines.push(text), formMetrics(namespace, names))({ ...line, ...of })
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] ?? '') as Written
}

const namesIn = ({ _aws }: Written): readonly string[] =>
  (_aws?.CloudWatchMetrics ?? []).flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name))

describe('the line of a request', () => {
  it.each<readonly [string, Partial<LogLine>]>([
    ['accepted', {}],
    ['accepted', { outcome: 'Replaced', status: 200 }],
    ['held', { held: true }],
    ['replayed', { outcome: 'Replayed', held: true }],
    ['invalid', { outcome: 'ValidationFailed', status: 422 }],
    ['failed', { outcome: 'StoreUnavailable', status: 503 }],
  ])('counts what is %s, of its form, with the latency, in the embedded metric format', (name, of) => {
    const made = written(of)
    expect(made).toMatchObject({
      [name]: 1,
      latency: 12,
      formMetric: 'contact',
      _aws: { CloudWatchMetrics: [{ Namespace: 'stack/Forms', Dimensions: [['formMetric']] }] },
    })
    expect(namesIn(made)).toEqual([name, 'latency'])
  })

  it('counts nothing where nothing was submitted, no form was meant, or nobody asked for metrics', () => {
    expect(namesIn(written({ outcome: 'Show', status: 200 }))).toEqual([])
    expect(written({}, [], '')).toEqual(line)
    const { form: _, ...formless } = line
    const lines: string[] = []
    jsonLog((text) => lines.push(text), formMetrics('stack/Forms', []))(formless)
    expect(JSON.parse(lines[0] ?? '')).toEqual(formless)
  })

  it('makes at most 40 metrics, whatever forms there are', () => {
    for (const count of [1, 6, 7, 50]) {
      const names = Array.from({ length: count }, (_, n) => `form-${n}`)
      const dimensions = new Set(names.map((form) => written({ form }, names)['formMetric']))
      expect(dimensions.size).toBe(Math.min(count, 6))
      expect(dimensions.size * 6).toBeLessThanOrEqual(40)
      expect(dimensions.has('others')).toBe(count > 6)
    }
  })
})
