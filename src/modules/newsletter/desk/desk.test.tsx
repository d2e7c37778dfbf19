import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { formsIn, valuesOf } from '../../../../tests/support/markup.ts'
import { newId } from '../../../platform/db/index.ts'
import { anIssue, aSentIssue, aSubscriber, aTextBlock } from '../examples.ts'
import { addBlocks } from '../issues/actions.ts'
import { type Issue, stateOf } from '../issues/rules.ts'
import { issueById } from '../issues/store.ts'
import { freeze, hashOf, issuePaused, issueResumed, issueSent, issueStopped } from '../letter/freezing.ts'
import type { BasketItem } from '../ports.ts'
import { newsletterIn } from '../testing.ts'

const DESK = '/administracja/newsletter'
const PARK: BasketItem = {
  source: 'consultations:park',
  kind: 'consultation',
  title: 'Park nad Nettą',
  text: 'Co posadzić?',
  when: 'do 12 grudnia 2026',
  place: 'Augustów',
  url: '/konsultacje/park',
  why: 'new',
}

eachEngine('making an issue', (at) => {
  let house: TestHouse
  let here: Awaited<ReturnType<typeof newsletterIn>>
  let dead: string[]

  beforeAll(async () => {
    house = await aHouse(at)
    here = await newsletterIn(house, {
      basket: [
        {
          name: 'app.shelf.consultations',
          items: async () => [PARK, { ...PARK, source: 'consultations:b', title: 'Bulwary', why: 'due' }],
        },
      ],
      answers: async (path) => !dead.includes(path),
      readers: async () => [here.coordinator, here.second],
    })
  })
  afterAll(() => house.close())
  beforeEach(() => {
    dead = []
    here.aMinuteGoes()
  })

  const keeper = () => here.as(here.coordinator)
  const desk = () => here.wing.as(here.coordinator)
  const pathOf = ({ id }: { id: string }) => `${DESK}/numery/${id}`
  const now = async (issue: Issue) => (await issueById(at.db, issue.id)) as Issue
  const textsOf = async (issue: Issue) =>
    (await now(issue)).blocks.map((block) =>
      'title' in block ? block.title : 'text' in block ? block.text : block.kind,
    )

  test('from the desk, an issue is begun once, filled from the basket and put in order', async () => {
    const client = desk()
    const key = newId()
    const begun = await Promise.all([1, 2, 3].map(() => client.post(`${DESK}/numery`, { key })))
    expect(new Set(begun.map(({ location }) => location)).size).toBe(1)
    const path = begun[0]?.location ?? ''
    const issue = (await issueById(at.db, path.split('/').at(-1) ?? '')) as Issue
    for (const address of [
      DESK,
      path,
      `${path}/koszyk`,
      `${path}/dane`,
      `${path}/sprawdzenie`,
      `${path}/podglad`,
      `${path}/usuniecie`,
    ]) {
      const { status, html } = await client.get(address)
      expect(status, address).toBe(200)
      expect(await mistakesIn(html), address).toEqual([])
    }
    expect((await client.post(`${path}/koszyk`)).flash).toBe('newsletter.flash.nothing-taken')
    await client.post(`${path}/koszyk`, { source: ['consultations:b', 'consultations:park', 'consultations:unknown'] })
    await client.post(`${path}/koszyk`, { source: ['consultations:park'] })
    expect(await textsOf(issue)).toEqual(['Park nad Nettą', 'Bulwary'])
    expect((await client.get(`${path}/koszyk`)).html).toContain('Park nad Nettą (już w numerze)')

    const heading = await client.post(`${path}/bloki/nowy?rodzaj=heading`, { text: 'Gdzie zabrać głos' })
    const id = /blok-(.*)$/.exec(heading.location ?? '')?.[1] ?? ''
    await client.post(`${path}/bloki/linia`)
    await client.post(`${path}/bloki/${id}/wyzej`)
    await client.post(`${path}/bloki/${id}/wyzej`)
    await client.post(`${path}/bloki/${id}/wyzej`)
    expect(await textsOf(issue)).toEqual(['Gdzie zabrać głos', 'Park nad Nettą', 'Bulwary', 'divider'])
    await client.post(`${path}/bloki/${id}/nizej`)
    expect(await textsOf(issue)).toEqual(['Park nad Nettą', 'Gdzie zabrać głos', 'Bulwary', 'divider'])
    const asked = await client.get(`${path}/bloki/${id}/usuniecie`)
    expect(await mistakesIn(asked.html)).toEqual([])
    await client.post(`${path}/bloki/${id}/usuniecie`)
    expect(await textsOf(issue)).toEqual(['Park nad Nettą', 'Bulwary', 'divider'])
    const shown = await client.get(path)
    expect(await mistakesIn(shown.html)).toEqual([])
  })

  test.each([
    ['heading', { text: 'Nagłówek' }, { text: '' }, 'Wpisz treść'],
    ['text', { text: 'Słowa' }, { text: ' ' }, 'Wpisz treść'],
    ['quote', { text: 'Każdy głos', author: 'Sołtyska' }, { text: '' }, 'Wpisz treść'],
    [
      'practice',
      { title: 'Lipy', url: 'https://przyklad.pl/a' },
      { title: 'Lipy', url: 'javascript:alert(1)' },
      'Wpisz ścieżkę',
    ],
    ['meeting', { title: 'Forum', when: '4 marca', place: 'Ełk' }, { title: '' }, 'Wpisz tytuł'],
    ['term', { title: 'Wnioski' }, { title: 'Wnioski', url: '//evil.example' }, 'Wpisz ścieżkę'],
    ['partners', { title: 'Szukamy gminy', url: '/siec' }, { title: 'x', url: 'http://a.pl' }, 'Wpisz ścieżkę'],
  ])('a block of kind %s is asked for, mended and changed', async (kind, good, bad, words) => {
    const issue = await anIssue(keeper(), {}, [])
    const form = `${pathOf(issue)}/bloki/nowy?rodzaj=${kind}`
    expect(await mistakesIn((await desk().get(form)).html)).toEqual([])
    const refused = await desk().post(form, bad)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(words)
    expect(await mistakesIn(refused.html)).toEqual([])
    expect((await desk().post(form, good)).status).toBe(303)
    const [block] = (await now(issue)).blocks
    expect(block).toMatchObject({ kind, ...good })
    const address = `${pathOf(issue)}/bloki/${block?.id}`
    const shown = await desk().get(address)
    expect(await mistakesIn(shown.html)).toEqual([])
    const filled = formsIn(shown.html, address).find(({ action }) => action === address)
    expect((await desk().post(address, filled ? valuesOf(filled) : {})).status).toBe(303)
    expect((await now(issue)).blocks).toEqual([block])
  })

  test('two editors do not write over each other', async () => {
    const issue = await anIssue(keeper())
    const path = `${pathOf(issue)}/dane`
    const opened = async () => {
      const form = formsIn((await desk().get(path)).html, path).find(({ action }) => action === path)
      return form ? valuesOf(form) : {}
    }
    const [mine, theirs] = [await opened(), await opened()]
    expect((await desk().post(path, { ...theirs, subject: 'Ich temat' })).status).toBe(303)
    const late = await desk().post(path, { ...mine, subject: 'Mój temat' })
    expect(late.status).toBe(422)
    expect(late.html).toContain('Mój temat')
    expect((await now(issue)).subject).toBe('Ich temat')
    const again = formsIn(late.html, path).find(({ action }) => action === path)
    await desk().post(path, again ? { ...valuesOf(again), subject: 'Mój temat' } : {})
    expect((await now(issue)).subject).toBe('Mój temat')

    const [block] = issue.blocks
    const address = `${pathOf(issue)}/bloki/${block?.id}`
    expect((await desk().post(address, { was: 'stare', text: 'Inny nagłówek' })).status).toBe(422)
    expect((await now(issue)).blocks[0]).toEqual(block)
  })

  test('the preview shows the letter in frames of ours, under the policy without inline looks', async () => {
    const issue = await anIssue(keeper())
    const path = `${pathOf(issue)}/podglad`
    const letter = await desk().get(`${path}/list?wyglad=ciemny`)
    expect(letter.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(letter.headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(letter.html).not.toContain('style=')
    expect(letter.html).toContain('Wiosna w parkach i budżetach')
    expect(await mistakesIn(letter.html)).toEqual([])
    const dark = await desk().get(`${path}/styl.css?wyglad=ciemny`)
    expect(dark.headers.get('content-type')).toContain('text/css')
    expect(dark.html).toContain('.nl-card')
    expect((await desk().get(`${path}/styl.css?wyglad=jasny`)).html).not.toContain('.nl-card')
    expect((await desk().get(`${path}/tekst`)).html).toContain('Wiosna w parkach')
  })

  test('a trial goes to the one who asks and to nobody else', async () => {
    await here.letters()
    await aSubscriber(keeper(), 'odbiorca@example.org')
    const issue = await anIssue(keeper())
    expect((await desk().post(`${pathOf(issue)}/proba`)).flash).toBe('newsletter.flash.trial')
    const letters = await here.letters()
    expect(letters.map(({ to }) => to)).toEqual([here.coordinator.email])
    expect(letters[0]?.subject).toBe('[Próba] Wiosna w parkach i budżetach')
    expect(letters[0]?.html).toContain('class="nl-card"')
    expect(letters[0]?.text).toContain('Posadzimy lipy')
  })

  test('a second person answers for the words they saw; a change takes that back', async () => {
    const issue = await anIssue(keeper())
    const path = pathOf(issue)
    await desk().post(`${path}/do-czytania`)
    expect(stateOf(await now(issue))).toBe('review')
    expect((await desk().post(`${path}/przeczytane`)).status).toBe(404)
    const reader = here.wing.as(here.second)
    expect((await reader.post(`${path}/uwagi`, { key: newId(), body: '' })).status).toBe(422)
    const key = newId()
    await reader.post(`${path}/uwagi`, { key, body: 'Data w drugim akapicie.' })
    await reader.post(`${path}/uwagi`, { key, body: 'Data w drugim akapicie.' })
    const shown = await desk().get(path)
    expect(shown.html.match(/Data w drugim akapicie/g)).toHaveLength(1)
    expect(await mistakesIn(shown.html)).toEqual([])
    const comment = /uwagi\/([0-9a-f-]{36})\/zalatwione/.exec(shown.html)?.[1]
    await desk().post(`${path}/uwagi/${comment}/zalatwione`)
    expect((await desk().get(path)).html).not.toContain('/zalatwione')
    expect((await reader.post(`${path}/przeczytane`)).flash).toBe('newsletter.flash.reviewed')
    expect((await now(issue)).reviewedBy).toBe(here.second.id)
    await addBlocks(keeper(), issue.id, [aTextBlock('Nowe zdanie.')])
    expect((await now(issue)).reviewedAt).toBeNull()
  })

  test('whoever else may read it hears that it waits, once a day', async () => {
    const issue = await anIssue(keeper())
    await here.letters()
    await desk().post(`${pathOf(issue)}/do-czytania`)
    const sent = await here.letters()
    expect(sent.map(({ to }) => to)).toEqual([here.second.email])
    expect(sent[0]?.text).toContain(pathOf(issue))
    await desk().post(`${pathOf(issue)}/do-czytania`)
    expect(await here.letters()).toEqual([])
  })

  test('what blocks is said, and an issue that is not ready is not scheduled', async () => {
    dead = ['/konsultacje']
    const issue = await anIssue(keeper())
    const path = pathOf(issue)
    const { html } = await desk().get(`${path}/sprawdzenie`)
    expect(html).toContain('1 odnośnik do naszej strony nie działa')
    expect(html).toContain('<code>/konsultacje</code>')
    expect(html).not.toContain(`action="${path}/termin"`)
    expect(await mistakesIn(html)).toEqual([])
    expect((await desk().post(`${path}/termin`, { when: 'now' })).status).toBe(409)
    dead = []
    expect((await desk().post(`${path}/termin`, { when: 'at', at: '' })).status).toBe(422)
    expect((await desk().post(`${path}/termin`, { when: 'at', at: '2026-10-05T08:00' })).flash).toBe(
      'newsletter.flash.scheduled',
    )
    expect((await now(issue)).scheduledAt?.toString()).toBe('2026-10-05T06:00:00Z')
    for (const act of ['bloki/linia', 'do-czytania', 'usuniecie'])
      expect([404, 409]).toContain((await desk().post(`${path}/${act}`)).status)
    expect(await mistakesIn((await desk().get(path)).html)).toEqual([])
    expect((await desk().post(`${path}/termin/cofniecie`)).flash).toBe('newsletter.flash.taken-back')
    expect(stateOf(await now(issue))).toBe('draft')
    expect((await desk().post(`${path}/usuniecie`)).flash).toBe('newsletter.flash.removed')
    expect(await issueById(at.db, issue.id)).toBeNull()
  })

  test('an issue is frozen once, at its moment, with the next number; nothing of it changes afterwards', async () => {
    const issue = await anIssue(keeper())
    await expect(freeze(keeper(), issue.id)).rejects.toThrow('issue-not-scheduled')
    await desk().post(`${pathOf(issue)}/termin`, { when: 'at', at: '2026-11-02T08:00' })
    await expect(freeze(keeper(), issue.id)).rejects.toThrow('issue-not-scheduled')
    const before = house.clock.now()
    house.clock.set('2026-11-02T07:00:01Z')
    await expect(freeze(here.as(), issue.id)).rejects.toThrow('absent')
    const frozen = await freeze(keeper(), issue.id)
    expect(frozen.hash).toBe(hashOf(frozen))
    expect(await freeze(keeper(), issue.id)).toEqual(frozen)
    expect(frozen.html).toContain(`Numer ${frozen.number}/2026`)
    const next = await aSentIssue(keeper())
    expect(next.number).toBe(frozen.number + 1)
    expect((await desk().post(`${pathOf(issue)}/bloki/linia`)).status).toBe(404)
    await expect(addBlocks(keeper(), issue.id, [aTextBlock()])).rejects.toThrow('issue-not-open')

    const state = async () => stateOf(await now(issue))
    await issuePaused(keeper(), issue.id)
    expect(await state()).toBe('paused')
    await issueResumed(keeper(), issue.id)
    expect(await state()).toBe('sending')
    await issueStopped(keeper(), issue.id)
    await issueSent(keeper(), issue.id)
    expect(await state()).toBe('stopped')
    house.clock.set(before)
  })

  test('for everybody else the desk does not exist', async () => {
    const issue = await anIssue(keeper())
    const path = pathOf(issue)
    const clients = [
      here.wing.stranger(),
      here.wing.as(aPerson()),
      here.wing.as(aPerson({ roles: [{ role: 'team-admin', scope: newId() }] })),
    ]
    for (const client of clients) {
      for (const address of [
        '',
        '/dane',
        '/koszyk',
        '/podglad',
        '/podglad/list',
        '/podglad/styl.css',
        '/podglad/tekst',
        '/sprawdzenie',
        '/usuniecie',
        '/bloki/nowy',
      ])
        expect((await client.get(path + address)).status, address).toBe(404)
      for (const act of [
        '/dane',
        '/koszyk',
        '/bloki/nowy',
        '/bloki/linia',
        '/proba',
        '/uwagi',
        '/do-czytania',
        '/przeczytane',
        '/termin',
        '/termin/cofniecie',
        '/usuniecie',
      ])
        expect((await client.post(path + act)).status, act).toBe(404)
      for (const address of [DESK, `${DESK}/odbiorcy`, `${DESK}/listy`])
        expect((await client.get(address)).status).toBe(404)
      expect((await client.post(`${DESK}/numery`, { key: newId() })).status).toBe(404)
    }
    expect((await now(issue)).blocks).toEqual(issue.blocks)
  })
})
