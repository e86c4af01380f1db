import { signedSend } from '../../../../src/adapters/dynamodb/signed/signed-send.js'
import { faultSuite } from './suite.js'
import { onEmbedded } from '../databases.js'

// By the client that the function is deployed with; faults-local has the SDK's.
onEmbedded((store) => faultSuite(store, { seeds: 10, width: 32, least: 10_000, connect: signedSend }))
