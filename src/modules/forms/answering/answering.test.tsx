import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import {
  type Answer,
  aHouse,
  aPerson,
  aWing,
  contextOf,
  mistakesIn,
  type TestHouse,
} from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { type AppEnv, forgetOldThrottles } from '../../../platform/http/index.ts'
import { eventsPage } from '../../audit/index.ts'
import { aPdf } from '../../media/examples.ts'
import { filesOf } from '../../media/index.ts'
import { publishVersion, saveDraft } from '../actions.ts'
import { answersPage } from '../answers-store.ts'
import { aDefinition, aQuestion, aSection, everyQuestion } from '../examples.ts'
import type { FormDefinition } from '../model.ts'
import { participationOf } from '../participation-store.ts'
import type { AnsweringSettings } from '../ports.ts'
import { on } from '../store.ts'
import { aPublishedForm, aTestOwner, type TestOwner } from '../testing.tsx'
import { openAnswering } from './routes.tsx'

const HOME = '/ankieta'

const bus = aQuestion('single', 'bus', { label: { pl: 'Czy jeździsz autobusem?' }, required: true })
const why = aQuestion('long-text', 'why', { label: { pl: 'Dlaczego?' }, showWhen: { question: 'bus', chosen: 'a' } })
const line = aQuestion('short-text', 'line', { label: { pl: 'Która linia?' } })
const twoParts = aDefinition([
  aSection('ride', [bus, why], { title: { pl: 'Jazda' } }),
  aSection('more', [line], { title: { pl: 'Linie' } }),
])

