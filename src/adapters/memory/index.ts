export { memoryCounters } from './counters.js'
export { memoryDayCounts } from './day-counts.js'
export { memoryWorks } from './works.js'
export { memoryRepository } from './repository.js'
