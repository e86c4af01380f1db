import { availableParallelism, cpus, loadavg } from 'node:os'

/** The machine of the measurement, and its other load. */
export const machine = () => ({
  date: new Date().toISOString().slice(0, 10),
  node: process.versions.node,
  v8: process.versions.v8,
  platform: `${process.platform}-${process.arch}`,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  load: Number((loadavg()[0] ?? 0).toFixed(1)),
})
