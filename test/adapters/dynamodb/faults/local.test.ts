import { faultSuite } from './suite.js'
import { onDynamoDbLocal } from '../databases.js'

onDynamoDbLocal((store) => faultSuite(store, { seeds: 10, width: 32, least: 10_000 }))
