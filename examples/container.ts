// The deployed function, wired as it is in Lambda, with a store, a log and a clock of one's own.
import { formsOf } from 'dynamosync'
import { containerOf, Token } from 'dynamosync/container'
import { memoryRepository } from 'dynamosync/memory'
import { contact } from './contact.ts'

const container = containerOf({ table: 'not-used', origins: new Set() }, formsOf([contact]))
const clock = () => Date.parse('2026-01-02T03:04:05Z')

container.rebind(Token.Clock).toConstantValue(clock)
container.rebind(Token.Repository).toConstantValue(memoryRepository({ clock }))
container.rebind(Token.Log).toConstantValue(({ outcome, status }) => console.log(outcome, status))

const answer = container.get(Token.Serve)(container.get(Token.Transport))

export const handler = (event: unknown, context: { readonly getRemainingTimeInMillis: () => number }) =>
  answer({ event, context })
