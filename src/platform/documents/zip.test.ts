import { describe, expect, test } from 'vitest'
import { collect } from './bytes.ts'
import { openZip, writeZip } from './zip.ts'

const limits = { maxBytes: 10_000_000, maxEntries: 10, maxInflated: 5_000_000 }

const zeros = (size: number) => ({ name: 'a', data: new Uint8Array(size) })

/** The archive with one 32-bit field of its first central entry changed. */
function withField(bytes: Buffer, offset: number, value: number): Buffer {
  const changed = Buffer.from(bytes)
  changed.writeUInt32LE(value, changed.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + offset)
  return changed
}

test('parts of every kind come back', async () => {
  async function* slow() {
    yield Buffer.from('po ')
    yield Buffer.from('kawałku')
  }
  const bytes = await collect(
    writeZip([
      { name: 'a.txt', data: 'Zażółć' },
      { name: 'katalog/b.bin', data: Uint8Array.of(1, 2, 3) },
      { name: 'c.txt', data: slow() },
    ]),
  )
  const archive = await openZip(bytes)
  expect(archive.entries.map((entry) => entry.name)).toEqual(['a.txt', 'katalog/b.bin', 'c.txt'])
  expect((await archive.read('a.txt')).toString()).toBe('Zażółć')
  expect([...(await archive.read('katalog/b.bin'))]).toEqual([1, 2, 3])
  expect((await archive.read('c.txt')).toString()).toBe('po kawałku')
})

test('the same content makes the same bytes', async () => {
  const made = () => collect(writeZip([{ name: 'a.txt', data: 'Zażółć' }]))
  expect(await made()).toEqual(await made())
})

describe('an archive is refused', () => {
  test('when it declares more than we unpack', async () => {
    const bytes = await collect(writeZip([zeros(6_000_000)]))
    await expect(openZip(bytes, limits)).rejects.toMatchObject({ word: 'file-bomb' })
  })

  test('when it packs too well to be a document', async () => {
    const bytes = await collect(writeZip([zeros(4_000_000)]))
    await expect(openZip(bytes, limits)).rejects.toMatchObject({ word: 'file-bomb' })
  })

  test('when a part unpacks to more than it declares, and never past that', async () => {
    const bytes = withField(await collect(writeZip([zeros(4_000_000)])), 24, 100)
    const archive = await openZip(bytes, limits)
    await expect(archive.read('a')).rejects.toMatchObject({ word: 'file-bomb' })
  })

  test('when it has too many parts', async () => {
    const bytes = await collect(writeZip(Array.from({ length: 11 }, (_, index) => ({ name: `${index}`, data: 'x' }))))
    await expect(openZip(bytes, limits)).rejects.toMatchObject({ word: 'file-bomb' })
  })

  test('when parts overlap', async () => {
    const bytes = await collect(
      writeZip([
        { name: 'a', data: 'x' },
        { name: 'b', data: 'y' },
      ]),
    )
    const second = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    bytes.writeUInt32LE(0, second + 42)
    await expect(openZip(bytes, limits)).rejects.toMatchObject({ word: 'file-bomb' })
  })

  test('when it is locked with a password', async () => {
    const bytes = await collect(writeZip([{ name: 'a', data: 'x' }]))
    await expect(openZip(withField(bytes, 8, 1), limits)).rejects.toMatchObject({ word: 'file-encrypted' })
  })

  test('when two parts share a name, so that two readers would see two files', async () => {
    const bytes = await collect(
      writeZip([
        { name: 'a', data: 'x' },
        { name: 'a', data: 'y' },
      ]),
    )
    await expect(openZip(bytes, limits)).rejects.toMatchObject({ word: 'file-polyglot' })
  })

  test('when it is damaged inside', async () => {
    const bytes = await collect(writeZip([{ name: 'a', data: 'zdanie '.repeat(50) }]))
    bytes.fill(0xff, 31, 50)
    await expect((await openZip(bytes, limits)).read('a')).rejects.toMatchObject({ word: 'file-truncated' })
  })

  test('at every length it may be cut to', async () => {
    const bytes = await collect(
      writeZip([
        { name: 'a', data: 'x' },
        { name: 'b', data: 'y' },
      ]),
    )
    for (let length = 0; length < bytes.length; length++) {
      await expect(openZip(bytes.subarray(0, length), limits)).rejects.toThrow(/^file-(empty|truncated|type|bomb)$/)
    }
  })
})
