export { dynamoClient } from './client.js'
export { type Dependencies, dynamoRepository } from './repository.js'
export { byTime, ensureTable, tableDefinition, timeToLiveAttribute } from './table.js'
