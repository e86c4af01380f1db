import 'reflect-metadata/lite'
import { Container, type ServiceIdentifier } from 'inversify'
import { dynamoClient } from '../../adapters/dynamodb/client/client.js'
import { dynamoCounters } from '../../adapters/dynamodb/counters.js'
import { dynamoRepository } from '../../adapters/dynamodb/submissions/repository.js'
import { httpContract } from '../../adapters/http/sender-contract.js'
import { type Invocation, type LambdaReply, lambdaTransport } from '../../adapters/lambda/transport.js'
import { notifyTargetsIn } from '../../adapters/system/notify-targets.js'
import type { Configuration } from '../../adapters/system/configuration.js'
import { formMetrics } from '../../adapters/system/form-metrics.js'
import { jsonLog } from '../../adapters/system/log.js'
import { sha256, systemClock, systemStamper } from '../../adapters/system/stamper.js'
import type { Forms } from '../../domain/form/form.js'
import type { Digest } from '../../domain/submission/identity.js'
import type { Clock } from '../../ports/clock.js'
import type { HttpContract } from '../../ports/http.js'
import type { Counters, Limiter } from '../../ports/limiter.js'
import type { Log } from '../../ports/log.js'
import type { Stamper } from '../../ports/stamper.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { Transport } from '../../ports/transport.js'
import { notifiesBy } from '../use-cases/tells-anybody.js'
import type { Notifies } from '../use-cases/release.js'
import { type LateHumans, lateHumans } from './late-humans.js'
import { limiter } from '../use-cases/limiting.js'
import { find } from '../use-cases/reading/find.js'
import { type BehindSite, behindSite } from '../serving/behind-site.js'
import { serve } from '../serving/serve.js'
import { submit } from '../use-cases/submit.js'
import { hmac, isSecret } from '../../adapters/system/mac.js'
import type { Mac } from '../../ports/mac.js'

/** Client of the store. */
export type Client = ReturnType<typeof dynamoClient>

/** Makes a typed token: only a value of its type can be bound to it. */
export const token = <A>(name: string): ServiceIdentifier<A> => Symbol.for(`dynamosync/${name}`)

/** Typed tokens of all parts: binding a value of another type does not compile. */
export const Token = {
  Configuration: token<Configuration>('Configuration'),
  Forms: token<Forms>('Forms'),
  Clock: token<Clock>('Clock'),
  Stamper: token<Stamper>('Stamper'),
  Mac: token<Mac | undefined>('Mac'),
  Notifies: token<Notifies>('Notifies'),
  Counters: token<Counters>('Counters'),
  Limiter: token<Limiter>('Limiter'),
  Humans: token<LateHumans>('Humans'),
  Digest: token<Digest>('Digest'),
  Log: token<Log>('Log'),
  Client: token<Client>('Client'),
  Repository: token<SubmissionRepository>('Repository'),
  Contract: token<HttpContract>('Contract'),
  Transport: token<Transport<Invocation, LambdaReply>>('Transport'),
  /** The submit use case. */
  Submit: token<ReturnType<typeof submit>>('Submit'),
  /** Reads one submission. */
  Find: token<ReturnType<typeof find>>('Find'),
  /** Answers requests from a transport. */
  Serve: token<ReturnType<typeof serve>>('Serve'),
} as const

/** Binds the clock, randomness and log of the machine. */
const bindSystem = (container: Container): void => {
  container.bind(Token.Clock).toConstantValue(systemClock)
  container.bind(Token.Digest).toConstantValue(sha256)
  container
    .bind(Token.Log)
    .toResolvedValue(
      (forms: Forms) => jsonLog(undefined, formMetrics(process.env['METRICS_NAMESPACE'], [...forms.keys()])),
      [Token.Forms],
    )
  container
    .bind(Token.Mac)
    .toResolvedValue(
      ({ secrets }: Configuration) => (secrets === undefined ? undefined : hmac(secrets)),
      [Token.Configuration],
    )
  container.bind(Token.Notifies).toConstantValue(notifiesBy(notifyTargetsIn(process.env)))
  container.bind(Token.Stamper).toResolvedValue((clock: Clock) => systemStamper({ clock }), [Token.Clock])
}

