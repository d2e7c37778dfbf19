import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FileStore, openFiles } from './index.ts'
import { startS3 } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'wiec-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const whole = async (stream: AsyncIterable<unknown>) => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function keepsFiles(open: () => FileStore) {
  test('bytes put in come out the same, under the hash of their content', async () => {
    const text = Buffer.from('Więcej drzew na Antoniukowskiej.')
    expect(await open().put(text)).toEqual({ hash: sha256(text), size: text.length })
    expect(Buffer.from(await open().read(sha256(text)))).toEqual(text)
    expect(await whole(await open().open(sha256(text)))).toEqual(text)
  })

  test('a file of several megabytes is put from its path and stays where it was', async () => {
    const bytes = Buffer.alloc(5 * 1024 * 1024, 'ścieżka nad jeziorem ')
    const path = join(folder, 'scan.pdf')
    writeFileSync(path, bytes)
    expect(await open().put(path)).toEqual({ hash: sha256(bytes), size: bytes.length })
    expect(sha256(await whole(await open().open(sha256(bytes))))).toBe(sha256(bytes))
    expect(readdirSync(folder)).toContain('scan.pdf')
  })

  test('a stream is put as it comes', async () => {
    const stored = await open().put(Readable.from([Buffer.from('park '), Buffer.from('Planty')]))
    expect(stored).toEqual({ hash: sha256('park Planty'), size: 11 })
    expect(await open().has(stored.hash)).toBe(true)
  })

  test('an empty file is a file', async () => {
    const { hash } = await open().put(new Uint8Array())
    expect(await open().read(hash)).toHaveLength(0)
  })

  test('the same content put again, also at the same moment, is one file', async () => {
    const puts = Array.from({ length: 8 }, () => open().put(Buffer.from('ulotka')))
    const hashes = new Set((await Promise.all(puts)).map((stored) => stored.hash))
    expect([...hashes]).toEqual([sha256('ulotka')])
    expect((await Array.fromAsync(open().list())).filter((hash) => hash === sha256('ulotka'))).toHaveLength(1)
  })

  test('what was removed is absent, and removing it again is no mistake', async () => {
    const { hash } = await open().put(Buffer.from('do usunięcia'))
    await open().remove(hash)
    await open().remove(hash)
    expect(await open().has(hash)).toBe(false)
    await expect(open().read(hash)).rejects.toThrow('absent')
    await expect(open().open(hash)).rejects.toThrow('absent')
  })

  test.each(['../../../etc/passwd', 'ab', sha256('x').toUpperCase(), `${sha256('x')}/..`])(
    '"%s" is no file',
    async (word) => {
      await expect(open().read(word)).rejects.toThrow('absent')
      await expect(open().remove(word)).rejects.toThrow('absent')
    },
  )

  test('the list names every file and nothing else', async () => {
    const before = new Set(await Array.fromAsync(open().list()))
    const added = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => open().put(Buffer.from(`list ${text}`))))
    const after = await Array.fromAsync(open().list())
    expect(new Set(after)).toEqual(new Set([...before, ...added.map((stored) => stored.hash)]))
    expect(after).toHaveLength(new Set(after).size)
  })

  test('a source that breaks leaves nothing behind', async () => {
    const before = await Array.fromAsync(open().list())
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half of it')
        throw new Error('connection lost')
      })(),
    )
    await expect(open().put(broken)).rejects.toThrow('connection lost')
    expect(await Array.fromAsync(open().list())).toEqual(before)
  })
}

describe('files on disk', () => {
  const data = join(folder, 'data')
  let store: FileStore
  beforeAll(async () => {
    store = await openFiles({ dataFolder: data, s3: null })
  })
  keepsFiles(() => store)

  test('nothing waits aside when all is done', async () => {
    expect(await readdir(join(data, 'files', 'incoming'))).toEqual([])
  })

  test('what a dead process left aside is cleared after a day, not before', async () => {
    const incoming = join(folder, 'other', 'files', 'incoming')
    await mkdir(incoming, { recursive: true })
    await writeFile(join(incoming, 'old'), 'x')
    await writeFile(join(incoming, 'new'), 'x')
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000)
    await utimes(join(incoming, 'old'), twoDaysAgo, twoDaysAgo)
    await openFiles({ dataFolder: join(folder, 'other'), s3: null })
    expect(await readdir(incoming)).toEqual(['new'])
  })
})

describe('files in an S3-compatible store', () => {
  let server: Awaited<ReturnType<typeof startS3>>
  let store: FileStore
  const settings = () => ({
    endpoint: server.endpoint,
    region: 'auto',
    bucket: 'wiec',
    keyId: 'klucz',
    secret: 'tajne',
  })
  beforeAll(async () => {
    server = await startS3('wiec', 'klucz')
    store = await openFiles({ dataFolder: folder, s3: settings() })
  })
  afterAll(() => server.close())
  keepsFiles(() => store)

  test('a file lies in the bucket as it would in the folder', async () => {
    const { hash } = await store.put(Buffer.from('plan ogólny'))
    expect(server.objects.has(`files/${hash.slice(0, 2)}/${hash.slice(2)}`)).toBe(true)
  })

  test('a store that refuses us is a fault, not an absent file', async () => {
    const stranger = await openFiles({ dataFolder: folder, s3: { ...settings(), keyId: 'obcy' } })
    await expect(stranger.read(sha256('x'))).rejects.toThrow('AccessDenied')
    await expect(stranger.put(Buffer.from('x'))).rejects.toThrow()
  })
})
