import { record } from '../../../forms/record.js'
import { nodeProbe } from '../../../src/adapters/probe/index.js'
import { exampleOf } from '../../../src/domain/form/example.js'
import { doctor, type DoctorEvent } from '../../../src/handlers/doctor/doctor.js'
import type { Tools, DoctorOptions } from '../../../src/handlers/doctor/visit.js'

let keys = 0
/** Tools without a wait, whose keys are new for each submission. */
export const tools: Tools = {
  probe: nodeProbe(),
  clock: Date.now,
  freshKey: () => `doctor-test-${process.pid}-${(keys += 1)}`,
  known: (name) => (name === record.name ? exampleOf(record) : {}),
  pause: () => Promise.resolve(),
  timed: 3,
  slow: 60_000,
}

/** All that doctor tells of an address. */
export const examined = async (
  options: Partial<DoctorOptions>,
  more: Partial<Tools> = {},
): Promise<readonly DoctorEvent[]> => {
  const all: DoctorEvent[] = []
  for await (const told of doctor({ url: '', submit: false, ...options }, { ...tools, ...more }))
    all.push(told)
  return all
}

/** What is wrong, by what was told. */
export const findings = (all: readonly DoctorEvent[]) =>
  all.flatMap((told) =>
    told._tag === 'Checked' && told.seen._tag === 'Wrong' ? [{ id: told.check.id, ...told.seen }] : [],
  )
/** Ids of the checks that passed. */
export const fineIn = (all: readonly DoctorEvent[]): readonly string[] =>
  all.flatMap((told) => (told._tag === 'Checked' && told.seen._tag === 'Fine' ? [told.check.id] : []))
/** Reasons of the checks that were skipped. */
export const leftIn = (all: readonly DoctorEvent[]): readonly string[] =>
  all.flatMap((told) => (told._tag === 'Checked' && told.seen._tag === 'Left' ? [told.seen.why] : []))
/** Ids of the checks that found something. */
export const ids = (all: readonly DoctorEvent[]): readonly string[] => findings(all).map(({ id }) => id)
