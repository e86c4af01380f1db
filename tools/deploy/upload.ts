import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import {
  DeleteObjectsCommand,
  NoSuchBucket,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { mediaTypes } from '../../src/adapters/gateway/site.js'
import type { Account } from './account.js'
import { isRefused } from './aws-fault.js'
import { Stop } from './stop.js'
import { deployedFiles, hashedFolder } from '../../infra/site/paths.js'

/** A name with the digest of the contents in it: `enhance-04032c432336.js`, `part-ABCDEFGH.js`. */
const isHashed = (path: string): boolean => /-([0-9a-f]{12}|[0-9A-Z]{8})\.\w+$/.test(path)

/** How long a browser may keep a file. */
export const cacheControl = (path: string): string =>
  isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache'

const giveRight =
  'give this right to the role that you use, or sts:AssumeRole on the CDK’s file-publishing role, which has it; then the same command again'

/** The error of a call that S3 refused, which does not say by itself which right is missing. */
const named =
  (right: string, bucket: string) =>
  (cause: unknown): never => {
    if (!(cause instanceof Error && isRefused(cause))) throw cause
    const stop = new Stop(`AWS does not allow ${right} on the bucket ${bucket}: ${cause.message}`, giveRight)
    throw Object.assign(stop, { name: cause.name })
  }

const keysIn = async (client: S3Client, bucket: string): Promise<string[]> => {
  const keys: string[] = []
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket }))
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []))
  return keys
}

const removeSome = async (client: S3Client, bucket: string, keys: readonly string[]): Promise<void> => {
  for (let at = 0; at < keys.length; at += 1_000) {
    const Objects = keys.slice(at, at + 1_000).map((Key) => ({ Key }))
    await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }))
  }
}

/** Removes the files of a bucket that are no longer wanted. @throws Stop that names the right that is missing */
const removeFrom = async (
  client: S3Client,
  bucket: string,
  isGone: (key: string) => boolean,
): Promise<void> => {
  const keys = await keysIn(client, bucket).catch(named('s3:ListBucket', bucket))
  await removeSome(client, bucket, keys.filter(isGone)).catch(named('s3:DeleteObject', bucket))
}

interface Upload {
  readonly client: S3Client
  readonly folder: string
  readonly bucket: string
  readonly path: string
}

const put = async ({ client, folder, bucket, path }: Upload): Promise<void> => {
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: path,
      Body: await readFile(join(folder, path)),
      ContentType: mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream',
      CacheControl: cacheControl(path),
    }),
  )
}

/** The folder of a built site, and whether the pages for owners belong to it. */
export interface BuiltSite {
  readonly folder: string
  readonly withOwner: boolean
}

/** Pages come last, so that none of them asks for what is not there yet. */
const broken = (bucket: string, done: string, cause: unknown): Stop =>
  new Stop(
    `${done} files are in the bucket ${bucket}, then s3:PutObject failed: ${cause instanceof Error ? cause.message : String(cause)}. The site that visitors see holds together.`,
    cause instanceof Error && isRefused(cause) ? giveRight : 'the same command again brings the rest',
  )

/**
 * Brings the built site into its bucket: what pages ask for first, then the pages, then what is no longer there goes.
 * Hashed files of older builds stay, as a page that is open may still ask for one.
 *
 * @returns how many files there are
 */
export const uploadSite = async (client: S3Client, site: BuiltSite, bucket: string): Promise<number> => {
  const { folder, withOwner } = site
  const files = deployedFiles(folder, withOwner)
  const pages = files.filter((path) => path.endsWith('.html'))
  const inOrder = [...files.filter((each) => !pages.includes(each)), ...pages]
  for (const [done, path] of inOrder.entries())
    await put({ client, folder, bucket, path }).catch((cause: unknown) => {
      throw broken(bucket, `${done} of ${files.length}`, cause)
    })
  const isGone = (key: string): boolean => !files.includes(key) && !key.startsWith(`${hashedFolder}/`)
  await removeFrom(client, bucket, isGone)
  return files.length
}

/** A bucket has to be empty before it can be deleted; a removal that broke off may have deleted it already. */
export const emptyBucket = async ({ files, ownFiles }: Account, bucket: string): Promise<void> => {
  const emptied = (client: S3Client): Promise<void> => removeFrom(client, bucket, () => true)
  try {
    // A removal that broke off may have deleted what lets the CDK's role in.
    await emptied(files).catch((cause: unknown) => {
      if (cause instanceof Error && isRefused(cause)) return emptied(ownFiles)
      throw cause
    })
  } catch (cause) {
    if (!(cause instanceof NoSuchBucket)) throw cause
  }
}