eachEngine('answering a form', (at) => {
  let house: TestHouse
  let owner: TestOwner
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    // Each test begins with no tries counted, as an hour later.
    await forgetOldThrottles({ ...contextOf(house), now: Temporal.Instant.from('2027-01-01T00:00:00Z') })
  })

  /** The form at its address with a browser before it. */
  async function opened(definition: FormDefinition = twoParts, settings: Partial<AnsweringSettings> = {}) {
    owner = aTestOwner(settings)
    const { form, version } = await aPublishedForm(systemContext(house, 'test'), owner, definition)
    const routes = new Hono<AppEnv>()
    routes.route(HOME, openAnswering(owner.ports, { kind: 'test', ownerOf: async () => form.owner.id }))
    const wing = await aWing(house, routes)
    return { form, version, wing, visitor: wing.visitor() }
  }
  /** The same, begun ten seconds ago. */
  async function begun(definition: FormDefinition = twoParts, settings: Partial<AnsweringSettings> = {}) {
    const there = await opened(definition, settings)
    await there.visitor.post(`${HOME}/poczatek`)
    house.clock.set(house.clock.now().add({ seconds: 10 }))
    return there
  }
  const kept = (formId: string) => answersPage(at.db, formId, { limit: 100, after: null })
  const eventsAbout = async (formId: string) =>
    (await eventsPage(at.db, {}, { limit: 200 })).rows.filter(
      ({ subjectId, verb }) => subjectId === formId && verb !== 'form-published',
    )
  const valid = async (answer: Answer) => {
    expect(await mistakesIn(answer.html)).toEqual([])
    return answer
  }

  describe('one section a screen', () => {
    test('begun, answered, checked and sent, all without script', async () => {
      const { visitor, form } = await begun()
      expect((await visitor.get(`${HOME}/pytania`)).location).toBe(`${HOME}/pytania/ride`)
      const first = await valid(await visitor.get(`${HOME}/pytania/ride`))
      expect(first.html).toContain('Część 1 z 2')

      const joined = await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'a' })
      expect([joined.location, joined.flash]).toEqual([`${HOME}/pytania/ride`, 'forms.flash.joined'])
      const next = await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus why', 'q-bus': 'a', 'q-why': 'Szybko' })
      expect(next.location).toBe(`${HOME}/pytania/more`)
      const last = await visitor.post(`${HOME}/pytania/more`, { asked: 'line', 'q-line': '7' })
      expect(last.location).toBe(`${HOME}/sprawdzenie`)

      const check = await valid(await visitor.get(`${HOME}/sprawdzenie`))
      for (const part of ['Odpowiedź a', 'Szybko', '>7<']) expect(check.html).toContain(part)
      const sent = await visitor.post(`${HOME}/wyslanie`, { email: '' })
      expect(sent.location).toMatch(/^\/ankieta\/odpowiedz\/[2-9A-Z]{4}-[2-9A-Z]{4}\?klucz=/)
      const receipt = await valid(await visitor.get(sent.location ?? ''))
      expect(receipt.html).toContain('Twoje odpowiedzi są u nas')
      expect(receipt.html).toContain('Szybko')
      expect((await kept(form.id)).map(({ answers }) => answers)).toEqual([
        { bus: { choice: 'a' }, why: { text: 'Szybko' }, line: { text: '7' } },
      ])
      expect(await participationOf(at.db, form.id)).toEqual({ seen: 0, begun: 1, finished: 1 })
    })

    test('a section with something to mend comes back with what was typed', async () => {
      const { visitor } = await begun()
      const answer = await valid(await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-why': 'Bo tak' }))
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('<title>Błąd:')
      expect(answer.html).toContain('<a href="#f-q-bus">Czy jeździsz autobusem? Wybierz jedną odpowiedź.</a>')
    })

    test('going back keeps what was typed, finished or not', async () => {
      const { visitor } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const back = await visitor.post(`${HOME}/pytania/more`, { 'q-line': 'nie wiem jeszcze', potem: 'wstecz' })
      expect(back.location).toBe(`${HOME}/pytania/ride`)
      expect((await visitor.get(`${HOME}/pytania/more`)).html).toContain('nie wiem jeszcze')
    })

    test('an answer changed so that another no longer concerns its person is not sent, and that is said', async () => {
      const { visitor, form } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus why', 'q-bus': 'a', 'q-why': 'Szybko' })
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b', 'q-why': 'Szybko' })
      expect((await visitor.get(`${HOME}/sprawdzenie`)).html).toContain('już Cię nie dotyczą')
      await visitor.post(`${HOME}/wyslanie`)
      expect((await kept(form.id)).map(({ answers }) => answers)).toEqual([{ bus: { choice: 'b' } }])
    })

    test('sending what misses an answer leads to where it is missing', async () => {
      const { visitor, form } = await begun()
      const sent = await visitor.post(`${HOME}/wyslanie`)
      expect(sent.location).toBe(`${HOME}/pytania/ride?popraw`)
      expect((await visitor.get(sent.location ?? '')).html).toContain('<title>Błąd:')
      expect(await kept(form.id)).toEqual([])
    })

    test('the button pressed twice, or ten times at once, sends one and leads to one receipt', async () => {
      const { visitor, form } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const sent = await Promise.all(Array.from({ length: 10 }, () => visitor.post(`${HOME}/wyslanie`)))
      expect(new Set([...sent, await visitor.post(`${HOME}/wyslanie`)].map(({ location }) => location)).size).toBe(1)
      expect(await kept(form.id)).toHaveLength(1)
    })

    test('a person half way through finishes the version they began', async () => {
      const { visitor, form, version, wing } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const system = systemContext(house, 'test')
      await saveDraft(system, owner.ports, form, aDefinition([aQuestion('date', 'when', { required: true })]), 1)
      await publishVersion(system, owner.ports, form)
      await visitor.post(`${HOME}/pytania/more`, { asked: 'line', 'q-line': '7' })
      await visitor.post(`${HOME}/wyslanie`)
      expect((await kept(form.id)).map(({ versionId }) => versionId)).toEqual([version.id])
      const other = wing.visitor()
      await other.post(`${HOME}/poczatek`)
      expect((await other.get(`${HOME}/pytania`)).location).toBe(`${HOME}/pytania/first`)
    })

    test('closing is to the second of our clock, also for a section opened before', async () => {
      const { visitor, form } = await begun(twoParts, { closesAt: Temporal.Instant.from('2026-09-10T10:00:20Z') })
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      house.clock.set('2026-09-10T10:00:21Z')
      expect((await visitor.post(`${HOME}/wyslanie`)).status).toBe(409)
      expect((await visitor.post(`${HOME}/pytania/more`, { 'q-line': '7' })).status).toBe(409)
      expect((await visitor.get(HOME)).html).toContain('Nie przyjmujemy już odpowiedzi')
      expect(await kept(form.id)).toEqual([])
    })

    test('a machine is asked to wait, and nothing is kept or lost', async () => {
      const { visitor, form } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const trapped = await visitor.post(`${HOME}/wyslanie`, { website: 'https://spam.example' })
      house.clock.set('2026-09-10T10:00:01Z')
      const quick = await visitor.post(`${HOME}/wyslanie`)
      for (const answer of [trapped, quick]) {
        expect(answer.status).toBe(422)
        expect(answer.html).toContain('przyszedł zbyt szybko')
      }
      expect(await kept(form.id)).toEqual([])
    })

    test('a cookie nobody signed opens nothing', async () => {
      const { visitor, form } = await begun()
      const [name = ''] = visitor.cookies.keys()
      const [row] = await on(at.db).selectFrom('forms.beginnings').select('id').where('form_id', '=', form.id).execute()
      visitor.cookies.set(name, `${row?.id}.1789034400000.podpis`)
      expect((await visitor.get(`${HOME}/pytania/ride`)).location).toBe(HOME)
    })
  })

  describe('on one page', () => {
    const onePage = { ...twoParts, layout: 'page' as const }
    const hiddenIn = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    async function shown(settings: Partial<AnsweringSettings> = {}, definition: FormDefinition = onePage) {
      const there = await opened(definition, settings)
      const page = await valid(await there.visitor.get(HOME))
      house.clock.set(house.clock.now().add({ seconds: 10 }))
      const sent = { key: hiddenIn(page.html, 'key'), moment: hiddenIn(page.html, 'moment') }
      return { ...there, sent }
    }

    test('sent, with a receipt; the same page sent again is the same answer', async () => {
      const { visitor, sent, form } = await shown()
      const fields = { ...sent, asked: 'bus line', 'q-bus': 'b', 'q-line': '7', email: 'ela@example.org' }
      const [first, second] = [await visitor.post(HOME, fields), await visitor.post(HOME, fields)]
      expect(first.status).toBe(303)
      expect(second.location).toBe(first.location)
      expect(await kept(form.id)).toHaveLength(1)
      expect(owner.events).toMatchObject([
        { act: 'given', receipt: { path: first.location, email: 'ela@example.org' } },
      ])
    })

    test('with problems everything typed comes back, the name as well', async () => {
      const { visitor, sent, form } = await shown({ anonymity: 'named' })
      const answer = await valid(
        await visitor.post(HOME, {
          ...sent,
          asked: 'bus line',
          'q-line': '<script>7</script>',
          name: 'Ela Portowa',
          email: 'ela',
        }),
      )
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('value="&lt;script>7&lt;/script>"')
      expect(answer.html).toContain('value="Ela Portowa"')
      expect(answer.html).toContain('Wpisz adres e-mail w całości')
      expect(await kept(form.id)).toEqual([])
    })

    test('without script, a question that joins because of an answer is asked before anything is sent', async () => {
      const { visitor, sent, form } = await shown()
      const answer = await visitor.post(HOME, { ...sent, asked: 'bus line', 'q-bus': 'a' })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('href="#f-q-why"')
      await visitor.post(HOME, { ...sent, asked: 'bus why line', 'q-bus': 'a', 'q-why': '' })
      expect(await kept(form.id)).toHaveLength(1)
    })

    test('sixty in an hour from one place are enough', async () => {
      const { visitor, sent, form } = await shown()
      const statuses: number[] = []
      for (let number = 0; number < 62; number++) {
        const key = `${number}-abcdefghijklmnopqrstuvwxyz`
        statuses.push((await visitor.post(HOME, { ...sent, key, asked: 'bus line', 'q-bus': 'b' })).status)
      }
      expect(statuses.at(-1)).toBe(429)
      expect((await kept(form.id)).length).toBeLessThanOrEqual(60)
    })

    test('a file is kept with the first sending, though another answer is to mend, and goes with the second', async () => {
      const { visitor, sent, form } = await shown(
        {},
        { ...aDefinition([bus, aQuestion('file', 'photo')]), layout: 'page' },
      )
      const file = new File([aPdf()], 'przystanek.pdf', { type: 'application/pdf' })
      const answer = await visitor.post(HOME, { ...sent, asked: 'bus photo', 'q-photo': file })
      expect(answer.html).toContain('przystanek.pdf')
      const id = /name="q-photo--kept" value="([^"]*)"/.exec(answer.html)?.[1] ?? ''
      await visitor.post(HOME, { ...sent, asked: 'bus photo', 'q-bus': 'b', 'q-photo--kept': id })
      expect((await kept(form.id))[0]?.answers.photo).toEqual({ files: [id] })
    })
  })

  describe('leaving and coming back', () => {
    const codeIn = (html: string) => /<strong>([2-9A-Z]{4}-[2-9A-Z]{4})<\/strong>/.exec(html)?.[1] ?? ''

    test('a code opens the answers on another device, however it is typed, and is kept only as a hash', async () => {
      const { visitor, wing, form } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { 'q-bus': 'c', potem: 'pozniej' })
      await valid(await visitor.get(`${HOME}/pozniej`))
      const code = codeIn((await valid(await visitor.post(`${HOME}/pozniej`))).html)
      const rows = await on(at.db).selectFrom('forms.beginnings').selectAll().where('form_id', '=', form.id).execute()
      expect(code).not.toBe('')
      expect(JSON.stringify(rows)).not.toContain(code)

      const phone = wing.visitor()
      await valid(await phone.get(`${HOME}/wznowienie?kod=${code}`))
      expect(phone.cookies.size).toBe(0)
      const resumed = await phone.post(`${HOME}/wznowienie`, { kod: ` ${code.toLowerCase().replace('-', ' ')} ` })
      expect(resumed.location).toBe(`${HOME}/pytania`)
      expect((await phone.get(`${HOME}/pytania/ride`)).html).toMatch(/value="c" checked/)
    })

    test('a code leads to the part at which its person stopped, or to the first when that is asked no more', async () => {
      const { visitor, wing, form } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const moved = await visitor.get(`${HOME}/pytania`)
      expect(moved.location).toBe(`${HOME}/pytania/more`)
      await visitor.post(`${HOME}/pytania/more`, { 'q-line': '7', potem: 'pozniej' })
      const code = codeIn((await visitor.post(`${HOME}/pozniej`)).html)

      const phone = wing.visitor()
      const resumed = await phone.post(`${HOME}/wznowienie`, { kod: code })
      expect((await phone.get(resumed.location ?? '')).location).toBe(`${HOME}/pytania/more`)
      await on(at.db)
        .updateTable('forms.beginnings')
        .set({ section_id: 'gone' })
        .where('form_id', '=', form.id)
        .execute()
      expect((await phone.get(resumed.location ?? '')).location).toBe(`${HOME}/pytania/ride`)
    })

    test('a wrong code opens nothing, and guessing ends soon', async () => {
      const { wing } = await begun()
      const guess = wing.visitor()
      const wrong = await valid(await guess.post(`${HOME}/wznowienie`, { kod: 'AAAA-AAAA' }))
      expect(wrong.status).toBe(422)
      const guesses = []
      for (let tries = 0; tries < 25; tries++)
        guesses.push((await guess.post(`${HOME}/wznowienie`, { kod: 'BBBB' })).status)
      expect(guesses).toContain(429)
    })

    test('after its last day a code opens nothing', async () => {
      house.clock.set('2026-09-12T10:00:00Z')
      const { visitor, wing } = await begun()
      const code = codeIn((await visitor.post(`${HOME}/pozniej`)).html)
      house.clock.set('2026-10-13T10:00:00Z')
      expect((await wing.visitor().post(`${HOME}/wznowienie`, { kod: code })).status).toBe(422)
    })

    test('anonymous answers have no code at all', async () => {
      const { visitor } = await begun(twoParts, { anonymity: 'anonymous' })
      expect((await visitor.get(HOME)).html).not.toContain('wznowienie')
      expect((await visitor.get(`${HOME}/pytania/ride`)).html).not.toContain('pozniej')
      for (const [method, path] of [
        ['get', 'pozniej'],
        ['post', 'pozniej'],
        ['get', 'wznowienie'],
        ['post', 'wznowienie'],
      ] as const)
        expect((await visitor[method](`${HOME}/${path}`)).status).toBe(404)
    })
  })

  describe('the receipt', () => {
    async function sent(settings: Partial<AnsweringSettings> = {}) {
      const there = await begun(twoParts, settings)
      await there.visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const { location } = await there.visitor.post(`${HOME}/wyslanie`, { name: 'Ela Portowa' })
      const [own = '', key = ''] = (location ?? '').split('?klucz=')
      return { ...there, own, key }
    }

    test('changes the answers until closing', async () => {
      const { visitor, own, key, form } = await sent()
      const page = await valid(await visitor.get(`${own}/zmiana?klucz=${key}`))
      expect(page.html).toMatch(/value="b" checked/)
      const changed = await visitor.post(`${own}/zmiana`, {
        klucz: key,
        asked: 'bus line',
        'q-bus': 'c',
        'q-line': '2',
      })
      expect(changed.flash).toBe('forms.flash.changed')
      expect((await kept(form.id)).map(({ answers }) => answers)).toEqual([
        { bus: { choice: 'c' }, line: { text: '2' } },
      ])
      const wrong = await visitor.post(`${own}/zmiana`, { klucz: key, asked: 'bus line' })
      expect(wrong.status).toBe(422)
    })

    test('takes the answers back', async () => {
      const { visitor, own, key, form } = await sent()
      await valid(await visitor.get(`${own}/wycofanie?klucz=${key}`))
      await visitor.post(`${own}/wycofanie`, { klucz: key })
      expect(await kept(form.id)).toEqual([])
      expect((await visitor.get(`${own}?klucz=${key}`)).html).toContain('są wycofane')
    })

    test.each(['', '?klucz=', '?klucz=zgadnięty'])('is absent with the key „%s”', async (query) => {
      const { wing, own } = await sent()
      expect((await wing.stranger().get(`${own}${query}`)).status).toBe(404)
    })

    test('of anonymous answers is a number alone: nothing can be read, changed or taken back', async () => {
      const { visitor, own, key } = await sent({ anonymity: 'anonymous' })
      expect(key).toBe('')
      const page = await valid(await visitor.get(own))
      expect(page.html).not.toContain('Odpowiedź b')
      for (const part of ['zmiana', 'wycofanie']) expect((await visitor.get(`${own}/${part}`)).status).toBe(404)
      expect((await visitor.post(`${own}/wycofanie`, { klucz: '' })).status).toBe(404)
    })

    test('where answers may not be changed offers nothing to change', async () => {
      const { visitor, own, key } = await sent({ editable: false })
      expect((await visitor.get(`${own}?klucz=${key}`)).html).not.toContain('/zmiana')
      expect((await visitor.get(`${own}/zmiana?klucz=${key}`)).status).toBe(404)
    })
  })

  describe('who may', () => {
    test('what the owner does not show is absent', async () => {
      owner = aTestOwner({}, { answering: async () => null })
      const { form } = await aPublishedForm(systemContext(house, 'test'), owner, twoParts)
      const routes = new Hono<AppEnv>()
      routes.route(HOME, openAnswering(owner.ports, { kind: 'test', ownerOf: async () => form.owner.id }))
      const stranger = (await aWing(house, routes)).stranger()
      for (const path of ['', '/pytania', '/sprawdzenie', '/wznowienie'])
        expect((await stranger.get(`${HOME}${path}`)).status).toBe(404)
      for (const path of ['', '/poczatek', '/wyslanie', '/obejrzane'])
        expect((await stranger.post(`${HOME}${path}`)).status).toBe(404)
    })

    test.each<[Partial<AnsweringSettings>, string]>([
      [{ anonymity: 'open' }, 'Odpowiedzi są jawne'],
      [{ anonymity: 'named' }, 'Organizator wie, kto odpowiada'],
      [{ anonymity: 'confidential' }, 'Odpowiedzi są poufne'],
      [{ anonymity: 'anonymous' }, 'Zapisujemy sam dzień, bez godziny'],
      [{ editable: true }, 'możesz nim zmienić albo wycofać'],
      [{ editable: false }, 'nie można już zmienić'],
    ])('%j is said before anybody begins, on both kinds of pages', async (settings, words) => {
      for (const layout of ['sections', 'page'] as const) {
        const { visitor } = await opened({ ...twoParts, layout }, settings)
        expect((await visitor.get(HOME)).html).toContain(words)
      }
    })

    test('before opening the page says from when, and nothing begins', async () => {
      const { visitor } = await opened(twoParts, { opensAt: Temporal.Instant.from('2026-09-11T08:00:00Z') })
      expect((await valid(await visitor.get(HOME))).html).toContain('od 11 września 2026, 10:00')
      expect((await visitor.post(`${HOME}/poczatek`)).status).toBe(409)
    })

    test('once a person: an account is needed, and answers once', async () => {
      const { wing, form } = await opened(twoParts, { oncePerPerson: true, anonymity: 'named' })
      expect((await wing.stranger().post(`${HOME}/poczatek`)).status).toBe(409)
      expect(await kept(form.id)).toEqual([])
      const person = wing.as(aPerson())
      expect((await person.post(`${HOME}/poczatek`)).location).toBe(`${HOME}/pytania`)
    })

    test('a quota that is full is said with thanks, and nothing is kept', async () => {
      const then = 'close' as const
      const quotas = [{ id: 'bees', when: { question: 'bus', chosen: 'b' }, limit: 1, then }]
      const { visitor, wing, form } = await begun({ ...twoParts, quotas })
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      await visitor.post(`${HOME}/wyslanie`)
      const second = wing.visitor()
      await second.post(`${HOME}/poczatek`)
      house.clock.set(house.clock.now().add({ seconds: 10 }))
      await second.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      expect((await valid(await second.post(`${HOME}/wyslanie`))).html).toContain('mamy już dość')
      expect(await kept(form.id)).toHaveLength(1)
    })
  })

  describe('a question for a place', () => {
    const place = aDefinition([aQuestion('place', 'home', { required: true })])
    const sent = (visitor: Awaited<ReturnType<typeof begun>>['visitor'], fields: Record<string, string>) =>
      visitor.post(`${HOME}/pytania/first`, { asked: 'home', ...fields })

    test('takes a name that fits one unit, and shows it with what it is', async () => {
      const { visitor } = await begun(place)
      expect((await sent(visitor, { 'q-home': 'sztabinie' })).location).toBe(`${HOME}/sprawdzenie`)
      expect((await visitor.get(`${HOME}/sprawdzenie`)).html).toContain('gmina wiejska Sztabin')
    })

    test('asks which one is meant, where several are called so', async () => {
      const { visitor } = await begun(place)
      const asked = await valid(await sent(visitor, { 'q-home': 'Augustów' }))
      expect(asked.status).toBe(422)
      const codes = [...asked.html.matchAll(/name="q-home--unit" value="(\d{7})"/g)].map(([, code]) => code)
      expect(codes.length).toBeGreaterThan(1)
      const chosen = await sent(visitor, { 'q-home': 'Augustów', 'q-home--unit': codes[1] ?? '' })
      expect(chosen.location).toBe(`${HOME}/sprawdzenie`)
    })

    test('takes another name typed over a place chosen before as another place', async () => {
      const { visitor } = await begun(place)
      await sent(visitor, { 'q-home': 'Sztabin' })
      await sent(visitor, { 'q-home': 'Suwałki miasto', 'q-home--unit': '2001062' })
      expect((await visitor.get(`${HOME}/sprawdzenie`)).html).not.toContain('Sztabin')
    })

    test('says that it knows no such place', async () => {
      const { visitor } = await begun(place)
      expect((await sent(visitor, { 'q-home': 'Nigdzie' })).html).toContain('tak, jak jest w spisie')
    })
  })

  describe('anonymous answers of a person who is signed in', () => {
    test('have nothing of the person, and of the hour: not in the answers, the file, the log, the beginning', async () => {
      const { wing, form } = await opened(aDefinition([bus, aQuestion('file', 'photo')]), { anonymity: 'anonymous' })
      const ela = aPerson({ name: 'Ela Portowa', email: 'ela.portowa@example.org' })
      const browser = wing.as(ela)
      const begun = await browser.post(`${HOME}/poczatek`)
      const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      house.clock.set('2026-09-10T10:47:31Z')
      const [name = '', value = ''] = cookie.split('=')
      const visitor = wing.as(ela, { [name]: value })
      const photo = new File([aPdf()], 'przystanek.pdf', { type: 'application/pdf' })
      await visitor.post(`${HOME}/pytania/first`, { asked: 'bus photo', 'q-bus': 'b', 'q-photo': photo })
      const beginnings = await on(at.db)
        .selectFrom('forms.beginnings')
        .selectAll()
        .where('form_id', '=', form.id)
        .execute()
      expect(beginnings).toHaveLength(1)
      const sent = await visitor.post(`${HOME}/wyslanie`, { name: 'Ela Portowa', email: ela.email })
      expect(sent.status).toBe(303)

      const rows = await on(at.db).selectFrom('forms.answers').selectAll().where('form_id', '=', form.id).execute()
      expect(rows).toHaveLength(1)
      const files = await filesOf(at.db, { kind: 'form-answers', id: form.id })
      expect(files).toMatchObject([{ uploadedBy: null, uploadedAt: Temporal.Instant.from('2026-09-09T22:00:00Z') }])
      expect(owner.events).toMatchObject([{ act: 'given', receipt: null }])
      const everything = JSON.stringify([rows, files, beginnings, await eventsAbout(form.id)])
      expect(everything).not.toContain(ela.id)
      expect(everything).not.toMatch(/Portowa|10:47/)
    })
  })

  test('opening a page changes nothing; being told of it adds one to those who saw', async () => {
    const { visitor, form } = await opened()
    for (const path of ['', '/pytania', '/wznowienie']) await visitor.get(`${HOME}${path}`)
    expect(await participationOf(at.db, form.id)).toEqual({ seen: 0, begun: 0, finished: 0 })
    await visitor.post(`${HOME}/obejrzane`)
    expect((await participationOf(at.db, form.id)).seen).toBe(1)
  })

  test('every type of question is drawn as valid HTML, filled and empty, and keeps hostile words as words', async () => {
    const hostile = JSON.parse(
      JSON.stringify(everyQuestion()).replaceAll('Jak ', '\\"><script>alert(1)</script>'),
    ) as FormDefinition
    const { visitor } = await begun(hostile)
    for (const part of ['rides', 'place', 'words']) {
      const { html } = await valid(await visitor.get(`${HOME}/pytania/${part}`))
      expect(html).not.toContain('<script>alert')
    }
    const filled = await valid(
      await visitor.post(`${HOME}/pytania/rides`, {
        asked: 'often why improve quality stops',
        'q-often': 'daily',
        'q-why': ['work', 'other'],
        'q-improve--o-price': '1',
        'q-improve--o-evening': '1',
        'q-stops--o-clean': 'good',
      }),
    )
    expect(filled.status).toBe(422)
    for (const words of ['Napisz, jaka jest Twoja odpowiedź.', 'Każde miejsce daj tylko jednej odpowiedzi.'])
      expect(filled.html).toContain(words)
  })

  test('words in the first language of a form say so on a page in another', async () => {
    const { visitor } = await begun(
      aDefinition([aQuestion('short-text', 'line', { label: { pl: 'Która linia?' } })], { languages: ['pl', 'en'] }),
    )
    const page = await visitor.get(`/en${HOME}/pytania/first`)
    expect(page.html).toMatch(/data-question="line" lang="pl"/)
    expect(page.html).toContain('Part 1 of 1')
  })
})
