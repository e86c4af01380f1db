import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as E from 'fp-ts/lib/Either.js'
import { type EmbeddedDynamo, embeddedDynamo, restAfterStop } from '../../adapters/dynalite/process.js'
import { ensureTable } from '../../adapters/dynamodb/table.js'
import { type LocalGateway, localGateway } from '../../adapters/gateway/gateway-server.js'
import { note, print } from '../../adapters/terminal/output.js'
import { unknownTargets } from '../../domain/site/unknown-targets.js'
import { openStore } from '../../adapters/own-store/load.js'
import { builtForms } from '../../adapters/site-file/folder-forms.js'
import { systemClock } from '../../adapters/system/stamper.js'
import { askedIn } from './asked.js'
import { captchaStandIn } from '../../adapters/captcha-stand-in/stand-in.js'
import { siteIn } from '../../adapters/gateway/site.js'
import { beside } from './beside.js'
import { captchaEnvironment, withCaptchas } from './captcha.js'
import { type Builder, builder } from './building/builder.js'
import { localDoorbell } from './doorbell.js'
import { localFunctions, type Loaded } from './building/loaded.js'
import { liveSite } from './live-site.js'
import { type Loopback, loopback } from './loopback.js'
import { type LocalMail, localMail, localTargets, tellingEnvironment } from './telling.js'
import { requestLog } from './request-log.js'
import { dynamoObstacles, gatewayObstacle, unusableIn } from './obstacles.js'
import { localOwner } from './owner.js'
import { functionsOver, type LocalStore } from './own-store.js'
import { takeBuilt } from './building/take-built.js'
import { lagOf, prepareTable, tableFunctions } from './table-functions.js'
import { localStage } from './stage.js'
import { checkedSettings } from './checked-settings.js'
import { functionEnvironment, originsAt, setEnvironment, type Settings, usage } from './settings.js'
import { endOnSignals } from './signals.js'
import { type Obstacle, obstaclesText, type Ready, readyText } from './words.js'

const asked = askedIn(process.argv.slice(2))

/** Whether output is for programs: one JSON object per line. */
const isJson = asked?.json === true

/** Whether to rebuild after changes. */
const isWatching = asked?.watch === true

/** Running parts, to be stopped at the end. */
const parts: {
  gateway?: LocalGateway
  dynamo?: EmbeddedDynamo
  mail?: LocalMail
  captchas?: Loopback
  store?: LocalStore
  builder?: Builder
  ready?: true
} = {}

const doorbell = localDoorbell(note)
const functions = localFunctions()
const site = liveSite('dist/site')
const log = requestLog(isJson, () => parts.ready === true)

/** The forms of the last build. */
const forms = [...(await builtForms())]
/** Their names, for the gateway. */
const names = forms.map(({ name }) => name)

/** Answers pending requests, then closes the store; takes at most 5 s in all. */
const stop = async (): Promise<void> => {
  if (parts.ready && !isJson) print('Stopping.')
  doorbell.stop()
  parts.builder?.stop()
  site.stop()
  await parts.gateway?.close(3_000)
  parts.mail?.ses.close()
  parts.captchas?.close()
  await parts.dynamo?.stop()
  await parts.store?.close?.()
}

const fail = async (message: string): Promise<never> => {
  note(message)
  await stop()
  process.exit(1)
}

/** Starts the embedded DynamoDB, unless submissions are stored elsewhere. */
const embedded = async ({ dynamoPort, dataFolder, table, endpoint, store }: Settings) => {
  if (endpoint !== undefined || store !== undefined) return E.right(undefined)
  return embeddedDynamo({
    port: dynamoPort,
    // A separate folder, as LevelDB removes files that look like its own old ones.
    ...(dataFolder === undefined ? {} : { folder: join(dataFolder, 'dynamodb') }),
    childPath: fileURLToPath(beside('./dynalite-child.mjs')),
    report: note,
    onWritten: doorbell.written,
    afterRestart: (again) => ensureTable({ endpoint: again, table }),
  })
}

const embeddedText = ({ dataFolder }: Settings) =>
  parts.dynamo === undefined
    ? {}
    : {
        embedded: {
          pid: parts.dynamo.pid(),
          rest: restAfterStop,
          data:
            dataFolder === undefined ? 'in memory, lost on exit' : `in ${dataFolder}, kept between starts`,
        },
      }

/** The gateway to imitate. Its own port, known once it listens, is among its origins. */
const gatewayKind = (settings: Settings) => ({
  kind: settings.gateway === 'rest' ? ('rest' as const) : ('http' as const),
  ...(settings.gateway === 'http'
    ? {}
    : { cors: () => new Set(originsAt(settings, parts.gateway?.port ?? settings.port)) }),
})

