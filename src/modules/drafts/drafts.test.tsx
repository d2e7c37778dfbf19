import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, mistakesIn, type TestHouse } from '../../../tests/support/house.ts'
import { type Context, systemContext } from '../../platform/context.ts'
import { collect, writeDocx } from '../../platform/documents/index.ts'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { newId } from '../../platform/ids.ts'
import { testJobs } from '../../platform/jobs/testing.ts'
import {
  announceProcess,
  cancelProcess,
  draftProcess,
  editProcess,
  type Process,
  processById,
} from '../processes/index.ts'
import { hideRemark, type IntakeSettings, remarkByReference } from '../remarks/index.ts'
import { publishedDraft } from './actions.ts'
import { draftsActivity } from './activity.tsx'
import { countsOf, originOfRemark } from './reading/shown.ts'
import { openRoutes, openWorkRoutes } from './routes.ts'
import { draftOfProcess, paragraphsOfVersion, versionsOf } from './store.ts'

const settings: IntakeSettings = {
  moderation: 'after',
  takesPlace: false,
  takesAttachments: false,
  decisionsShown: 'at-once',
  secondAcceptance: false,
  privacyNotice: '',
}
const ports = {
  kind: 'consultation',
  frame: async () => ({ owner: 'Urząd', navigation: [] }),
  settingsOf: async () => settings,
}

function allRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/konsultacje', openRoutes(ports))
  routes.route('/praca/konsultacje', openWorkRoutes(ports))
  return routes
}

const DOGS = 'Psy wolno wprowadzać do parku na smyczy.'
const NIGHT = 'Park jest zamykany o godzinie 22.00.'
const BIKES = 'Rowerem jeździ się tylko po ścieżce nad wodą.'
const FIRST = [DOGS, NIGHT, BIKES].join('\n\n')
const SECOND = ['Park jest dla wszystkich.', 'Psy wolno wprowadzać do parku tylko na smyczy.', BIKES].join('\n\n')

/** Announced, and open for remarks in September 2026. */
async function anOpenProcess(context: Context, organisationId: string): Promise<Process> {
  const words = { title: `Park ${newId()}`, summary: 'Park', topic: 'greenery' as const }
  const { id } = await draftProcess(context, { kind: 'consultation', organisationId, unitCode: '2001011', ...words })
  const found = async () => (await processById(context.db, id)) as Process
  await editProcess(context, await found(), {
    opensAt: Temporal.Instant.from('2026-09-01T06:00:00Z'),
    closesAt: Temporal.Instant.from('2026-09-30T21:59:59Z'),
  })
  await announceProcess(context, await found())
  return found()
}

