export { dynamoClient } from './client/client.js'
export { dynamoDayCounts } from './submissions/day-counts.js'
export { type Dependencies, dynamoRepository } from './submissions/repository.js'
export { byTime, ensureTable, tableDefinition, timeToLiveAttribute } from './table.js'