/** Starts both servers, or fails with all obstacles of either. */
const startServers = async (settings: Settings, unusable: readonly Obstacle[]): Promise<void> => {
  const [gateway, dynamo] = await Promise.all([
    localGateway({
      ...gatewayKind(settings),
      port: settings.port,
      site: withCaptchas(
        isWatching ? site.answer : siteIn('dist/site'),
        () => parts.captchas?.endpoint ?? '',
        process.env,
      ),
      handler: functions.submit,
      owner: functions.owner,
      ...(parts.mail !== undefined && { mail: parts.mail.pages }),
      origins: originsAt(settings, settings.port),
      forms: names,
      log: log.told,
    }),
    embedded(settings),
  ])
  if (E.isRight(gateway)) parts.gateway = gateway.right
  if (E.isRight(dynamo) && dynamo.right !== undefined) parts.dynamo = dynamo.right
  const obstacles = [
    ...(E.isLeft(gateway) ? [gatewayObstacle(gateway.left, settings.port)] : []),
    ...unusable,
    ...(E.isLeft(dynamo) ? dynamoObstacles(dynamo.left, settings.dataFolder, unusable.length > 0) : []),
  ]
  if (obstacles.length > 0) await fail(obstaclesText(obstacles))
}

const assertSite = async (port: number): Promise<void> => {
  const { ok, status } = await fetch(`http://127.0.0.1:${port}/`)
  if (!ok) await fail(`The site responds with ${status}: build it with npm run build.`)
}

/** Loads the functions of the last build: as deployed, on the table, or on a custom store. */
const load = async (): Promise<Loaded> =>
  parts.store === undefined ? tableFunctions() : functionsOver(parts.store, await builtForms())

/** Starts rebuilding after changes. */
const watchFolder = (): void => {
  const take = takeBuilt({ functions, site, names, load })
  if (isWatching) parts.builder = builder((built) => void take(built))
}

/** Runs until the store is lost. */
const running = async (): Promise<void> => {
  const reason = await parts.dynamo?.lost
  if (reason !== undefined)
    await fail(`The embedded DynamoDB keeps failing: ${reason}. Start DynamoSync again.`)
}

/** Waits for the table, if there is one. @returns the store's description for the terminal */
const preparedStore = async (settings: Settings, port: number): Promise<Pick<Ready, 'dynamo' | 'store'>> => {
  if (parts.store !== undefined) return { store: parts.store.name }
  const endpoint = settings.endpoint ?? parts.dynamo?.endpoint ?? ''
  await prepareTable(endpoint, settings.table).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message || error.name : 'unknown'
    return fail(
      `The DynamoDB at ${endpoint} cannot be used: ${reason}.\nIs it running? Check AWS_ENDPOINT_URL_DYNAMODB.`,
    )
  })
  const mail = `http://localhost:${port}/mail/`
  return { dynamo: { endpoint, table: settings.table, mail, ...embeddedText(settings) } }
}

/** Starts the mailbox, unless submissions are in a custom store. @returns the endpoint of its SES */
const startMail = async (settings: Settings): Promise<string> => {
  if (parts.store !== undefined) return ''
  // An unusable folder is reported by the store, which depends on it more.
  parts.mail = await localMail(settings).catch(() => localMail({ dataFolder: undefined }))
  return parts.mail.ses.endpoint
}

const sayReady = (ready: Ready): void => {
  const { dynamo, ...at } = ready
  print(isJson ? JSON.stringify({ site: `http://localhost:${at.port}`, ...at, ...dynamo }) : readyText(ready))
}

const start = async (given: Settings): Promise<void> => {
  const { stage, settings, environment } = await localStage(given)
  if (settings.store !== undefined) parts.store = await openStore(settings.store, systemClock)
  // Before the site answers, so that the token is readable once the site is up.
  const local = await localOwner(settings)
  const ses = await startMail(settings)
  parts.captchas = await loopback(captchaStandIn)
  await startServers(settings, unusableIn(local))
  if (E.isLeft(local)) return
  const { kept, ...secrets } = local.right
  const port = parts.gateway?.port ?? settings.port
  setEnvironment(
    functionEnvironment(settings, { port, embedded: parts.dynamo?.endpoint, ...secrets }, process.env),
  )
  setEnvironment(tellingEnvironment(process.env, { port, ses, stage }))
  setEnvironment(captchaEnvironment(process.env, parts.captchas.endpoint))
  setEnvironment(environment)
  for (const sentence of unknownTargets(forms, localTargets(process.env, stage))) note(sentence)
  log.take(process.stdout)
  const kind = await preparedStore(settings, port)
  functions.take(await load())
  if (parts.store === undefined && process.env['NOTIFY_TARGETS'] !== '')
    doorbell.start(functions.notify, lagOf(settings))
  await assertSite(port)
  watchFolder()
  sayReady({ port, owner: { token: secrets.token, kept }, ...kind })
  parts.ready = true
  await running()
}

if (asked === undefined || asked.help) {
  print(usage)
  process.exit(asked === undefined ? 1 : 0)
}
if (asked.store !== undefined) process.env['STORE_MODULE'] = asked.store
// Files written from here on hold personal data: other users of this machine may not read them.
process.umask(0o077)
endOnSignals(stop)
const settings = checkedSettings()
await (E.isLeft(settings)
  ? fail(`Invalid settings:\n- ${settings.left.join('\n- ')}`)
  : start(settings.right).catch((error: unknown) =>
      fail(`DynamoSync cannot start: ${error instanceof Error ? error.message : 'unknown'}`),
    ))
