import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { Target } from './gateway-request.js'
import type { Reply } from './reply.js'

/** Media types by file extension, used here and by a deployed site. */
export const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}

/** Decoded segments of a path; undefined if one would leave the folder or is not a valid file name. */
const partsOf = (path: string): readonly string[] | undefined => {
  try {
    const parts = path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent)
    return parts.some((part) => part === '.' || part === '..' || /[/\\\0:]/.test(part)) ? undefined : parts
  } catch {
    return undefined
  }
}

const common = [
  ['cache-control', 'no-store'],
  ['x-content-type-options', 'nosniff'],
] as const

/** Security headers of the owners' pages, which a page cannot set itself: no framing, no shared window. */
const owners = [
  ['content-security-policy', "frame-ancestors 'none'"],
  ['cross-origin-opener-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
] as const

type Files = ReadonlyMap<string, Buffer>

/** Current content of a folder, by path: later builds are not served to the functions of an earlier build. */
const filesIn = (folder: string): Files => {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  )
  return new Map(
    entries.map(({ parentPath, name }) => {
      const file = join(parentPath, name)
      return [relative(folder, file).split(sep).join('/'), readFileSync(file)]
    }),
  )
}

const fileReply = (
  files: Files,
  path: string,
  status: number,
  more: readonly (readonly [string, string])[] = [],
): Reply | undefined => {
  const body = files.get(path)
  const type = mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream'
  return body && { status, headers: [['content-type', type], ...common, ...more], body }
}

const isFolder = (files: Files, path: string): boolean =>
  path === '' || [...files.keys()].some((each) => each.startsWith(`${path}/`))

const plain = (status: number, body: string, ...more: readonly (readonly [string, string])[]): Reply => ({
  status,
  headers: [['content-type', 'text/plain; charset=utf-8'], ...common, ...more],
  body,
})

/** Reply for a file or folder; a redirect if a folder's slash is missing, which would break its relative links. */
const replyAt = (files: Files, { path, query }: Target, parts: readonly string[]): Reply | undefined => {
  const target = parts.join('/')
  const more = parts[0] === 'owner' ? owners : []
  if (!isFolder(files, target)) return path.endsWith('/') ? undefined : fileReply(files, target, 200, more)
  return path.endsWith('/')
    ? fileReply(files, [...parts, 'index.html'].join('/'), 200, more)
    : plain(302, '', ['location', `/${parts.map(encodeURIComponent).join('/')}/${query && `?${query}`}`])
}

/**
 * Serves the current content of a folder as a static host does: `index.html` for folders, `404.html` for missing files,
 * never a listing.
 */
export const siteIn = (folder: string) => {
  const files = filesIn(folder)
  return (method: string, target: Target): Reply => {
    if (method !== 'GET' && method !== 'HEAD')
      return plain(405, 'This is a page: it can only be read.\n', ['allow', 'GET, HEAD'])
    const parts = partsOf(target.path)
    const found = parts === undefined ? undefined : replyAt(files, target, parts)
    return found ?? fileReply(files, '404.html', 404) ?? plain(404, 'There is no such page.\n')
  }
}
