import { germanPage } from '../../src/domain/words/de.js'
import { start } from './start.js'

start(germanPage)
