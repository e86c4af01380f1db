export { memoryDayCounts } from './day-counts.js'
export { memoryRepository } from './repository.js'
