import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import type { Config } from '../config.ts'
import { absent } from '../errors.ts'
import { bytesOf, writeAside } from './disk.ts'
import { type FileStore, hashAt, placeOf, type StoredFile } from './store.ts'

/** Before every place, so that a bucket may hold other things too. */
const PREFIX = 'files/'

/**
 * Keeps files in an S3-compatible store, so that many nodes share them. The SHA-256 of the content is part of the signed
 * request: a store refuses what was damaged on the way.
 */
export async function openS3(settings: NonNullable<Config['s3']>): Promise<FileStore> {
  // Loaded only where S3 is used: the library takes 37 MB of memory.
  const sdk = await import('@aws-sdk/client-s3')
  const client = new sdk.S3Client({
    endpoint: settings.endpoint,
    region: settings.region,
    credentials: { accessKeyId: settings.keyId, secretAccessKey: settings.secret },
    forcePathStyle: true,
    // Checksums in trailers are Amazon's own; other stores refuse them. The signed SHA-256 protects the content instead.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 120_000 },
  })
  const at = (hash: string) => ({ Bucket: settings.bucket, Key: PREFIX + placeOf(hash) })

  const has = async (hash: string) => {
    try {
      await client.send(new sdk.HeadObjectCommand(at(hash)))
      return true
    } catch (error) {
      if (isAbsent(error)) return false
      throw error
    }
  }

  const upload = async (stored: StoredFile, body: Uint8Array | Readable) => {
    const command = new sdk.PutObjectCommand({ ...at(stored.hash), Body: body, ContentLength: stored.size })
    signContent(command, stored.hash)
    await client.send(command)
    return stored
  }

  const open = async (hash: string) => {
    const answer = await client.send(new sdk.GetObjectCommand(at(hash))).catch(asAbsent)
    return answer.Body as Readable
  }

  return {
    async put(source) {
      if (source instanceof Uint8Array) {
        const stored = { hash: createHash('sha256').update(source).digest('hex'), size: source.length }
        return (await has(stored.hash)) ? stored : upload(stored, source)
      }
      // The address is the hash, so a stream is read to its end before the first byte can be sent.
      if (source instanceof Readable) {
        const aside = join(tmpdir(), `wiec-${randomUUID()}`)
        try {
          const stored = await writeAside(aside, source)
          return (await has(stored.hash)) ? stored : await upload(stored, createReadStream(aside))
        } finally {
          await rm(aside, { force: true })
        }
      }
      const stored = { hash: await hashOf(source), size: (await stat(source)).size }
      return (await has(stored.hash)) ? stored : upload(stored, createReadStream(source))
    },
    open,
    async read(hash) {
      const chunks: Uint8Array[] = []
      for await (const chunk of await open(hash)) chunks.push(chunk as Uint8Array)
      return Buffer.concat(chunks)
    },
    has,
    async remove(hash) {
      await client.send(new sdk.DeleteObjectCommand(at(hash)))
    },
    async *list() {
      const pages = sdk.paginateListObjectsV2(
        { client: client as S3Client },
        { Bucket: settings.bucket, Prefix: PREFIX },
      )
      for await (const page of pages)
        for (const object of page.Contents ?? []) {
          const hash = hashAt((object.Key ?? '').slice(PREFIX.length))
          if (hash) yield hash
        }
    },
  }
}

// For a stream the library would sign "unsigned payload"; we know the hash, so we say it.
function signContent(command: InstanceType<typeof import('@aws-sdk/client-s3').PutObjectCommand>, hash: string) {
  command.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { headers: Record<string, string> }
      request.headers['x-amz-content-sha256'] = hash
      return next(args)
    },
    { step: 'build', name: 'signContent' },
  )
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of bytesOf(path)) hash.update(chunk)
  return hash.digest('hex')
}

const isAbsent = (error: unknown) => error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name)

function asAbsent(error: unknown): never {
  throw isAbsent(error) ? absent() : error
}
