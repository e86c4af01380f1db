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
  // A store of one's own keeps submissions alone: the work on them is this process's.
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
  // Targets are told out of a table's stream, which a store of one's own has not.
  container.rebind(Token.Notifies).toConstantValue(() => false)
  container.rebind(OwnerToken.Telling).toConstantValue(undefined)
}

/** The functions that are deployed, wired to a store of one's own. */
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
