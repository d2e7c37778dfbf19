import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { openPageCache, openShell } from '../../platform/http/index.ts'
import { keepFile, keepVersion, removeFile } from './actions.ts'
import { anUpload, aPdf, aPhoto, aSubject, emptyMedia } from './examples.ts'
import { makeSizes } from './jobs.ts'
import { type Guard, openRoutes } from './routes.ts'
import type { Visibility } from './rules.ts'
import type { FileFound } from './store.ts'

const clerk = aPerson({ roles: [{ role: 'clerk', scope: null }] })

/** What a process would say: everybody may have public files, its team all of them. */
const guard: Guard = async ({ actor }, file) =>
  file.visibility === 'public' || (actor.kind === 'person' && actor.roles.length > 0)

eachEngine('downloads', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(() => emptyMedia(at.db))

  const routes = openRoutes({ guards: { process: guard } })
  const stranger = async () => (await aWing(house, routes)).stranger()
  const aFile = async (
    name: string,
    bytes: string | Uint8Array,
    visibility: Visibility = 'public',
    kind = 'process',
  ): Promise<FileFound> => {
    const kept = await keepFile(contextOf(house), await anUpload(house.config, name, bytes), {
      subject: aSubject(kind),
      kinds: ['pdf', 'image', 'csv'],
      visibility,
    })
    if (!kept.ok) throw new Error(kept.problem)
    return kept.file
  }
  /** Asks with headers of its own, as a reader of PDF does. */
  const ask = async (path: string, headers: Record<string, string>) => {
    const app = openShell({
      house,
      cache: openPageCache(house.bus),
      actorOf: async () => clerk,
      render: () => '',
      refusalPage: (_c, word) => word,
    })
    app.route('/', routes)
    const answer = await app.request(`https://wiec.example${path}`, { headers })
    return { status: answer.status, headers: answer.headers, body: await answer.text() }
  }

  test('a public document opens in the browser with nothing in it allowed to run', async () => {
    const file = await aFile('Plan „ogólny”.pdf', aPdf())
    const { status, headers, html } = await (await stranger()).get(file.href)
    expect(status).toBe(200)
    expect(html).toBe(aPdf())
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(aPdf().length),
      'content-disposition': expect.stringMatching(
        /^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''Plan%20%E2%80%9Eog%C3%B3lny/,
      ),
      'cache-control': 'public, max-age=86400, immutable',
      'x-content-type-options': 'nosniff',
      etag: `"${file.hash}"`,
    })
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('script-src')
  })

  test('what a browser cannot show is saved, and is put in a sandbox', async () => {
    const file = await aFile('uwagi.csv', 'numer;treść;data\n1;<script>alert(1)</script>;2\n2;a;3\n')
    const { headers } = await (await stranger()).get(file.href)
    expect(headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(headers.get('content-security-policy')).toMatch(/; sandbox$/)
  })

  test('the guard is asked on every download, and what is not allowed looks absent', async () => {
    const team = await aFile('notatka.pdf', aPdf('team'), 'team')
    const unguarded = await aFile('inny.pdf', aPdf('other'), 'public', 'newsletter')
    const tricky = await aFile('inny.pdf', aPdf('proto'), 'public', 'constructor')
    for (const file of [team, unguarded, tricky]) expect((await (await stranger()).get(file.href)).status).toBe(404)
    expect((await (await aWing(house, routes)).as(clerk).get(tricky.href)).status).toBe(404)

    const answer = await (await aWing(house, routes)).as(clerk).get(team.href)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    await removeFile(contextOf(house), team.id)
    expect((await (await aWing(house, routes)).as(clerk).get(team.href)).status).toBe(404)
  })

  test('what a team sees of a public file is not kept by caches between us', async () => {
    const file = await aFile('plan.pdf', aPdf())
    expect((await (await aWing(house, routes)).as(clerk).get(file.href)).headers.get('cache-control')).toBe(
      'private, no-cache',
    )
  })

  test.each([
    '/pliki/1/plan.pdf',
    '/pliki/..%2f..%2fsecret/x',
    "/pliki/' or 1=1/x",
    '/pliki/0192aaaa-0000-7000-8000-000000000000/x.pdf',
  ])('%s is absent', async (path) => {
    expect((await (await stranger()).get(path)).status).toBe(404)
  })

  test('a part of a file is given when asked for, and a copy that is still good is not sent again', async () => {
    const file = await aFile('plan.pdf', aPdf())
    const whole = aPdf()
    const size = whole.length
    const cases: [string, number, string, string | null][] = [
      ['bytes=0-7', 206, whole.slice(0, 8), `bytes 0-7/${size}`],
      ['bytes=5-5', 206, whole.slice(5, 6), `bytes 5-5/${size}`],
      ['bytes=20-', 206, whole.slice(20), `bytes 20-${size - 1}/${size}`],
      ['bytes=-6', 206, whole.slice(-6), `bytes ${size - 6}-${size - 1}/${size}`],
      ['bytes=10-99999', 206, whole.slice(10), `bytes 10-${size - 1}/${size}`],
      ['bytes=99999-', 416, '', `bytes */${size}`],
      ['bytes=-0', 416, '', `bytes */${size}`],
      ['bytes=9-2', 200, whole, null],
      ['bytes=0-1,4-5', 200, whole, null],
      ['lines=1-2', 200, whole, null],
    ]
    for (const [range, status, body, contentRange] of cases) {
      const answer = await ask(file.href, { range })
      expect([answer.status, answer.body, answer.headers.get('content-range')], range).toEqual([
        status,
        body,
        contentRange,
      ])
    }
    expect((await ask(file.href, { range: 'bytes=0-7', 'if-range': '"other"' })).status).toBe(200)
    const again = await ask(file.href, { 'if-none-match': `"${file.hash}"` })
    expect([again.status, again.body]).toEqual([304, ''])
  })

  test('an address leads to any version of the document', async () => {
    const first = await aFile('plan.pdf', aPdf('1'))
    const answer = await keepVersion(
      contextOf(house),
      first.documentId,
      await anUpload(house.config, 'plan-2.pdf', aPdf('2')),
      { kinds: ['pdf'] },
    )
    if (!answer.ok) throw new Error(answer.problem)
    const second = answer.file
    const to = async (path: string) => (await (await stranger()).get(path)).location
    expect(await to(`${first.href}?wersja=ostatnia`)).toBe(second.href)
    expect(await to(`${second.href}?wersja=1`)).toBe(first.href)
    expect((await (await stranger()).get(`${first.href}?wersja=9`)).status).toBe(404)
    expect((await (await stranger()).get(`${first.href}?wersja=x'`)).html).toBe(aPdf('1'))
  })

  test('a picture comes in the sizes we have, and in the full one until they are made', async () => {
    const file = await aFile('zdjecie.jpg', await aPhoto(1000, 500))
    const path = `/pliki/${file.id}/s/320/zdjecie.webp`
    const waiting = await (await stranger()).get(path)
    expect([waiting.status, waiting.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    expect(waiting.headers.get('content-length')).toBe(String(file.size))

    await makeSizes(systemContext(house, 'test'))
    const small = await (await stranger()).get(path)
    expect(Number(small.headers.get('content-length'))).toBeLessThan(file.size)
    expect(small.headers.get('cache-control')).toBe('public, max-age=86400, immutable')
    expect(small.headers.get('content-type')).toBe('image/webp')
    for (const width of ['321', '9999999', '0320', '-1']) {
      expect((await (await stranger()).get(`/pliki/${file.id}/s/${width}/x.webp`)).status, width).toBe(404)
    }
    const pdf = await aFile('plan.pdf', aPdf())
    expect((await (await stranger()).get(`/pliki/${pdf.id}/s/320/x.webp`)).status).toBe(404)
  })
})
