import { faultSuite } from '../support/fault-suite.js'
import { onDynamoDbLocal } from '../support/stores.js'

onDynamoDbLocal((store) => faultSuite(store, { seeds: 10, width: 32, least: 10_000 }))
