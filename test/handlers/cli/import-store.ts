import { memoryRepository } from '../../../src/adapters/memory/index.js'
import type { Clock } from '../../../src/ports/clock.js'

/** A store of one's own for `--store`. */
export default ({ clock }: { readonly clock: Clock }) => memoryRepository({ clock })
