export { memoryCounters } from './counters.js'
export { memoryDayCounts } from './day-counts.js'
export { memoryRepository } from './repository.js'
