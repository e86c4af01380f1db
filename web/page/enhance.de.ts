import { start } from './start.js'
import { german } from './words-de.js'

start(german)
