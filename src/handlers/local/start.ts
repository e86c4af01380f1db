import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as E from 'fp-ts/lib/Either.js'
import forms from '../../../forms/index.js'
import { type EmbeddedDynamo, embeddedDynamo, restAfterStop } from '../../adapters/dynalite/process.js'
import { ensureTable } from '../../adapters/dynamodb/table.js'
import type { Handler } from '../../adapters/gateway/invoke.js'
import { lineOf, type RequestLine } from '../../adapters/gateway/log-line.js'
import { type LocalGateway, localGateway } from '../../adapters/gateway/gateway-server.js'
import { note, print, printPainted } from '../../adapters/terminal/output.js'
import { ownerConfigurationFrom } from '../../adapters/system/owner-configuration.js'
import { unknownTargets } from '../../domain/site/unknown-targets.js'
import { localDoorbell } from './doorbell.js'
import { type LocalMail, localMail, localTargets, tellingEnvironment } from './telling.js'
import { takeFunctionLog } from './log.js'
import { dynamoObstacles, gatewayObstacle, unusableIn } from './obstacles.js'
import { askedIn } from './asked.js'
import { beside } from './beside.js'
import { functionsOver, type LocalStore } from './own-store.js'
import { tableFunctions } from './table-functions.js'
import { openStore } from '../../adapters/own-store/load.js'
import { systemClock } from '../../adapters/system/stamper.js'
import { localOwner, whenLoaded } from './owner.js'
import { localStage } from './stage.js'
import {
  functionEnvironment,
  originsAt,
  setEnvironment,
  type Settings,
  settingsFrom,
  usage,
} from './settings.js'
import { endOnSignals } from './signals.js'
import { type Obstacle, obstaclesText, type Ready, readyText } from './words.js'

const asked = askedIn(process.argv.slice(2))

/** Whether programs read what is printed: then each line is a JSON object. */
const isJson = asked?.json === true

/** What runs by now, for whoever has to stop it. */
const parts: {
  gateway?: LocalGateway
  dynamo?: EmbeddedDynamo
  mail?: LocalMail
  store?: LocalStore
  ready?: true
} = {}

const doorbell = localDoorbell(note)

/** Answers what has arrived, then closes the store: together within 5 s. */
const stop = async (): Promise<void> => {
  if (parts.ready && !isJson) print('Stopping.')
  doorbell.stop()
  await parts.gateway?.close(3_000)
  parts.mail?.ses.close()
  await parts.dynamo?.stop()
  await parts.store?.close?.()
}

const fail = async (message: string): Promise<never> => {
  note(message)
  await stop()
  process.exit(1)
}

/** The settings, which the function's own configuration must agree with; or every complaint of both. */
const checkedSettings = (): E.Either<readonly string[], Settings> => {
  const settings = settingsFrom(process.env)
  const { TABLE_NAME } = process.env
  const OWNER_TOKEN = 'made-once-everything-else-is-fine'
  const own = ownerConfigurationFrom({
    ...process.env,
    TABLE_NAME: TABLE_NAME || 'dynamosync',
    OWNER_TOKEN,
  })
  const complaints = [settings, own].flatMap((each) => (E.isLeft(each) ? each.left : []))
  return complaints.length > 0 ? E.left(complaints) : settings
}

const embedded = ({ dynamoPort, dataFolder, table }: Settings) =>
  embeddedDynamo({
    port: dynamoPort,
    // A folder of its own, as LevelDB tidies away files that it takes for its own old ones.
    ...(dataFolder === undefined ? {} : { folder: join(dataFolder, 'dynamodb') }),
    childPath: fileURLToPath(beside('./dynalite-child.mjs')),
    report: note,
    onWritten: doorbell.written,
    afterRestart: (endpoint) => ensureTable({ endpoint, table }),
  })

const embeddedText = ({ dataFolder }: Settings) =>
  parts.dynamo === undefined
    ? {}
    : {
        embedded: {
          pid: parts.dynamo.pid(),
          rest: restAfterStop,
          data:
            dataFolder === undefined ? 'in memory, lost at the end' : `in ${dataFolder}, kept between starts`,
        },
      }

/** What the function's log says of requests whose line is yet to come. */
const causes = new Map<string, string>()

/** One line in the terminal for a request, its cause included where the function names one. */
const log = (line: RequestLine): void => {
  const cause = causes.get(line.requestId)
  causes.delete(line.requestId)
  const trouble = [line.trouble, cause].filter((each) => each !== undefined).join(', ') || undefined
  const told = { ...line, trouble }
  if (!parts.ready) return
  if (isJson) print(JSON.stringify(told))
  else printPainted(lineOf(told, process.stdout.isTTY))
}

