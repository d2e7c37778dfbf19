import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { inTransaction, sql } from '../../platform/db/index.ts'
import { describeFile, keepFile, keepVersion, openFile, removeFile } from './actions.ts'
import { anUpload, aPdf, aPhoto, aSubject, emptyMedia } from './examples.ts'
import { makeSizes, removeBytes } from './jobs.ts'
import { personalData } from './personal-data.ts'
import type { FileKind } from './rules.ts'
import { type FileFound, filesByIds, filesOf, findFile, versionsOf } from './store.ts'

eachEngine('files', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(() => emptyMedia(at.db))

  const keep = async (
    name: string,
    bytes: string | Uint8Array,
    given: { kinds?: FileKind[]; subject?: { kind: string; id: string } } = {},
  ) =>
    keepFile(contextOf(house), await anUpload(house.config, name, bytes), {
      subject: given.subject ?? aSubject(),
      kinds: given.kinds ?? ['pdf', 'image', 'docx'],
      visibility: 'public',
    })
  const kept = async (...given: Parameters<typeof keep>): Promise<FileFound> => {
    const answer = await keep(...given)
    if (!answer.ok) throw new Error(answer.problem)
    return answer.file
  }
  const bytesOf = async (id: string) => Buffer.concat(await (await openFile(contextOf(house), id)).toArray())

  test('a document is kept as it came, under a safe name with the ending of what it is', async () => {
    const file = await kept('..\\..\\ściana/Plan ogólny <2026>.exe', aPdf())
    expect(file).toMatchObject({ type: 'application/pdf', typeName: 'PDF', version: 1, width: null })
    expect(file.name).toMatch(/^Plan ogólny _2026_.*\.pdf$/)
    expect(file.href).toBe(`/pliki/${file.id}/${encodeURIComponent(file.name)}`)
    expect((await bytesOf(file.id)).toString()).toBe(aPdf())
    expect(file.size).toBe(aPdf().length)
  })

  test('a photo loses the place and the camera written into it', async () => {
    const photo = await aPhoto()
    expect(photo.includes('TajnyAparat')).toBe(true)
    const file = await kept('zdjecie.jpg', photo)
    expect(file).toMatchObject({ type: 'image/webp', name: 'zdjecie.webp', width: 1600, height: 900 })
    const bytes = await bytesOf(file.id)
    expect(bytes.includes('TajnyAparat')).toBe(false)
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  })

  test('what cannot be kept comes back as an instruction, and nothing stays', async () => {
    const photo = await aPhoto(40, 40)
    const cases: [string, string | Uint8Array, string][] = [
      ['pusty.pdf', '', 'file-empty'],
      ['raport.pdf', 'MZ\x90\0 this program cannot be run', 'file-script'],
      ['raport.pdf', '<html><script>alert(1)</script></html>', 'file-script'],
      ['mapa.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'file-script'],
      ['raport.pdf', aPdf().replace('%%EOF\n', ''), 'file-truncated'],
      ['dane.csv', 'a;b;c\n1;2;3\n4;5;6\n', 'file-type'],
      ['stary.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file-old-office'],
      ['zdjecie.jpg', photo.subarray(0, 200), 'file-truncated'],
      ['zdjecie.gif', `GIF89a<script>alert(1)</script>`, 'file-polyglot'],
    ]
    for (const [name, bytes, word] of cases) {
      const answer = await keep(name, bytes)
      expect(answer, name).toMatchObject({ ok: false, problem: `media.problem.${word}` })
      if (answer.ok) continue
      for (const locale of ['pl', 'en'] as const)
        expect(house.texts.in(locale)(answer.problem, answer.values)).not.toContain('{')
    }
    expect((await sql`select 1 from media.files`.execute(at.db)).rows).toEqual([])
  })

  test('a file of work that was rolled back does not exist', async () => {
    const subject = aSubject()
    const upload = await anUpload(house.config, 'plan.pdf', aPdf())
    const work = inTransaction(contextOf(house), async (context) => {
      await keepFile(context, upload, { subject, kinds: ['pdf'], visibility: 'public' })
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await filesOf(at.db, subject)).toEqual([])
  })

  test('versions of a document are numbered in order, also when two people add one at the same moment', async () => {
    const subject = aSubject()
    const first = await kept('plan.pdf', aPdf('1'), { subject })
    const add = async (words: string) =>
      keepVersion(contextOf(house), first.documentId, await anUpload(house.config, 'plan.pdf', aPdf(words)), {
        kinds: ['pdf'],
      })
    await Promise.all([add('2'), add('3'), add('4')])
    const versions = await versionsOf(at.db, first.documentId)
    expect(versions.map((file) => file.version)).toEqual([4, 3, 2, 1])
    expect((await filesOf(at.db, subject)).map((file) => file.version)).toEqual([4])
    expect((await bytesOf(first.id)).toString()).toBe(aPdf('1'))
    await removeFile(contextOf(house), versions[0]?.id ?? '')
    expect((await filesOf(at.db, subject)).map((file) => file.version)).toEqual([3])
  })

  test('removing keeps the fact, and the bytes as long as another file has the same', async () => {
    const one = await kept('wniosek Jana.pdf', aPdf('same'))
    const two = await kept('kopia.pdf', aPdf('same'))
    expect(one.hash).toBe(two.hash)
    await removeFile(contextOf(house), one.id)
    expect(await findFile(at.db, one.id)).toBeNull()
    await expect(removeFile(contextOf(house), one.id)).rejects.toThrow('absent')
    await removeBytes(systemContext(house, 'test'))
    expect(await house.files.has(one.hash)).toBe(true)

    await removeFile(contextOf(house), two.id)
    await removeBytes(systemContext(house, 'test'))
    await removeBytes(systemContext(house, 'test'))
    expect(await house.files.has(one.hash)).toBe(false)
    const { rows } = await sql<{ name: string; gone: boolean }>`
      select name, bytes_removed_at is not null as gone from media.files`.execute(at.db)
    expect(rows).toEqual([
      { name: 'plik', gone: true },
      { name: 'plik', gone: true },
    ])
  })

  test('bytes kept again while they are being removed stay', async () => {
    for (let count = 0; count < 8; count += 1) {
      const old = await kept('plan.pdf', aPdf(`again ${count}`))
      await removeFile(contextOf(house), old.id)
      const [again] = await Promise.all([
        kept('plan.pdf', aPdf(`again ${count}`)),
        removeBytes(systemContext(house, 'test')),
      ])
      expect((await bytesOf(again.id)).toString()).toBe(aPdf(`again ${count}`))
    }
  })

  test('a worker makes smaller copies of a picture once, and they go when it goes', async () => {
    const file = await kept('zdjecie.jpg', await aPhoto(1000, 500))
    const small = await kept('ikona.jpg', await aPhoto(64, 64))
    await Promise.all([makeSizes(systemContext(house, 'test')), makeSizes(systemContext(house, 'test'))])
    const { rows } = await sql<{ width: number; hash: string }>`
      select width, hash from media.sizes where source_hash = ${file.hash} order by width`.execute(at.db)
    expect(rows.map((row) => row.width)).toEqual([320, 640])
    for (const { width, hash } of rows) expect((await sharp(await house.files.read(hash)).metadata()).width).toBe(width)
    expect((await sql`select 1 from media.sizes where source_hash = ${small.hash}`.execute(at.db)).rows).toEqual([])

    await removeFile(contextOf(house), file.id)
    await removeBytes(systemContext(house, 'test'))
    for (const { hash } of rows) expect(await house.files.has(hash)).toBe(false)
  })

  test('words around a file change without the file', async () => {
    const file = await kept('plan.pdf', aPdf())
    await describeFile(contextOf(house), file.id, { title: 'Plan ogólny', description: 'Projekt z 3 września' })
    await describeFile(contextOf(house), file.id, { title: 'Plan ogólny gminy' })
    const found = (await filesByIds(at.db, [file.id])).get(file.id)
    expect(found).toMatchObject({ title: 'Plan ogólny gminy', description: 'Projekt z 3 września', hash: file.hash })
  })

  test('a person gets the files they added, and is forgotten as their author', async () => {
    const person = aPerson()
    const upload = await anUpload(house.config, 'uwaga.pdf', aPdf('mine'))
    const answer = await keepFile(contextOf(house, person), upload, {
      subject: aSubject(),
      kinds: ['pdf'],
      visibility: 'team',
    })
    const { data, files } = await personalData.export(contextOf(house), person)
    expect(data).toMatchObject([{ name: 'uwaga.pdf' }])
    expect(files?.map((file) => file.hash)).toEqual([answer.ok && answer.file.hash])
    await personalData.erase(contextOf(house), person)
    expect((await personalData.export(contextOf(house), person)).data).toEqual([])
    expect(answer.ok && (await findFile(at.db, answer.file.id))).toMatchObject({ uploadedBy: null })
  })
})
