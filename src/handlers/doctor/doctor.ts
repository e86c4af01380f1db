import { type Check, type CheckResult, wrong } from './check.js'
import { NoAnswer } from './no-answer.js'
import { corsChecks } from './checks/cors.js'
import { encodingChecks } from './checks/encodings.js'
import { api, errors, testMode } from './checks/first.js'
import { headerChecks } from './checks/headers.js'
import { htmlChecks } from './checks/html.js'
import { mailChecks } from './checks/mail-domain.js'
import { networkChecks } from './checks/network.js'
import { onceChecks } from './checks/once.js'
import { owner } from './checks/owner.js'
import { refusalChecks } from './checks/refusals.js'
import { preflightChecks } from './checks/preflight.js'
import { captchas, targets } from './checks/targets.js'
import { ownAddress } from './checks/own-address.js'
import { proofChecks } from './checks/proof.js'
import { spamChecks } from './checks/spam.js'
import { json } from './checks/submit.js'
import { versions } from './checks/same-version.js'
import { timeChecks } from './checks/time.js'
import { findTarget, TargetNotFound } from './find-target.js'
import { sentenceOf, type Target } from './target.js'
import { type Tools, type Visit, visitTo, type DoctorOptions } from './visit.js'

const unknown: Target = {
  kind: 'endpoint',
  address: '',
  page: { action: '', method: 'post', ours: undefined, fields: [], attributes: new Map() },
}

/** Checks after those of the network, ordered so that each can build on earlier ones. */
const contractChecks: readonly Check[] = [
  errors,
  versions,
  ...preflightChecks,
  testMode,
  json,
  ...encodingChecks,
  ...htmlChecks,
  ...spamChecks,
  ...proofChecks,
  ownAddress,
  ...onceChecks,
  ...refusalChecks,
  ...corsChecks,
  ...headerChecks,
  owner,
  ...timeChecks,
]

/** Checks of the API. If it does not answer, all others are skipped, as they would only repeat that finding. */
const apiChecks: readonly Check[] = [
  api,
  ...contractChecks.map((check) => ({ ...check, needs: ['api', ...(check.needs ?? [])] })),
]

/** Event during an examination. */
export type DoctorEvent =
  /** A check has started. */
  | { readonly _tag: 'Looking'; readonly check: Pick<Check, 'id' | 'title'> }
  | { readonly _tag: 'Checked'; readonly check: Pick<Check, 'id' | 'title'>; readonly seen: CheckResult }
  /** The address has been identified. */
  | { readonly _tag: 'Target'; readonly target: Target; readonly sentence: string }
  /** The remaining checks are not possible. */
  | { readonly _tag: 'Stopped'; readonly message: string }

const silences: Readonly<Record<NoAnswer['why'], readonly [found: string, cause: string, fix: string]>> = {
  'no-name': [
    'the name does not resolve',
    'It is misspelt, or its DNS record is missing or has not propagated yet: a new distribution takes a few minutes.',
    'Compare the address with the one that the deployment printed, and the domain’s record with the distribution’s name. Then run the doctor again in five minutes.',
  ],
  refused: [
    'nothing listens there',
    'The server does not run, or listens on another port.',
    'Start it (npm start for the local stack), or fix the port in the address.',
  ],
  late: [
    'no answer before the timeout',
    'The server hangs, or a firewall drops the requests.',
    'Check the function’s log for timeouts, and try from another network.',
  ],
  'no-tls': [
    'no TLS connection is possible from this machine',
    'The port serves plain http, or only old versions of TLS.',
    'Use the address that the deployment printed; on your own server, enable TLS 1.2 or later.',
  ],
  'cut-off': [
    'the connection was cut off',
    'The server or a proxy closed it during an answer.',
    'Run the doctor again; if it persists, check the log of the proxy or gateway in front of the function.',
  ],
}

const silence = ({ why, message }: NoAnswer): CheckResult => {
  const [found, cause, fix] = silences[why]
  return wrong(`${found} (${message})`, cause, fix)
}

const lookAt = async (check: Check, visit: Visit): Promise<CheckResult> => {
  try {
    return await check.look(visit)
  } catch (cause) {
    if (cause instanceof NoAnswer) return silence(cause)
    throw cause
  }
}

/** Runs checks in order; those that would only repeat a finding are left out. */
async function* examine(
  checks: readonly Check[],
  visit: Visit,
  spoilt: Map<string, string>,
): AsyncGenerator<DoctorEvent, void> {
  for (const check of checks) {
    const { id, title, needs = [] } = check
    const first = needs.find((need) => spoilt.has(need))
    yield { _tag: 'Looking', check: { id, title } }
    const seen: CheckResult =
      first === undefined
        ? await lookAt(check, visit)
        : { _tag: 'Left', why: `needs “${spoilt.get(first) ?? first}” to be fixed first` }
    if (seen._tag === 'Wrong' || first !== undefined) spoilt.set(id, title)
    yield { _tag: 'Checked', check: { id, title }, seen }
  }
}

/** Finds the target, or returns the reason it cannot be identified. */
const found = async (options: DoctorOptions, tools: Tools): Promise<Target | string> => {
  try {
    return await findTarget(options, tools)
  } catch (cause) {
    if (cause instanceof TargetNotFound) return cause.message
    if (cause instanceof NoAnswer) return `The address does not answer (${cause.message}).`
    throw cause
  }
}

/**
 * The use case: examines a running deployment from outside, check by check. It submits tests if they are recognised as
 * such, and real submissions only if the options say so.
 */
export async function* doctor(options: DoctorOptions, tools: Tools): AsyncGenerator<DoctorEvent, void> {
  const spoilt = new Map<string, string>()
  if (options.mailFrom !== undefined) yield* examine(mailChecks, visitTo(unknown, options, tools), spoilt)
  if (options.untold !== undefined)
    yield* examine([targets, captchas], visitTo(unknown, options, tools), spoilt)
  yield* examine(networkChecks, visitTo(unknown, options, tools), spoilt)
  if (spoilt.has('name') || spoilt.has('reach')) {
    yield { _tag: 'Stopped', message: 'No other check is possible until it answers.' }
    return
  }
  const target = await found(options, tools)
  if (typeof target === 'string') {
    yield { _tag: 'Stopped', message: target }
    return
  }
  yield { _tag: 'Target', target, sentence: sentenceOf(target) }
  yield* examine(apiChecks, visitTo(target, options, tools), spoilt)
}
