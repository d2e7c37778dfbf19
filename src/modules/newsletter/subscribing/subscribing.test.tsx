import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { formsIn, valuesOf } from '../../../../tests/support/markup.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId, sql } from '../../../platform/db/index.ts'
import { addressHash } from '../../notices/index.ts'
import { aSubscriber } from '../examples.ts'
import { bringConsenting } from '../importing/members.ts'
import { personalData } from '../personal-data.ts'
import { newsletterIn, portsOf } from '../testing.ts'
import { versionOf } from './actions.ts'
import { ownToken } from './links.ts'
import { ownNewsletter } from './own.ts'
import { countSubscribers, livingByAddress } from './store.ts'

const START = '2026-09-30T10:00:00Z'

describe('the version of a consent', () => {
  test('changes with its words', () => {
    expect(versionOf('Zgadzam się.')).toBe(versionOf('Zgadzam się.'))
    expect(versionOf('Zgadzam się!')).not.toBe(versionOf('Zgadzam się.'))
  })
})

eachEngine('subscribing', (at) => {
  let house: TestHouse
  let here: Awaited<ReturnType<typeof newsletterIn>>

  beforeAll(async () => {
    house = await aHouse(at, START)
    here = await newsletterIn(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    await sql`delete from newsletter.subscribers`.execute(at.db)
    await sql`delete from notices.messages`.execute(at.db)
    await sql`delete from platform.throttles`.execute(at.db)
  })

  /** The form as somebody fills it in who takes a minute. */
  async function filled(given: Record<string, string | string[]> = {}) {
    const { html } = await here.wing.stranger().get('/newsletter/zapis')
    const form = formsIn(html, '/newsletter/zapis').find(({ method }) => method === 'post')
    here.aMinuteGoes()
    return { ...(form ? valuesOf(form) : {}), email: 'anna@example.org', consent: 'tak', ...given }
  }
  const ask = async (given: Record<string, string | string[]> = {}) =>
    here.wing.stranger().post('/newsletter/zapis', await filled(given))

  async function confirmed(email = 'anna@example.org') {
    await ask({ email })
    const [letter] = await here.letters()
    const link = /\/newsletter\/potwierdzenie\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? ''
    const { location } = await here.wing.stranger().post(link)
    return { link, settings: location ?? '' }
  }
  const rows = async () =>
    (await sql<Record<string, unknown>>`select * from newsletter.subscribers order by id`.execute(at.db)).rows

  test('an address gets the newsletter when its owner has pressed the button, and not by opening the link', async () => {
    const asked = await ask({ topics: ['consultations', 'law'], places: 'Augustów' })
    expect(asked.location).toBe('/newsletter/zapis/sprawdz-poczte')
    const [letter] = await here.letters()
    expect(letter?.to).toBe('anna@example.org')
    const link = /\/newsletter\/potwierdzenie\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? ''
    const shown = await here.wing.stranger().get(link)
    expect(shown.html).toContain('Potwierdzam, chcę newsletter')
    expect(await mistakesIn(shown.html)).toEqual([])
    expect(await countSubscribers(at.db, house.clock.now())).toMatchObject({ active: 0, waiting: 1 })
    const done = await here.wing.stranger().post(link)
    expect(done.flash).toBe('newsletter.flash.confirmed')
    expect(await countSubscribers(at.db, house.clock.now())).toMatchObject({ active: 1, waiting: 0 })
    expect((await here.wing.stranger().post(link)).status).toBe(303)
    expect(await rows()).toMatchObject([
      { topics: ['consultations', 'law'], unit_codes: ['2001011'], consent_source: 'form' },
    ])
  })

  test('the proof is the words that were read, when, and where', async () => {
    await confirmed()
    const { rows } = await sql<{ words: string }>`
      select c.words from newsletter.subscribers s join newsletter.consent_texts c on c.version = s.consent_version
      where s.consented_at is not null and s.confirmed_at > s.consented_at - interval '1 hour'`.execute(at.db)
    expect(rows).toEqual([{ words: house.texts.in('pl')('newsletter.consent') }])
  })

  test('a known and an unknown address are answered alike, and each is told the truth by mail', async () => {
    await confirmed('znana@example.org')
    const known = await ask({ email: ' Znana@example.org' })
    const unknown = await ask({ email: 'nowa@example.org' })
    expect([known.status, known.location, known.html]).toEqual([unknown.status, unknown.location, unknown.html])
    const letters = await here.letters()
    expect(letters.map(({ subject }) => subject).sort()).toEqual([
      'Newsletter już do Ciebie przychodzi',
      'Potwierdź zamówienie newslettera',
    ])
    expect(await countSubscribers(at.db, house.clock.now())).toMatchObject({ active: 1, waiting: 1 })
  })

  test.each([
    ['without the consent', { consent: '' }, 'Zaznacz zgodę'],
    ['without an address', { email: '' }, 'Wpisz adres e-mail'],
    ['with half an address', { email: 'anna@' }, 'w takiej postaci'],
    ['with a place nobody knows', { places: 'Augustów, Nibylandia' }, 'Nie znamy miejsca „Nibylandia”'],
    ['with a moment nobody signed', { shown: 'x' }, 'bardzo szybko'],
  ])('a form %s comes back with what was typed', async (_, given, words) => {
    const { status, html } = await ask({ name: 'Anna', ...given })
    expect(status).toBe(422)
    expect(html).toContain(words)
    expect(html).toContain('value="Anna"')
    expect(await mistakesIn(html)).toEqual([])
    expect(await rows()).toEqual([])
  })

  test('the consent is not ticked beforehand', async () => {
    const { html } = await here.wing.stranger().get('/newsletter/zapis')
    const consent = formsIn(html, '')
      .flatMap(({ fields }) => fields)
      .find(({ name }) => name === 'consent')
    expect(consent?.chosen).toEqual([])
    expect(await mistakesIn(html)).toEqual([])
  })

  test('a machine is answered like a person and nothing happens; a form sent at once is sent back', async () => {
    expect((await ask({ strona: 'https://spam.example' })).location).toBe('/newsletter/zapis/sprawdz-poczte')
    expect(await rows()).toEqual([])
    const { html } = await here.wing.stranger().get('/newsletter/zapis')
    const form = formsIn(html, '').find(({ method }) => method === 'post')
    const quick = await here.wing
      .stranger()
      .post('/newsletter/zapis', { ...(form ? valuesOf(form) : {}), email: 'a@example.org', consent: 'tak' })
    expect(quick.status).toBe(422)
  })

  test('one address gets five letters a day at most, one place asks twenty times an hour at most', async () => {
    for (let count = 0; count < 7; count += 1) expect((await ask()).status).toBe(303)
    expect(await here.letters()).toHaveLength(5)
    const more = []
    for (let count = 0; count < 15; count += 1) more.push((await ask({ email: `a${count}@example.org` })).status)
    expect(more).toContain(429)
  })

  test('parallel askings make one subscription', async () => {
    const form = await filled()
    await Promise.all(Array.from({ length: 4 }, () => here.wing.stranger().post('/newsletter/zapis', form)))
    expect(await rows()).toHaveLength(1)
  })

  test('a link that was not used for a week is over, and the address is gone', async () => {
    await ask()
    const link = /\/newsletter\/potwierdzenie\/[\w-]+/.exec((await here.letters())[0]?.text ?? '')?.[0] ?? ''
    const before = house.clock.now()
    house.clock.set(before.add({ hours: 24 * 7 + 1 }))
    expect((await here.wing.stranger().get(link)).status).toBe(410)
    expect((await here.wing.stranger().post(link)).status).toBe(410)
    expect(await personalData.endRetention?.(systemContext(house, 'test'))).toBe(1)
    expect(await rows()).toEqual([])
    house.clock.set(before)
  })

  test('beside other messages it says whether the newsletter comes to the address, and leads to where that is changed', async () => {
    const own = (email = 'anna@example.org') =>
      ownNewsletter(systemContext(house, 'test'), addressHash(house.config.secret, email))
    const none = { text: 'Newsletter na ten adres nie przychodzi.', href: '/newsletter/zapis' }
    expect(await own()).toMatchObject(none)
    const { settings } = await confirmed()
    expect(await own()).toMatchObject({ text: 'Dostajesz każdy numer.', href: settings })
    await here.wing.stranger().post(`${settings}/przerwa`, { days: '30' })
    expect((await own()).text).toContain('Masz przerwę do')
    // Asked for and not confirmed: nothing comes yet.
    await ask({ email: 'jan@example.org' })
    expect(await own('jan@example.org')).toMatchObject(none)
  })

  test('by their link people change topics, places and frequency, take a pause and end it', async () => {
    const { settings } = await confirmed()
    const client = here.wing.stranger()
    const saved = await client.post(settings, {
      name: 'Ania',
      topics: ['law'],
      places: 'powiat suwalski',
      frequency: 'urgent',
    })
    expect(saved.flash).toBe('newsletter.flash.saved')
    const { html } = await client.get(settings)
    expect(html).toContain('value="Ania"')
    expect(html).toContain('powiat suwalski')
    expect(html).toContain('a…@example.org')
    expect(html).not.toContain('anna@example.org')
    expect(await mistakesIn(html)).toEqual([])
    // What the page shows is what it reads.
    const form = formsIn(html, settings).find(({ action }) => action === settings)
    expect((await client.post(settings, form ? valuesOf(form) : {})).status).toBe(303)
    expect(await rows()).toMatchObject([{ topics: ['law'], unit_codes: ['2012'], frequency: 'urgent' }])

    await client.post(`${settings}/przerwa`, { days: '30' })
    expect(await countSubscribers(at.db, house.clock.now())).toMatchObject({ active: 0, paused: 1 })
    const paused = await client.get(settings)
    expect(paused.html).toContain('Masz przerwę')
    expect(await mistakesIn(paused.html)).toEqual([])
    await client.post(`${settings}/przerwa`, { days: '31' })
    await client.post(`${settings}/wznowienie`)
    expect(await countSubscribers(at.db, house.clock.now())).toMatchObject({ active: 1, paused: 0 })
  })

  test('a subscription ends on the page, not by opening it; the address goes at once and the proof stays without it', async () => {
    const { settings } = await confirmed()
    const issueId = newId()
    const page = settings.replace('ustawienia', 'wypisanie')
    expect((await here.wing.stranger().get(`${page}?numer=${issueId}`)).html).toContain('Wypisz mnie')
    expect(await countSubscribers(at.db, house.clock.now())).toMatchObject({ active: 1 })
    expect((await here.wing.stranger().post(`${page}?numer=${issueId}`)).status).toBe(303)
    expect((await here.wing.stranger().get(page)).html).toContain('Wypisano')
    expect((await here.wing.stranger().get(settings)).html).toContain('Wypisano')
    expect((await here.wing.stranger().post(settings, { frequency: 'each' })).status).toBe(410)
    expect(await rows()).toMatchObject([
      { email: null, name: '', end_reason: 'unsubscribed', ended_from: issueId, consent_source: 'form' },
    ])
    expect(JSON.stringify(await rows())).not.toContain('anna')
    await confirmed()
    expect(await countSubscribers(at.db, house.clock.now())).toMatchObject({ active: 1, ended: 1 })
  })

  test('one press in the mail program ends it: no cookie, an empty body, no redirect', async () => {
    const { settings } = await confirmed()
    const oneClick = settings.replace('ustawienia', 'wypisz')
    const opened = await here.wing.stranger().get(oneClick)
    expect(opened.location).toContain('/newsletter/wypisanie/')
    expect(await countSubscribers(at.db, house.clock.now())).toMatchObject({ active: 1 })
    const { status, html } = await here.wing.stranger().post(oneClick)
    expect([status, html]).toEqual([200, 'OK'])
    expect(await countSubscribers(at.db, house.clock.now())).toMatchObject({ active: 0, ended: 1 })
    expect((await here.wing.stranger().post(oneClick)).status).toBe(200)
  })

  test('people get all their data and erase all of it, also the proof', async () => {
    const { settings } = await confirmed()
    const { html } = await here.wing.stranger().get(`${settings}/dane.json`)
    expect(JSON.parse(html).newsletter).toMatchObject([
      { email: 'anna@example.org', consent: { source: 'form', words: house.texts.in('pl')('newsletter.consent') } },
    ])
    const asked = await here.wing.stranger().get(`${settings}/usuniecie`)
    expect(await mistakesIn(asked.html)).toEqual([])
    expect(await rows()).toHaveLength(1)
    await here.wing.stranger().post(`${settings}/usuniecie`)
    expect(await rows()).toEqual([])
    expect((await here.wing.stranger().get(settings)).status).toBe(404)
  })

  test('a link somebody made up opens nothing', async () => {
    const foreign = ownToken({ secret: 'another secret, another secret, another' }, newId())
    for (const path of ['ustawienia', 'wypisanie', 'wypisz'])
      expect((await here.wing.stranger().post(`/newsletter/${path}/${foreign}`)).status).toBe(404)
  })

  test('an account gets its data and is erased with its subscription', async () => {
    const person = aPerson({ email: 'konto@example.org' })
    await aSubscriber(here.as(here.coordinator), person.email)
    const { data } = await personalData.export(here.as(person), person)
    expect(data).toMatchObject({ subscriptions: [{ email: person.email }] })
    await personalData.erase(here.as(person), person)
    expect(await rows()).toEqual([])
  })

  test('the desk takes an address off on request, and shows none', async () => {
    await aSubscriber(here.as(here.coordinator), 'prosba@example.org')
    const desk = here.wing.as(here.coordinator)
    const page = await desk.get('/administracja/newsletter/odbiorcy')
    expect(page.html).not.toContain('prosba@')
    expect(await mistakesIn(page.html)).toEqual([])
    expect(
      (await desk.post('/administracja/newsletter/odbiorcy/wypisanie', { email: 'inna@example.org' })).status,
    ).toBe(422)
    const done = await desk.post('/administracja/newsletter/odbiorcy/wypisanie', { email: ' Prosba@example.org' })
    expect(done.flash).toBe('newsletter.flash.ended')
    expect(await rows()).toMatchObject([{ end_reason: 'on-request' }])
  })

  test('who agreed in a declaration gets it; taking that back ends it, and unsubscribing is not undone', async () => {
    const system = () => systemContext(house, 'newsletter.members')
    const member = {
      email: 'czlonkini@example.org',
      name: 'Celina',
      personId: null,
      words: 'Zgadzam się, proszę o newsletter.',
      givenAt: house.clock.now(),
      takenBackAt: null as Temporal.Instant | null,
    }
    const bring = (given: Partial<typeof member> = {}) =>
      bringConsenting(system(), portsOf({ consenting: async () => [{ ...member, ...given }] }))
    await bring()
    await bring()
    expect(await rows()).toMatchObject([{ consent_source: 'member', name: 'Celina' }])
    here.aMinuteGoes()
    await bring({ takenBackAt: house.clock.now() })
    expect(await rows()).toMatchObject([{ end_reason: 'consent-withdrawn' }])
    await bring({ givenAt: house.clock.now().add({ minutes: 1 }) })
    expect(await countSubscribers(at.db, house.clock.now())).toMatchObject({ active: 1 })
    const [, living] = await rows()
    here.aMinuteGoes()
    here.aMinuteGoes()
    const token = ownToken(house.config, String(living?.id))
    await here.wing.stranger().post(`/newsletter/wypisz/${token}`)
    await bring({ givenAt: house.clock.now().subtract({ minutes: 1 }) })
    expect(await countSubscribers(at.db, house.clock.now())).toMatchObject({ active: 0 })
    expect(await livingByAddress(at.db, String(living?.address_hash))).toBeNull()
  })
})
