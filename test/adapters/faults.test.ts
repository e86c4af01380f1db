import { faultSuite } from '../support/fault-suite.js'
import { onEmbedded } from '../support/stores.js'

onEmbedded((store) => faultSuite(store, { seeds: 10, width: 24, least: 10_000 }))
