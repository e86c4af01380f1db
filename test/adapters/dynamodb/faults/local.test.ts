import { faultSuite } from './suite.js'
import { onDynamoDbLocal } from '../stores.js'

onDynamoDbLocal((store) => faultSuite(store, { seeds: 10, width: 32, least: 10_000 }))
