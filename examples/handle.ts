// The HTTP side, which every framework below serves.
import { fetchHandler } from 'dynamosync/fetch'
import { memoryRepository } from 'dynamosync/memory'
import { contact } from './contact.ts'

export const handle = fetchHandler({
  forms: [contact],
  repository: memoryRepository({ clock: Date.now }),
  origins: ['https://www.example.org'], // whose pages may post here, besides the service's own
})
