export { memoryRepository } from './repository.js'
