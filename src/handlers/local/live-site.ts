import type { SiteAnswer } from '../../adapters/gateway/answer.js'
import type { Reply } from '../../adapters/gateway/reply.js'
import { siteIn } from '../../adapters/gateway/site.js'

/** Path at which pages wait for the next build; it is answered after that build. */
const reloadPath = '/@reload'

/** Whether a request is a page's wait for the next build, which is not logged. */
export const isReload = (path: string): boolean => path.startsWith(reloadPath)

const script = (version: string): string => `const look = async () => {
  const answer = await fetch('${reloadPath}?${version}').catch(() => undefined)
  if (answer === undefined || !answer.ok) return setTimeout(look, 1000)
  if ((await answer.text()) === '${version}') return look()
  location.reload()
}
look()
`

const text = (type: string, body: string): Reply => ({
  status: 200,
  headers: [
    ['content-type', `text/${type}; charset=utf-8`],
    ['cache-control', 'no-store'],
  ],
  body,
})

const isPage = ({ headers }: Reply): boolean =>
  headers.some(([name, value]) => name === 'content-type' && value.startsWith('text/html'))

const withScript = (reply: Reply, version: string): Reply => {
  const tag = `<script type="module" src="${reloadPath}.js?${version}"></script>`
  return { ...reply, body: `${reply.body.toString()}${tag}` }
}

/** A folder served as by a static host, whose open pages reload after a build. */
export interface LiveSite {
  readonly answer: SiteAnswer
  /** Serves the current contents of the folder and reloads the open pages. */
  readonly reload: () => void
  /** Answers all waiting pages. */
  readonly stop: () => void
}

/** @param patience milliseconds after which a page has to ask again */
export const liveSite = (folder: string, patience = 25_000): LiveSite => {
  const started = Date.now()
  let [site, count] = [siteIn(folder), 0]
  let changed = Promise.withResolvers<undefined>()
  const version = (): string => `${started}.${count}`
  const whenChanged = async (seen: string): Promise<Reply> => {
    const late = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => late.resolve(undefined), patience)
    if (seen === version()) await Promise.race([changed.promise, late.promise])
    clearTimeout(timer)
    return text('plain', version())
  }
  const wake = (): void => {
    changed.resolve(undefined)
    changed = Promise.withResolvers()
  }
  return {
    answer: (method, target) => {
      const { path, query } = target
      if (path === reloadPath) return whenChanged(query)
      if (path === `${reloadPath}.js`) return text('javascript', script(query.replace(/[^\d.]/g, '')))
      const reply = site(method, target)
      return isPage(reply) && !path.startsWith('/owner') ? withScript(reply, version()) : reply
    },
    reload: () => {
      site = siteIn(folder)
      count += 1
      wake()
    },
    stop: wake,
  }
}
