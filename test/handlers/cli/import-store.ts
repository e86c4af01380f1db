import { memoryRepository } from '../../../src/adapters/memory/index.js'
import type { Clock } from '../../../src/ports/clock.js'

/** A custom store for `--store`. */
export default ({ clock }: { readonly clock: Clock }) => memoryRepository({ clock })
