import { faultSuite, measure } from './suite.js'
import { onDynamoDbLocal } from '../databases.js'

onDynamoDbLocal((store) => faultSuite(store, measure))