/** How requests through the site's CloudFront are recognised. */
export const siteOf = ({
  originSecret,
  apiDirectly,
}: Pick<Configuration, 'originSecret' | 'apiDirectly'>): BehindSite => ({
  isOrigin: originSecret === undefined ? undefined : isSecret(originSecret),
  apiDirectly,
})

/** Binds the technologies behind the ports. */
const bindAdapters = (container: Container): void => {
  container.bind(Token.Client).toResolvedValue(() => dynamoClient())
  container
    .bind(Token.Repository)
    .toResolvedValue(
      (client: Client, { table }: Configuration, clock: Clock) => dynamoRepository({ client, table, clock }),
      [Token.Client, Token.Configuration, Token.Clock],
    )
  container
    .bind(Token.Counters)
    .toResolvedValue(
      (client: Client, { table }: Configuration, clock: Clock) => dynamoCounters({ client, table, clock }),
      [Token.Client, Token.Configuration, Token.Clock],
    )
  container.bind(Token.Contract).toResolvedValue(
    (forms: Forms, configuration: Configuration, stamper: Stamper, mac: Mac | undefined) => {
      const { origins, site, bodyLimit } = configuration
      return behindSite(siteOf(configuration))(
        httpContract({ forms, origins, stamper, site, mac, ...(bodyLimit !== undefined && { bodyLimit }) }),
      )
    },
    [Token.Forms, Token.Configuration, Token.Stamper, Token.Mac],
  )
  container.bind(Token.Transport).toResolvedValue((clock: Clock) => lambdaTransport({ clock }), [Token.Clock])
}

type SubmitParts = readonly [
  Stamper,
  Digest,
  SubmissionRepository,
  Mac | undefined,
  Notifies,
  Limiter,
  LateHumans,
]

type ServeParts = readonly [HttpContract, ReturnType<typeof submit>, Clock, Log, LateHumans]

const bindUseCases = (container: Container): void => {
  container
    .bind(Token.Humans)
    .toResolvedValue(
      (mac: Mac | undefined, { origins }: Configuration) =>
        lateHumans(mac, async () =>
          (await import('./captcha-checks.js')).captchas({ environment: process.env, origins }),
        ),
      [Token.Mac, Token.Configuration],
    )
  container
    .bind(Token.Limiter)
    .toResolvedValue(
      (counters: Counters, mac: Mac | undefined) => limiter({ counters, mac }),
      [Token.Counters, Token.Mac],
    )
  container
    .bind(Token.Submit)
    .toResolvedValue(
      (...[stamper, digest, repository, mac, notifies, limits, humans]: SubmitParts) =>
        submit({ stamper, digest, repository, mac, notifies, limiter: limits, humans }),
      [Token.Stamper, Token.Digest, Token.Repository, Token.Mac, Token.Notifies, Token.Limiter, Token.Humans],
    )
  container
    .bind(Token.Find)
    .toResolvedValue((repository: SubmissionRepository) => find({ repository }), [Token.Repository])
  container
    .bind(Token.Serve)
    .toResolvedValue(
      (...[contract, run, clock, log, humans]: ServeParts) =>
        serve({ contract, submit: run, clock, log, humans }),
      [Token.Contract, Token.Submit, Token.Clock, Token.Log, Token.Humans],
    )
}

/** The composition root: wires everything once, at load. Tests rebind parts. */
export const containerOf = (configuration: Configuration, forms: Forms): Container => {
  const container = new Container({ defaultScope: 'Singleton' })
  container.bind(Token.Configuration).toConstantValue(configuration)
  container.bind(Token.Forms).toConstantValue(forms)
  bindSystem(container)
  bindAdapters(container)
  bindUseCases(container)
  return container
}
