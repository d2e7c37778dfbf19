import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { refuse } from '../errors.ts'
import type { HttpContext } from './env.ts'

/** A file as it came, in a temporary place that is emptied when the answer is sent. */
export interface UploadedFile {
  field: string
  /** The name as the person's computer had it: text, never a path. */
  name: string
  /** What the browser claims; what it is says `platform/images/sniff`. */
  claimedType: string
  /** Bytes. */
  size: number
  sha256: string
  path: string
}

export interface UploadLimits {
  files: number
  /** Bytes of one file; the setting UPLOAD_LIMIT_MB by default. */
  size?: number
}

/** Longest form without files, in bytes: a remark of 20,000 letters fits many times. */
const FORM_LIMIT = 1_000_000

/** Reads a body once, as fields and files. Larger than allowed: refused with 413 before it is read to its end. */
export async function readBody(
  c: HttpContext,
  limits: UploadLimits = { files: 0 },
): Promise<{ fields: URLSearchParams; files: UploadedFile[] }> {
  const type = c.req.header('content-type') ?? ''
  if (type.startsWith('multipart/form-data')) return readMultipart(c, type, limits)
  if (type !== '' && !type.startsWith('application/x-www-form-urlencoded')) refuse('form-type', 415)
  return { fields: new URLSearchParams(await readText(c)), files: [] }
}

async function readText(c: HttpContext): Promise<string> {
  // A body of known length is read whole by the server, which keeps to that length; only one of unknown length has to be measured.
  const length = c.req.header('content-length')
  if (length !== undefined) {
    if (Number(length) > FORM_LIMIT) refuse('form-too-large', 413)
    return c.req.raw.text()
  }
  const stream = c.req.raw.body
  if (!stream) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.byteLength
    if (size > FORM_LIMIT) refuse('form-too-large', 413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function readMultipart(c: HttpContext, contentType: string, limits: UploadLimits) {
  const folder = join(c.get('context').house.config.dataFolder, 'tmp')
  await mkdir(folder, { recursive: true })
  const limit = limits.size ?? c.get('context').house.config.uploadLimit
  const fields = new URLSearchParams()
  const files: UploadedFile[] = []
  const writing: Promise<void>[] = []
  let tooLarge = false

  const parser = newParser(contentType, { fileSize: limit, files: limits.files, fields: 500, fieldSize: FORM_LIMIT })
  parser.on('field', (name: string, value: string) => fields.append(name, value))
  parser.on(
    'file',
    (
      field: string,
      stream: Readable & { truncated?: boolean },
      name: string,
      _encoding: string,
      claimedType: string,
    ) => {
      const path = join(folder, randomUUID())
      const hash = createHash('sha256')
      let size = 0
      const measure = new Transform({
        transform(chunk: Buffer, _, done) {
          hash.update(chunk)
          size += chunk.length
          done(null, chunk)
        },
      })
      stream.on('limit', () => {
        tooLarge = true
      })
      writing.push(
        pipeline(stream, measure, createWriteStream(path, { mode: 0o600 })).then(() => {
          // An empty file field of a form arrives as a nameless file of 0 bytes.
          const nothing = size === 0 && !name
          const file = { field, name: name ?? '', claimedType, size, sha256: hash.digest('hex'), path }
          c.get('uploads').push(file)
          if (!nothing) files.push(file)
        }),
      )
    },
  )
  parser.on('filesLimit', () => {
    tooLarge = limits.files === 0 ? tooLarge : true
  })

  const body = c.req.raw.body
  if (!body) refuse('form-broken', 400)
  await new Promise<void>((resolve, reject) => {
    parser.on('finish', resolve)
    parser.on('error', reject)
    Readable.fromWeb(body as import('node:stream/web').ReadableStream)
      .on('error', reject)
      .pipe(parser)
  }).catch(() => refuse('form-broken', 400))
  await Promise.all(writing)
  if (tooLarge) refuse('upload-too-large', 413)
  return { fields, files }
}

function newParser(contentType: string, limits: Record<string, number>) {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits })
  } catch {
    return refuse('form-broken', 400)
  }
}

export const removeUploads = (files: UploadedFile[]) => Promise.all(files.map((file) => rm(file.path, { force: true })))
