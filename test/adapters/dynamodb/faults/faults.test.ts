import { signedSend } from '../../../../src/adapters/dynamodb/signed/signed-send.js'
import { faultSuite, measure } from './suite.js'
import { onEmbedded } from '../databases.js'

// By the client that the function is deployed with; faults-local has the SDK's.
onEmbedded((store) => faultSuite(store, { ...measure, connect: signedSend }))
