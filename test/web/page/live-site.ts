import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll } from '@jest/globals'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { hurry } from '../page-parts.js'
import { type Stack, startStack } from '../../handlers/local/stack.js'

/** The whole system as `npm start` runs it, and a browser at it. */
export interface LiveSite {
  readonly url: () => string
  /** A person's browser: its pages share what it keeps. Each test's end closes it. */
  readonly person: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** A page of the site, in a browser of its own unless one is given. */
  readonly open: (path?: string, context?: BrowserContext) => Promise<Page>
  /** The values that are stored for a form, as texts by name. */
  readonly stored: (form: string) => Promise<readonly Readonly<Record<string, string | undefined>>[]>
  /** Why a submission is held whose field `name` has this value; undefined where it is open. */
  readonly heldFor: (form: string, name: string) => Promise<readonly string[] | undefined>
}

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

/** Starts the system before the tests that are described here. `origins` is asked for when it starts. */
export const liveSite = (browser: () => Browser, origins: () => string = () => ''): LiveSite => {
  let stack: Stack | undefined
  let client: DynamoDBClient | undefined
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    stack = await startStack({ dataDir: 'memory', env: { ALLOWED_ORIGINS: origins() } })
    client = new DynamoDBClient({ endpoint: stack.dynamoUrl, region: 'us-east-1', credentials })
  }, 60_000)

  afterAll(async () => {
    client?.destroy()
    await stack?.stop()
  })

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
  })

  const itemsOf = async (form: string) => {
    const { Items = [] } = await client!.send(new ScanCommand({ TableName: 'dynamosync' }))
    // Beside a submission stand the deliveries of its targets, under keys of their own.
    return Items.filter((item) => item['pk']?.S?.startsWith(`S#${form}#`))
  }
  const url = (): string => stack?.url ?? 'about:blank'
  const person: LiveSite['person'] = async (options = {}) => {
    const context = await browser().newContext({ reducedMotion: 'reduce', ...options })
    contexts.push(context)
    await hurry(context)
    return context
  }
  return {
    url,
    person,
    open: async (path = '/', context) => {
      const page = await (context ?? (await person())).newPage()
      await page.goto(new URL(path, url()).href)
      return page
    },
    stored: async (form) => {
      return (await itemsOf(form)).map(({ fields }) =>
        Object.fromEntries(Object.entries(fields?.M ?? {}).map(([name, value]) => [name, value.S])),
      )
    },
    heldFor: async (form, name) => {
      const found = (await itemsOf(form)).find(({ fields }) => fields?.M?.['name']?.S === name)
      if (found === undefined) throw new Error(`nothing is stored of “${name}”`)
      return found['waits'] === undefined ? undefined : found['why']?.L?.map(({ S = '' }) => S)
    },
  }
}
