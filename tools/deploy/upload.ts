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

/** A file name with a digest of the content: `enhance-04032c432336.js`, `part-ABCDEFGH.js`. */
const isHashed = (path: string): boolean => /-([0-9a-f]{12}|[0-9A-Z]{8})\.\w+$/.test(path)

/** The Cache-Control header of a file. */
export const cacheControl = (path: string): string =>
  isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache'

const giveRight =
  'grant your role this permission, or sts:AssumeRole on the CDK’s file-publishing role, which has it; then run the same command again'

/** Adds the missing permission to S3's error, which does not name it. */
const named =
  (right: string, bucket: string) =>
  (cause: unknown): never => {
    if (!(cause instanceof Error && isRefused(cause))) throw cause
    const stop = new Stop(`AWS denied ${right} on the bucket ${bucket}: ${cause.message}`, giveRight)
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

/** Removes the obsolete files of a bucket. @throws Stop with the missing permission */
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

/** Folder of a built site, and whether to include the owner's pages. */
export interface BuiltSite {
  readonly folder: string
  readonly withOwner: boolean
}

/** The error for an interrupted upload. Pages are uploaded last, so none requests a file that is not there yet. */
const broken = (bucket: string, done: string, cause: unknown): Stop =>
  new Stop(
    `${done} files are in the bucket ${bucket}, then s3:PutObject failed: ${cause instanceof Error ? cause.message : String(cause)}. Pages are uploaded last, so no page refers to a missing file.`,
    cause instanceof Error && isRefused(cause) ? giveRight : 'run the same command again to upload the rest',
  )

/**
 * Uploads the built site to its bucket: assets first, then the pages, then deletes obsolete files. Hashed files of
 * older builds stay, because an open page may still request one.
 *
 * @returns the number of files
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

/** Empties a bucket, which must be empty to be deleted; an interrupted removal may have deleted it already. */
export const emptyBucket = async ({ files, ownFiles }: Account, bucket: string): Promise<void> => {
  const emptied = (client: S3Client): Promise<void> => removeFrom(client, bucket, () => true)
  try {
    // An interrupted removal may have deleted the policy that lets the CDK's role in.
    await emptied(files).catch((cause: unknown) => {
      if (cause instanceof Error && isRefused(cause)) return emptied(ownFiles)
      throw cause
    })
  } catch (cause) {
    if (!(cause instanceof NoSuchBucket)) throw cause
  }
}