/** The gateway to imitate. Its own port is among its origins, and known only once it listens. */
const gatewayKind = (settings: Settings) => ({
  kind: settings.gateway === 'rest' ? ('rest' as const) : ('http' as const),
  ...(settings.gateway === 'http'
    ? {}
    : { cors: () => new Set(originsAt(settings, parts.gateway?.port ?? settings.port)) }),
})

/** Starts both servers and fails with everything that is in the way of either. */
const startServers = async (
  settings: Settings,
  functions: { readonly handler: Handler; readonly owner: Handler },
  unusable: readonly Obstacle[],
): Promise<void> => {
  const [gateway, dynamo] = await Promise.all([
    localGateway({
      ...gatewayKind(settings),
      port: settings.port,
      site: fileURLToPath(beside('../site/')),
      ...functions,
      ...(parts.mail !== undefined && { mail: parts.mail.pages }),
      origins: originsAt(settings, settings.port),
      forms: forms.map(({ name }) => name),
      log,
    }),
    settings.endpoint === undefined && settings.store === undefined ? embedded(settings) : E.right(undefined),
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

/** What the functions log becomes part of the gateway's own lines. */
const takeLog = (): void =>
  takeFunctionLog(process.stdout, ({ requestId, cause }) => {
    if (cause !== '') causes.set(requestId, cause)
  })

/** The deployed functions, on their table or wired to a store of one's own; and what is to be said of where that is. */
const functionsAt = async (settings: Settings, port: number) => {
  if (parts.store !== undefined)
    return { functions: functionsOver(parts.store, forms), kind: { store: parts.store.name } }
  const endpoint = settings.endpoint ?? parts.dynamo?.endpoint ?? ''
  const functions = await tableFunctions({ settings, endpoint, doorbell, fail })
  const mail = `http://localhost:${port}/mail/`
  return { functions, kind: { dynamo: { endpoint, table: settings.table, mail, ...embeddedText(settings) } } }
}

/** The mailbox, where anybody is told. */
const startMail = async (settings: Settings): Promise<string> => {
  if (parts.store !== undefined) return ''
  // A folder that cannot be used is told of by the store, which needs it more.
  parts.mail = await localMail(settings).catch(() => localMail({ dataFolder: undefined }))
  return parts.mail.ses.endpoint
}

const sayReady = (ready: Ready): void => {
  const { dynamo, ...at } = ready
  print(isJson ? JSON.stringify({ site: `http://localhost:${at.port}`, ...at, ...dynamo }) : readyText(ready))
}

const start = async (given: Settings): Promise<void> => {
  const { stage, settings, environment } = await localStage(given)
  const [submit, owner] = [whenLoaded(), whenLoaded()]
  if (settings.store !== undefined) parts.store = await openStore(settings.store, systemClock)
  // Before the site answers, so that the token can be read as soon as anybody knows that it is up.
  const local = await localOwner(settings)
  const ses = await startMail(settings)
  await startServers(settings, { handler: submit.handler, owner: owner.handler }, unusableIn(local))
  if (E.isLeft(local)) return
  const { kept, ...secrets } = local.right
  const port = parts.gateway?.port ?? settings.port
  setEnvironment(
    functionEnvironment(settings, { port, embedded: parts.dynamo?.endpoint, ...secrets }, process.env),
  )
  setEnvironment(tellingEnvironment(process.env, { port, ses, stage }))
  setEnvironment(environment)
  for (const sentence of unknownTargets(forms, localTargets(process.env, stage))) note(sentence)
  takeLog()
  const { functions, kind } = await functionsAt(settings, port)
  submit.resolve(functions.submit)
  owner.resolve(functions.owner)
  const { ok, status } = await fetch(`http://127.0.0.1:${port}/`)
  if (!ok) await fail(`The site answers ${status}: build it with npm run bundle.`)
  sayReady({ port, owner: { token: secrets.token, kept }, ...kind })
  parts.ready = true
  const reason = await parts.dynamo?.lost
  if (reason !== undefined) await fail(`The embedded DynamoDB fails again and again: ${reason}. Start again.`)
}

if (asked === undefined || asked.help) {
  print(usage)
  process.exit(asked === undefined ? 1 : 0)
}
if (asked.store !== undefined) process.env['STORE_MODULE'] = asked.store
// What is written from here on, people typed: others on this machine may not read it.
process.umask(0o077)
endOnSignals(stop)
const settings = checkedSettings()
await (E.isLeft(settings)
  ? fail(`The settings are not valid:\n- ${settings.left.join('\n- ')}`)
  : start(settings.right).catch((error: unknown) =>
      fail(`DynamoSync cannot start: ${error instanceof Error ? error.message : 'unknown'}`),
    ))
