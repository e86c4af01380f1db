import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { styleText } from 'node:util'
import * as E from 'fp-ts/lib/Either.js'
import { readEmail } from '../../../domain/field/kinds/email.js'
import { type Command, InvalidArgumentError } from 'commander'
import { loadSite, siteFile } from '../../../adapters/site-file/load.js'
import { nodeProbe } from '../../../adapters/probe/index.js'
import { systemClock } from '../../../adapters/system/stamper.js'
import { printPainted } from '../../../adapters/terminal/output.js'
import { statusLine } from '../../../adapters/terminal/status-line.js'
import { exampleOf } from '../../../domain/form/example.js'
import type { Forms } from '../../../domain/form/form.js'
import { stageIn, stagesOf } from '../../../domain/site/site.js'
import { isApiClosed } from '../../../domain/site/closed-api.js'
import { missingCaptchas, testCaptchas } from '../../../domain/site/captcha-keys.js'
import { unknownTargets } from '../../../domain/site/unknown-targets.js'
import { formsFrom } from '../forms-module.js'
import { exit, print } from '../output.js'
import { doctor, type DoctorEvent } from '../../doctor/doctor.js'
import { jsonOf, linesOf, type Style, summaryOf, tallyOf } from '../../doctor/report.js'
import type { Tools } from '../../doctor/visit.js'

interface DoctorOptions {
  readonly form?: string
  readonly origin?: string
  readonly api?: string
  readonly forms?: string
  readonly stage?: string
  readonly mailFrom?: string
  readonly dkim?: readonly string[]
  readonly submit?: boolean
  readonly json?: boolean
}

/** The forms whose definitions are available: they give better examples than the fields on a form's page. */
const formsKnown = (path: string | undefined): Promise<Forms> =>
  path === undefined ? formsFrom(path).catch((): Forms => new Map()) : formsFrom(path)

const toolsFor = (forms: Forms): Tools => ({
  probe: nodeProbe(),
  clock: systemClock,
  freshKey: () => `doctor-${randomUUID()}`,
  known: (name) => {
    const form = forms.get(name)
    return form === undefined ? {} : exampleOf(form)
  },
  pause: setTimeout,
  timed: 20,
  slow: 2_000,
})

/** Facts that no response shows, read from a stage's files: its mail sender, and missing targets and captcha keys. */
const filesOf = async (stage: string, module: string | undefined) => {
  const config = await loadSite()
  const settings = stageIn(config, stage)
  if (settings === undefined)
    throw new Error(`${siteFile} has no stage “${stage}”; it has ${stagesOf(config).join(', ')}.`)
  const forms = [...(await formsFrom(module)).values()]
  return {
    mailFrom: settings.mail?.from,
    untold: unknownTargets(forms, settings.targets),
    unproved: [...missingCaptchas(forms, settings.human), ...testCaptchas(forms, settings.human)],
    // A site served by S3 calls the API at its own address, so that address must stay open.
    isApiClosed: settings.hosting === 's3' ? undefined : isApiClosed(settings),
  }
}

/** Default scheme of an address: http for this machine, otherwise https. */
const schemeFor = (text: string): string => (/^(localhost|127\.|\[::1\])/.test(text) ? 'http' : 'https')

const addressIn = (text: string): string => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  const corrected = `${schemeFor(text)}://${text}`
  throw new InvalidArgumentError(
    !text.includes('://') && URL.canParse(corrected)
      ? `Did you mean ${corrected}?`
      : 'Enter an address such as https://www.example.org.',
  )
}

const originIn = (text: string): string => {
  if (!URL.canParse(text) || new URL(text).origin !== text)
    throw new InvalidArgumentError(
      'Enter scheme, host and port, such as https://www.example.org, without a slash at the end.',
    )
  return text
}

const senderIn = (text: string): string => {
  const read = readEmail(text)
  if (E.isRight(read)) return read.right
  throw new InvalidArgumentError('Enter one e-mail address, such as forms@example.org.')
}

const widest = 110

const style = (): Style => ({
  width: Math.min(process.stdout.isTTY ? process.stdout.columns : widest, widest),
  paint: (colour, text) => styleText(colour, text, { stream: process.stdout }),
})

const examine = async (
  url: string,
  { json, forms, stage, submit = false, ...given }: DoctorOptions,
): Promise<number> => {
  const options = { ...(stage === undefined ? {} : await filesOf(stage, forms)), ...given }
  const tools = toolsFor(await formsKnown(forms))
  const all: DoctorEvent[] = []
  const status = statusLine()
  try {
    for await (const told of doctor({ url, submit, ...options }, tools)) {
      all.push(told)
      if (told._tag === 'Looking') status.say(`  ${told.check.title} …`)
      else status.clear()
      if (!json) for (const line of linesOf(told, style())) printPainted(line)
    }
  } finally {
    status.clear()
  }
  const tally = tallyOf(all)
  print(json ? jsonOf(url, all) : `\n${summaryOf(tally)}`)
  if (tally.trouble) return exit.trouble
  return tally.wrong > 0 ? exit.findings : exit.fine
}

const help = `
The address may be a site, its API (…/api) or one of its forms (…/forms/NAME);
the report says which. The doctor submits about thirty tests, which nobody
sees and which expire after an hour. If the API does not recognise tests, or is
not DynamoSync, nothing is submitted unless you pass --submit, which makes real
submissions.

Examples:
  dynamosync doctor http://localhost:3000
  dynamosync doctor https://d111111abcdef8.cloudfront.net --form contact
  dynamosync doctor https://www.example.org --stage prod
  dynamosync doctor https://forms.example.com/api --form contact \\
    --origin https://www.example.org

Exit status: 0 healthy, 1 findings, 2 the deployment could not be examined.
`

/** Adds `doctor`. */
export const addDoctor = (program: Command, done: (code: number) => void): void => {
  program
    .command('doctor')
    .description('Examine a running deployment from outside, and report problems and their fixes.')
    .argument('<url>', 'address of the deployment', addressIn)
    .option('--form <name>', 'form to submit; by default the first one found')
    .option(
      '--origin <origin>',
      'send requests as if from a page of this origin, which should be allowed',
      originIn,
    )
    .option(
      '--api <url>',
      'the API’s own address, which should reject requests that bypass the site',
      addressIn,
    )
    .option('--forms <module>', 'a module that exports the forms, for better examples')
    .option(
      '--stage <name>',
      'also check this stage of dynamosync.config.ts: its targets, captchas, mail DNS, and the API’s own address',
    )
    .option('--mail-from <address>', 'also check the DNS of this sender address’s domain', senderIn)
    .option(
      '--dkim <names...>',
      'DKIM records of that address’s domain: the stack’s outputs MailDkim1 to MailDkim3',
    )
    .option('--submit', 'make real submissions if the API does not recognise tests')
    .option('--json', 'print one JSON object')
    .addHelpText('after', help)
    .action(async (url: string, options: DoctorOptions) => done(await examine(url, options)))
}
