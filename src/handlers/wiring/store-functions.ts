import type { Invocation, LambdaReply } from '../../adapters/lambda/transport.js'
import { memoryCounters } from '../../adapters/memory/counters.js'
import { memoryWorks } from '../../adapters/memory/work-store.js'
import type { Works } from '../../ports/work-store.js'
import { forgetting, forgetWork } from '../use-cases/forgetting.js'
import { memoryDayCounts } from '../../adapters/memory/day-counts.js'
import type { OwnerConfiguration } from '../../adapters/system/owner-configuration.js'
import type { Forms } from '../../domain/form/form.js'
import type { Clock } from '../../ports/clock.js'
import type { OpenedStore } from '../../ports/opened-store.js'
import { type containerOf, Token } from './container.js'
import { ownerContainerOf, OwnerToken } from './owner-container.js'

/** A function as Lambda calls it. */
export type StoreFunction = (event: unknown, context: Invocation['context']) => Promise<LambdaReply>

const rebindStore = (
  container: ReturnType<typeof containerOf>,
  { repository, dayCounts }: OpenedStore,
): void => {
  // A custom store has only submissions, so the work on them stays in this process.
  container.rebind(OwnerToken.Works).toResolvedValue((clock: Clock) => memoryWorks({ clock }), [Token.Clock])
  container
    .rebind(Token.Repository)
    .toResolvedValue(
      (works: Works, clock: Clock) => forgetting(repository, forgetWork(works, clock)),
      [OwnerToken.Works, Token.Clock],
    )
  container.rebind(Token.Counters).toResolvedValue((clock: Clock) => memoryCounters({ clock }), [Token.Clock])
  container
    .rebind(OwnerToken.DayCounts)
    .toResolvedValue((clock: Clock) => dayCounts ?? memoryDayCounts({ clock }), [Token.Clock])
  // Notifications need a table's stream, which a custom store does not have.
  container.rebind(Token.Notifies).toConstantValue(() => false)
  container.rebind(OwnerToken.Telling).toConstantValue(undefined)
}

/** Makes the deployed functions with a custom store. */
export const storeFunctions = (
  configuration: OwnerConfiguration,
  forms: Forms,
  store: OpenedStore,
): { readonly submit: StoreFunction; readonly owner: StoreFunction } => {
  const container = ownerContainerOf(configuration, forms)
  rebindStore(container, store)
  const transport = container.get(Token.Transport)
  const [submit, owner] = [container.get(Token.Serve)(transport), container.get(OwnerToken.Serve)(transport)]
  return {
    submit: (event, context) => submit({ event, context }),
    owner: (event, context) => owner({ event, context }),
  }
}
