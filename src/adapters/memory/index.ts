export { memoryCounters } from './counters.js'
export { memoryDayCounts } from './day-counts.js'
export { memoryWorks } from './work-store.js'
export { memoryRepository } from './repository.js'