eachEngine('remarks on a document', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let process: Process
  const organisationId = newId()
  const editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
  const clerk = aPerson({ roles: [{ role: 'clerk', scope: organisationId }] })
  const foreign = aPerson({ roles: [{ role: 'team-admin', scope: newId() }] })

  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = testJobs([{ name: 'remarks.join-group', run: async () => {} }])
    wing = await aWing(house, allRoutes())
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    settings.moderation = 'after'
    house.clock.set('2026-09-10T10:00:00Z')
    process = await anOpenProcess(systemContext(house, 'test'), organisationId)
  })

  const system = () => systemContext(house, 'test')
  const home = () => `/konsultacje/${process.slug}/projekt`
  const work = () => `/praca${home()}`
  const prepare = (text: string, given: Record<string, string | File> = {}) =>
    wing.as(editor).post(work(), { title: 'Regulamin parku', text, ...given })
  const publish = () => wing.as(editor).post(`${work()}/przygotowana/publikacja`)
  async function published(text: string) {
    expect((await prepare(text)).location).toBe(`${work()}/przygotowana`)
    expect((await publish()).flash).toBe('drafts.flash.published')
  }
  /** Names of paragraphs of a version, in order. */
  async function threads(number: number) {
    const draft = await draftOfProcess(at.db, process.id)
    const version = (await versionsOf(at.db, draft?.id ?? '')).find((one) => one.number === number)
    return (await paragraphsOfVersion(at.db, version?.id ?? '')).map(({ thread }) => thread)
  }
  const counts = async () => {
    const found = await publishedDraft(system(), process)
    return found ? Object.fromEntries(await countsOf(system(), found.draft)) : null
  }
  const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  /** The form as a person gets it, filled in ten seconds later. */
  async function filled(thread: number, given: Record<string, string> = {}, query = '') {
    const { html } = await wing.stranger().get(`${home()}/akapity/${thread}/uwaga${query}`)
    house.clock.set(house.clock.now().add({ seconds: 10 }))
    const names = ['formKey', 'shown', 'chosen']
    return { ...Object.fromEntries(names.map((name) => [name, hidden(html, name)])), website: '', ...given }
  }
  const send = (thread: number, fields: Record<string, string>) =>
    wing.stranger().post(`${home()}/akapity/${thread}/uwaga`, fields)
  async function said(thread: number, given: Record<string, string> = {}, query = '') {
    const answer = await send(
      thread,
      await filled(thread, { comment: 'To dobry zapis, zostawcie go.', ...given }, query),
    )
    const reference = /uwagi\/(WIEC-[\d-]+)\/moja/.exec(answer.location ?? '')?.[1] ?? ''
    const remark = await remarkByReference(at.db, process.id, reference)
    if (!remark) throw new Error(`nothing was given: ${answer.status} ${answer.html}`)
    return remark
  }

  test('a version is the team’s alone until it is published, and then valid pages for everybody', async () => {
    expect((await wing.stranger().get(home())).status).toBe(404)
    await prepare(FIRST)
    expect((await wing.stranger().get(home())).status).toBe(404)
    const check = await wing.as(clerk).get(`${work()}/przygotowana`)
    expect(check.html).toContain(DOGS)
    expect(await mistakesIn(check.html)).toEqual([])
    await publish()
    const page = await wing.stranger().get(home())
    expect(page.html).toContain(NIGHT)
    expect(await mistakesIn(page.html)).toEqual([])
    expect(await mistakesIn((await wing.as(editor).get(work())).html)).toEqual([])
  })

  test('a Word document is read as its paragraphs; what is none is told in the form', async () => {
    const blocks = (async function* () {
      yield { kind: 'heading' as const, level: 1 as const, text: 'Rozdział I' }
      yield { kind: 'paragraph' as const, text: DOGS }
    })()
    const bytes = await collect(writeDocx({ title: 'Regulamin', language: 'pl', blocks }))
    const file = (content: Uint8Array, name: string) => new File([new Uint8Array(content)], name)
    const wrong = await prepare('', { file: file(Buffer.from('zwykły tekst'), 'regulamin.docx') })
    expect([wrong.status, wrong.html.includes('Nie umiemy odczytać tego pliku')]).toEqual([422, true])
    expect((await prepare('', { file: file(bytes, 'regulamin.docx') })).status).toBe(303)
    const page = await wing.as(editor).get(`${work()}/przygotowana`)
    expect(page.html).toContain('Rozdział I')
    expect(page.html).toContain(DOGS)
  })

  test('a comment is a remark of the process that quotes its paragraph and says where it is', async () => {
    await published(FIRST)
    const remark = await said(2, { signature: 'Ela' })
    expect(remark).toMatchObject({
      body: 'To dobry zapis, zostawcie go.',
      quotation: NIGHT,
      topic: 'Akapit 2, wersja 1',
      signature: 'Ela',
      channel: 'web',
    })
    expect(await counts()).toEqual({ 2: 1 })
    const page = await wing.stranger().get(`${home()}/akapity/2`)
    expect(page.html).toContain('To dobry zapis, zostawcie go.')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await wing.stranger().get(home())).html).toContain('1 uwaga')
    expect(await originOfRemark(system(), process, remark.id)).toMatchObject({ href: `${home()}/akapity/2` })
  })

  test('another wording is part of the remark, and its difference is shown until its author changes it', async () => {
    await published(FIRST)
    const proposal = 'Park jest zamykany o godzinie 23.00.'
    const remark = await said(2, { comment: '', proposal })
    expect(remark.body).toBe(`Proponowane brzmienie:\n${proposal}`)
    const page = await wing.stranger().get(`${home()}/akapity/2`)
    expect(page.html).toMatch(/<del>.*22.*<\/del>/)
    expect(page.html).toMatch(/<ins>.*23.*<\/ins>/)
  })

  test('a paragraph sent back as it was, without a word, says nothing', async () => {
    await published(FIRST)
    const answer = await send(2, await filled(2, { proposal: `  ${NIGHT} ` }))
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Napisz uwagę albo zmień tekst akapitu')
    expect(answer.html).toContain('Błąd:')
    expect(await counts()).toEqual({})
  })

  test('selected words are quoted, and words that are not in the paragraph are not', async () => {
    await published(FIRST)
    expect((await said(1, {}, '?cytat=na%20smyczy')).quotation).toBe('na smyczy')
    expect((await said(1, {}, '?cytat=bez%20kagańca')).quotation).toBe(DOGS)
  })

  test('the same form sent twenty times at once is one remark on one paragraph', async () => {
    await published(FIRST)
    const fields = await filled(3, { comment: 'Potrzebna jest druga ścieżka.' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(3, fields)))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    expect(await counts()).toEqual({ 3: 1 })
  })

  test('a remark follows its paragraph when it is exactly the same, and is left behind with the difference when not', async () => {
    await published(FIRST)
    for (const thread of [1, 2, 3]) await said(thread, { comment: `Uwaga do akapitu z numerem ${thread}.` })
    await prepare(SECOND, { note: 'Dopisaliśmy, dla kogo jest park.' })
    expect((await wing.as(editor).get(`${work()}/przygotowana`)).html).toContain('1 uwaga zostaje')
    await publish()
    expect(await threads(2)).toEqual([4, 5, 3])

    const page = (await wing.stranger().get(home())).html
    expect(page).toContain('1 uwaga do poprzedniego brzmienia')
    expect(page).toContain('2 akapity, o których pisano, zmieniły się albo zniknęły')
    const moved = (await wing.stranger().get(`${home()}/akapity/3`)).html
    expect(moved).toContain('Uwaga do akapitu z numerem 3.')
    expect(moved).not.toContain('Co się w nim zmieniło')

    const left = await wing.stranger().get(`${home()}/zmienione`)
    expect(left.html).toMatch(/<ins>.*tylko.*<\/ins>/)
    expect(left.html).toMatch(/<del>.*Park jest zamykany.*<\/del>/)
    expect(await mistakesIn(left.html)).toEqual([])
    expect((await wing.stranger().get(`${home()}/akapity/1`)).html).toContain('Co się w nim zmieniło')
    expect((await wing.stranger().get(`${home()}/akapity/2`)).html).toContain('Tego akapitu nie ma już w projekcie.')
  })

  test('what stands in a place now is found through several versions', async () => {
    await published(FIRST)
    await said(1)
    await published(SECOND)
    await published(SECOND.replace('tylko na smyczy', 'tylko na krótkiej smyczy'))
    expect((await wing.stranger().get(`${home()}/akapity/1`)).html).toMatch(
      /<ins>.*tylko.*<\/ins>.*<ins>.*krótkiej.*<\/ins>/s,
    )
  })

  test('each version can be read as it was, with what it changed', async () => {
    await published(FIRST)
    await published(SECOND)
    const old = await wing.stranger().get(`${home()}/wersje/1`)
    expect(old.html).toContain(NIGHT)
    expect(old.html).not.toContain('/uwaga"')
    expect(await mistakesIn(old.html)).toEqual([])
    const changes = await wing.stranger().get(`${home()}/wersje/2/roznice`)
    expect(changes.html).toContain('Usunięty akapit')
    expect(changes.html).not.toContain(BIKES)
    expect(await mistakesIn(changes.html)).toEqual([])
    for (const path of ['/wersje/3', '/wersje/1/roznice', '/wersje/0', '/akapity/99', '/akapity/x'])
      expect([path, (await wing.stranger().get(home() + path)).status]).toEqual([path, 404])
  })

  test('somebody who was writing when the next version came loses nothing', async () => {
    await published(FIRST)
    const fields = await filled(2, { comment: 'Zamykajcie park później.' })
    await published(SECOND)
    expect((await send(2, fields)).status).toBe(303)
    expect(await counts()).toEqual({ 2: 1 })
  })

  test('what waits for a moderator or was hidden is neither counted nor shown', async () => {
    settings.moderation = 'before'
    await published(FIRST)
    await said(1, { comment: 'Ta uwaga jeszcze czeka.', proposal: 'Psy tylko w kagańcu i na smyczy.' })
    expect(await counts()).toEqual({})
    settings.moderation = 'after'
    const remark = await said(1, { comment: 'Ta uwaga jest niegrzeczna.', proposal: 'Psom wstęp wzbroniony zawsze.' })
    expect(await counts()).toEqual({ 1: 1 })
    await hideRemark(system(), process, remark, 'insult')
    expect(await counts()).toEqual({})
    const page = (await wing.stranger().get(`${home()}/akapity/1`)).html
    for (const words of ['jeszcze czeka', 'niegrzeczna', 'kagańcu', 'wzbroniony']) expect(page).not.toContain(words)
  })

  test('nothing is taken before opening, after the closing second, and when the process was given up', async () => {
    await published(FIRST)
    const fields = await filled(1, { comment: 'Za wcześnie albo za późno.' })
    house.clock.set('2026-08-31T10:00:00Z')
    expect((await send(1, fields)).status).toBe(409)
    house.clock.set('2026-09-30T22:00:00Z')
    expect((await send(1, fields)).status).toBe(409)
    expect((await wing.stranger().get(home())).html).not.toContain('/akapity/1/uwaga')
    house.clock.set('2026-09-11T10:00:00Z')
    await cancelProcess(system(), process, 'Nie będzie parku.')
    expect((await send(1, fields)).status).toBe(409)
    expect(await counts()).toEqual({})
  })

  test('one version is prepared at a time, also when two people begin at once; a discarded one leaves nothing', async () => {
    const answers = await Promise.all([prepare(FIRST), prepare(FIRST)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect((await wing.as(editor).post(`${work()}/przygotowana/wyrzucenie`)).flash).toBe('drafts.flash.discarded')
    expect(await draftOfProcess(at.db, process.id)).toBe(null)
  })

  test('only editors of the team prepare and publish', async () => {
    for (const person of [clerk, foreign]) {
      expect((await wing.as(person).post(work(), { title: 'Regulamin', text: FIRST })).status).toBe(404)
      await prepare(FIRST)
      expect((await wing.as(person).post(`${work()}/przygotowana/publikacja`)).status).toBe(404)
      expect((await wing.as(person).post(`${work()}/przygotowana/wyrzucenie`)).status).toBe(404)
      await wing.as(editor).post(`${work()}/przygotowana/wyrzucenie`)
    }
    expect((await wing.as(foreign).get(work())).status).toBe(404)
  })

  test('the report tells of versions and of the paragraphs most was written about', async () => {
    await published(FIRST)
    await said(2)
    const blocks = await Array.fromAsync(draftsActivity().reportBlocks?.(system(), process) ?? [])
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'keyValues', 'table'])
    const table = blocks.at(-1)
    expect(table?.kind === 'table' && (await Array.fromAsync(table.rows))).toEqual([
      ['Akapit 2 z wersji 1', NIGHT, '1'],
    ])
  })
})
