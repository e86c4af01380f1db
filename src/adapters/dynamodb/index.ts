export { dynamoClient } from './client.js'
export { dynamoDayCounts } from './day-counts.js'
export { type Dependencies, dynamoRepository } from './repository.js'
export { byTime, ensureTable, tableDefinition, timeToLiveAttribute } from './table.js'
