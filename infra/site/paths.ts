import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Folder of files with a digest in their names. */
export const hashedFolder = 'assets'

/** The files of a built site by path, such as `contact/index.html`, in alphabetical order. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()

/** Folder of the owner's pages. */
export const ownerFolder = 'owner'

/** Files to deploy: the owner's pages only if owners can sign in. */
export const deployedFiles = (folder: string, withOwner: boolean): readonly string[] =>
  filesIn(folder).filter((path) => withOwner || !path.startsWith(`${ownerFolder}/`))

/** Query parameter with the version of a page, set by the function and part of the edge's cache key. */
export const digestParameter = 'v'

const digestOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 11)

/** CloudFront's limit for a function, in bytes. */
const most = 10_240

/**
 * The source of the CloudFront function in front of the pages. It lists every file outside of `assets/`, because a
 * function cannot look into the bucket and a private bucket answers 403 for a missing file. A folder is its
 * `index.html`, requested with the digest of its content; a missing page gets the site's own error page with status
 * 404.
 *
 * @param headers lower-case names, for the answers that the function gives itself
 */
export const pageFunction = (
  folder: string,
  withOwner: boolean,
  headers: Readonly<Record<string, string>>,
): string => {
  const files = deployedFiles(folder, withOwner).filter(
    (path) => !path.startsWith(`${hashedFolder}/`) && path !== '404.html',
  )
  const page = readFileSync(join(folder, '404.html'), 'utf8')
  const values = Object.fromEntries(
    Object.entries({
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    }).map(([name, value]) => [name, { value }]),
  )
  const digests = Object.fromEntries(files.map((path) => [path, digestOf(join(folder, path))]))
  const source = `var files = new Map(Object.entries(${JSON.stringify(digests)}))
var notFound = {
  statusCode: 404,
  statusDescription: 'Not Found',
  headers: ${JSON.stringify(values)},
  body: { encoding: 'text', data: ${JSON.stringify(page)} }
}
function queryOf(query) {
  var parts = []
  for (var name in query)
    for (var each of query[name].multiValue || [query[name]])
      parts.push(each.value === '' ? name : name + '=' + each.value)
  return parts.length === 0 ? '' : '?' + parts.join('&')
}
function handler(event) {
  var request = event.request
  var path = request.uri.slice(1)
  if (path === '' || path.endsWith('/')) path += 'index.html'
  if (files.has(path)) {
    request.uri = '/' + path
    request.querystring = { ${digestParameter}: { value: files.get(path) } }
    return request
  }
  if (files.has(path + '/index.html'))
    return {
      statusCode: 302,
      statusDescription: 'Found',
      headers: { location: { value: '/' + path + '/' + queryOf(request.querystring) } }
    }
  return notFound
}
`
  if (Buffer.byteLength(source) > most)
    throw new Error(
      `The site has too many pages: the list of their names exceeds the ${most} bytes of a CloudFront function.`,
    )
  return source
}
