import { anyVerifier, iamVerifier, oidcVerifier, tokenVerifier } from '../../adapters/owner/index.js'
import { dynamoDeliveries } from '../../adapters/dynamodb/deliveries/deliveries.js'
import { dynamoSwitches } from '../../adapters/dynamodb/deliveries/notification-marks.js'
import { dynamoRepository } from '../../adapters/dynamodb/submissions/repository.js'
import { dynamoWorks } from '../../adapters/dynamodb/work/work-store.js'
import type { Works } from '../../ports/work-store.js'
import { forgetDelivery, forgetting, forgetWork } from '../use-cases/forgetting.js'
import { dynamoDayCounts } from '../../adapters/dynamodb/submissions/day-counts.js'
import { ownerContract } from '../../adapters/http/owner/owner-contract.js'
import type { Configuration } from '../../adapters/system/configuration.js'
import type { OwnerConfiguration, Owners } from '../../adapters/system/owner-configuration.js'
import { notifyTargetsIn } from '../../adapters/system/notify-targets.js'
import type { Forms } from '../../domain/form/form.js'
import type { Digest } from '../../domain/submission/identity.js'
import type { Clock } from '../../ports/clock.js'
import type { DayCounts } from '../../ports/day-counts.js'
import type { Log } from '../../ports/log.js'
import type { OwnerContract } from '../../ports/owner-http.js'
import type { OwnerVerifier } from '../../ports/owner-verifier.js'
import type { Notifies } from '../use-cases/release.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { Stamper } from '../../ports/stamper.js'
import type { Container } from 'inversify'
import { type Client, containerOf, siteOf, Token, token } from './container.js'
import { behindSite } from '../serving/behind-site.js'
import type { OwnerTelling } from '../serving/owner-telling.js'
import { serveOwner } from '../serving/serve-owner.js'

/** Tokens of parts that only the owners' function has. */
export const OwnerToken = {
  Owners: token<Owners>('Owners'),
  Verifier: token<OwnerVerifier>('OwnerVerifier'),
  DayCounts: token<DayCounts>('DayCounts'),
  Telling: token<OwnerTelling | undefined>('OwnerTelling'),
  Works: token<Works>('Works'),
  Contract: token<OwnerContract>('OwnerContract'),
  /** Answers owners' requests from a transport. */
  Serve: token<ReturnType<typeof serveOwner>>('ServeOwner'),
} as const

type Parts = readonly [
  Forms,
  OwnerContract,
  OwnerVerifier,
  SubmissionRepository,
  DayCounts,
  Digest,
  Stamper,
  Clock,
  Log,
  Notifies,
  OwnerTelling | undefined,
  Works,
]

/** Combines the configured ways to identify owners. If all fail, the answer of the last says how to sign in. */
const verifierOf = ({ iam, token, oidc }: Owners): OwnerVerifier =>
  anyVerifier([
    ...(iam ? [iamVerifier('all')] : []),
    ...(token === undefined ? [] : [tokenVerifier(token)]),
    ...(oidc === undefined ? [] : [oidcVerifier(oidc)]),
  ])

/** Binds the stores of data that belongs to submissions. */
const bindStores = (container: Container): void => {
  container
    .bind(OwnerToken.Works)
    .toResolvedValue(
      (client: Client, { table }: Pick<OwnerConfiguration, 'table'>, clock: Clock) =>
        dynamoWorks({ client, table, clock }),
      [Token.Client, Token.Configuration, Token.Clock],
    )
  container
    .bind(OwnerToken.DayCounts)
    .toResolvedValue(
      (client: Client, { table }: Pick<OwnerConfiguration, 'table'>, clock: Clock) =>
        dynamoDayCounts({ client, table, clock }),
      [Token.Client, Token.Configuration, Token.Clock],
    )
  // Erasing a submission also erases the data that belongs to it.
  container
    .rebind(Token.Repository)
    .toResolvedValue(
      (client: Client, { table }: Pick<OwnerConfiguration, 'table'>, clock: Clock, works: Works) =>
        forgetting(
          dynamoRepository({ client, table, clock }),
          forgetDelivery(dynamoDeliveries({ client, table, clock }), clock),
          forgetWork(works, clock),
        ),
      [Token.Client, Token.Configuration, Token.Clock, OwnerToken.Works],
    )
  container.bind(OwnerToken.Telling).toResolvedValue(
    (client: Client, { table }: Pick<OwnerConfiguration, 'table'>, clock: Clock): OwnerTelling => ({
      deliveries: dynamoDeliveries({ client, table, clock }),
      switches: dynamoSwitches({ client, table, clock }),
      targets: notifyTargetsIn(process.env),
    }),
    [Token.Client, Token.Configuration, Token.Clock],
  )
}

const bindServe = (container: Container): void => {
  container.bind(OwnerToken.Serve).toResolvedValue(
    (
      ...[
        all,
        contract,
        verifier,
        repository,
        dayCounts,
        digest,
        stamper,
        clock,
        log,
        notifies,
        telling,
        works,
      ]: Parts
    ) =>
      serveOwner({
        forms: all,
        contract,
        verifier,
        repository,
        dayCounts,
        digest,
        stamper,
        clock,
        log,
        notifies,
        telling,
        works,
      }),
    [
      Token.Forms,
      OwnerToken.Contract,
      OwnerToken.Verifier,
      Token.Repository,
      OwnerToken.DayCounts,
      Token.Digest,
      Token.Stamper,
      Token.Clock,
      Token.Log,
      Token.Notifies,
      OwnerToken.Telling,
      OwnerToken.Works,
    ],
  )
}

/** Composition root of the owners' function: that of the submit function, and the owners' parts. */
export const ownerContainerOf = (configuration: OwnerConfiguration, forms: Forms) => {
  const container = containerOf(configuration, forms)
  container.bind(OwnerToken.Owners).toConstantValue(configuration.owners)
  container.bind(OwnerToken.Verifier).toResolvedValue(verifierOf, [OwnerToken.Owners])
  container
    .bind(OwnerToken.Contract)
    .toResolvedValue(
      (all: Forms, settings: Configuration) =>
        behindSite(siteOf(settings))(ownerContract({ forms: all, origins: settings.origins })),
      [Token.Forms, Token.Configuration],
    )
  bindStores(container)
  bindServe(container)
  return container
}
