import { AsyncLocalStorage } from 'node:async_hooks'
import { EventEmitter, once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { memoryRepository } from '../../../../src/adapters/memory/index.js'
import { choices, form, text } from '../../../../src/domain/index.js'
import type { Fields } from '../../../../src/domain/field/schema.js'
import { fetchHandler } from '../../../../src/handlers/fetch/index.js'

const line = (label: string) => text({ label, maxLength: 10_000, optional: true })
const names = ['a', 'b', 'c', 'pressed', 'x', 'y', 'extra'] as const
const fields = {
  ...(Object.fromEntries(names.map((name) => [name, line(name)])) as Record<
    (typeof names)[number],
    ReturnType<typeof line>
  >),
  many: choices(['one', 'two', 'three', 'four'], { label: 'many', optional: true }),
}

const forms = [
  form('probe', fields, { title: 'Probe' }),
  form('other', fields),
  form('ignoring', fields, { unknownFields: 'ignore' }),
  form('long', { a: text({ label: 'a', maxLength: 20_000 }) }),
  form('thankful', fields, { thanks: '/thanks.html' }),
]

/** What came of a page: what was stored, in its order, and where the browser was led. */
export interface Came {
  readonly stored: readonly { readonly form: string; readonly fields: Fields }[]
  /** Paths and queries that were asked for, after their method where it is not GET. */
  readonly led: readonly string[]
}

/** The program in memory, and what it is asked from each of the pages that a test adds. */
export interface Recorded {
  /** @returns the path of the page */
  readonly add: (html: string) => string
  readonly page: (path: string) => string | undefined
  readonly led: (request: IncomingMessage) => void
  readonly answer: (request: IncomingMessage, origin: string) => Promise<Response>
  /** What came of a page so far. */
  readonly came: (page: string) => Came
  /** Waits for what is true after one of the next changes, if it is not yet. */
  readonly until: (isTrue: () => boolean) => Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A request as the web's standard has it. */
export const requestOf = async (incoming: IncomingMessage, origin: string): Promise<Request> => {
  const { method = 'GET', headers, url = '' } = incoming
  const body = await bodyOf(incoming)
  return new Request(`${origin}${url}`, {
    method,
    headers: headers as Record<string, string>,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  })
}

/** The path of the page that a request came from. */
export const fromPage = ({ headers }: IncomingMessage): string =>
  URL.parse(headers.referer ?? '')?.pathname ?? ''

interface Trace {
  readonly stored: { form: string; fields: Fields }[]
  readonly led: string[]
}

export const recorder = (): Recorded => {
  const pages = new Map<string, string>()
  const traces = new Map<string, Trace>()
  const asking = new AsyncLocalStorage<string>()
  const changes = new EventEmitter().setMaxListeners(0)
  const came = (page: string): Trace => {
    const trace = traces.get(page) ?? { stored: [], led: [] }
    traces.set(page, trace)
    return trace
  }
  const memory = memoryRepository({ clock: () => Date.now() })
  const handle = fetchHandler({
    forms,
    repository: {
      ...memory,
      add: (attempt, deadline) => {
        const { form, fields } = attempt.submission
        came(asking.getStore() ?? '').stored.push({ form, fields })
        changes.emit('change')
        return memory.add(attempt, deadline)
      },
    },
  })
  return {
    add: (html) => {
      const path = `/page/${pages.size}`
      pages.set(path, `<!doctype html><html lang="en"><title>Page</title>${html}`)
      return path
    },
    page: (path) => pages.get(path),
    led: (request) => {
      const { method = '', url = '' } = request
      if (
        /^\/(client\.js|outbox\.js|favicon\.ico|settled)$/.test(url) ||
        (method === 'POST' && url.startsWith('/api/'))
      )
        return
      came(fromPage(request)).led.push(method === 'GET' ? url : `${method} ${url}`)
      changes.emit('change')
    },
    answer: async (request, origin) => {
      const asked = await requestOf(request, origin)
      return asking.run(fromPage(request), () => handle(asked))
    },
    came: (page) => structuredClone(came(page)),
    until: async (isTrue) => {
      while (!isTrue()) await once(changes, 'change')
    },
  }
}
