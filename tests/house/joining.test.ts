import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PERSONAL_DATA } from '../../src/app/personal-data.ts'
import { formsPorts } from '../../src/app/wiring.tsx'
import { aPdf } from '../../src/modules/media/examples.ts'
import { publishDeclaration } from '../../src/modules/membership/index.ts'
import { sql } from '../../src/platform/db/index.ts'
import { readPdf } from '../../src/platform/documents/testing.ts'
import { eachEngine } from '../support/database.ts'
import { mistakesIn } from '../support/house.ts'
import { aPortal, NOW, type TestPortal } from '../support/portal.ts'
import type { Answer, Fields, Visitor } from '../support/visitor.ts'

const DESK = '/administracja/deklaracje'
const MEMBERS = '/administracja/czlonkowie'
const WORDS = {
  statement: 'Przystępuję do Sieci i **akceptuję** jej cele.',
  newsletter: 'Chcę dostawać newsletter.',
  publication: 'Zgadzam się na pokazanie nazwiska.',
  privacy: 'Administratorem danych jest Fundacja.',
}
const HOSTILE = '<script>window.x=1</script>" onmouseover="x'

eachEngine('joining the network', (at) => {
  let portal: TestPortal
  let coordinator: Visitor
  beforeAll(async () => {
    portal = await aPortal(at)
    for (const kind of ['person', 'institution'] as const)
      expect(await publishDeclaration(portal.system(), formsPorts, kind, { pl: WORDS, en: WORDS })).toMatchObject({
        ok: true,
      })
    coordinator = await portal.signedIn(await portal.person([{ role: 'coordinator', scope: null }], 'Koordynatorka'))
  })
  beforeEach(() => portal.clock.set(NOW))
  afterAll(() => portal.close())

  const PERSON: Fields = { 'q-name': 'Zofia Łąkowa', 'q-unit': 'Sztabin', 'q-email': 'zofia@example.org' }

  /** Fills in the whole form without script. @returns where sending it led */
  async function declared(
    kind: 'osoba' | 'instytucja',
    given: Fields = {},
    visitor = portal.stranger(),
  ): Promise<Answer> {
    const home = `/siec/deklaracja/${kind}`
    await visitor.submit(home, '/poczatek', {})
    portal.clock.set(portal.clock.now().add({ seconds: 20 }))
    const all: Fields = { 'q-way': 'scan', 'q-statement': 'tak', ...PERSON, ...given }
    const only = (names: string[]) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => names.some((one) => name.startsWith(`q-${one}`))))
    if (kind === 'instytucja')
      await visitor.submit(
        `${home}/pytania/institution-part`,
        '/pytania/institution-part',
        only(['institution', 'unit', 'nip', 'krs']),
      )
    await visitor.submit(
      `${home}/pytania/who-part`,
      '/pytania/who-part',
      only(['name', 'position', 'email', 'phone', ...(kind === 'osoba' ? ['unit'] : [])]),
    )
    await visitor.submit(`${home}/pytania/work-part`, '/pytania/work-part', only(['tools', 'experience', 'offers']))
    await visitor.submit(
      `${home}/pytania/sign-part`,
      '/pytania/sign-part',
      only(['statement', 'way', 'newsletter', 'publication']),
    )
    return visitor.submit(`${home}/sprawdzenie`, '/wyslanie', {})
  }
  const letters = async (to: string) => {
    await portal.jobs.drain()
    return (await portal.letters()).filter((letter) => letter.to === to)
  }
  const letterTo = async (to: string, subject: string) =>
    (await letters(to)).find((letter) => letter.subject.includes(subject))?.html
  const linkIn = (html: string, part: string) =>
    new RegExp(`https://wiec.example(${part}[\\w-]+)`).exec(html)?.[1] ?? ''
  const rows = async (table: string) => (await sql<object>`select * from ${sql.table(table)}`.execute(at.db)).rows
  const deskPathOf = async (name: string) => {
    const { html } = await coordinator.get(DESK)
    return new RegExp(`href="(${DESK}/[0-9a-f-]{36})"[^>]*>${name}`).exec(html)?.[1] ?? ''
  }
  const signed = () => new File([aPdf()], 'podpisana.pdf', { type: 'application/pdf' })

  test('the page explains, counts and offers both ways in; the blank sheet is one tagged page in Polish letters', async () => {
    const { html } = await portal.stranger().get('/siec/deklaracja')
    expect(await mistakesIn(html)).toEqual([])
    expect(html).toContain('/siec/deklaracja/osoba')
    for (const kind of ['osoba', 'instytucja']) {
      const sheet = await portal.stranger().get(`/siec/deklaracja/${kind}.pdf`)
      const { pages, text, tags } = readPdf(sheet.bytes)
      expect(pages).toBe(1)
      expect(tags.H1).toBe(1)
      expect(text).toContain('Przystępuję do Sieci i akceptuję jej cele.')
    }
  })

  test('a person declares, signs, is asked, completes, is accepted, and hears at each step', async () => {
    const sent = await declared('osoba', { 'q-publication': 'tak', 'q-tools': ['village-fund'] })
    expect(sent.status).toBe(303)
    const own = sent.location ?? ''
    expect(own).toMatch(/^\/siec\/deklaracje\/[\w-]{43}$/)
    const stranger = portal.stranger()
    const page = await stranger.get(own)
    expect(await mistakesIn(page.html)).toEqual([])
    expect(page.html).toContain('Zofia Łąkowa')
    const [received] = await letters('zofia@example.org')
    expect(linkIn(received?.html ?? '', '/siec/deklaracje/')).toBe(own)

    const sheet = readPdf((await stranger.get(`${own}/deklaracja.pdf`)).bytes)
    expect(sheet.pages).toBe(1)
    expect(sheet.text).toContain('Zofia Łąkowa')
    expect(sheet.text).toContain('[x] Zgadzam się na pokazanie nazwiska.')
    expect(sheet.text).not.toContain('[x] Chcę dostawać')

    const path = await deskPathOf('Zofia Łąkowa')
    const waiting = await coordinator.get(path)
    expect(waiting.html).toContain('Brakuje podpisanego pliku')
    expect(await mistakesIn(waiting.html)).toEqual([])
    expect((await coordinator.submit(path, '/prosba', {})).flash).toBe('membership.flash.asked')
    expect(await letterTo('zofia@example.org', 'prosimy o uzupełnienie')).toContain('podpisanego pliku albo skanu')

    const empty = await stranger.post(`${own}/uzupelnienie`, { answer: '' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('Napisz odpowiedź albo dołącz plik')
    const done = await stranger.post(`${own}/uzupelnienie`, { answer: 'Już jest.', file: signed() })
    expect(done.flash).toBe('membership.flash.completed')
    const checked = await coordinator.get(path)
    expect(checked.html).toContain('Niczego nie brakuje')
    const file = /href="(\/pliki\/[^"]+)"/.exec(checked.html)?.[1] ?? ''
    expect((await coordinator.get(file)).status).toBe(200)
    expect((await stranger.get(file)).status).toBe(404)

    const accepted = await coordinator.submit(path, '/przyjecie', { number: '7/2026', from: '2026-09-01' })
    expect(accepted.location).toMatch(new RegExp(`^${MEMBERS}/`))
    expect(await letterTo('zofia@example.org', 'Witamy w Sieci')).toContain('Zofia Łąkowa')
    const member = await coordinator.get(accepted.location ?? '')
    expect(await mistakesIn(member.html)).toEqual([])
    expect(member.html).toContain('publikacja nazwiska')
    expect((await stranger.get('/siec/deklaracja')).html).toMatch(/>1<[\s\S]*osoba podpisała deklarację/)
    expect((await coordinator.post(`${path}/przyjecie`, { decidedOn: '2026-09-30', from: '2026-09-30' })).status).toBe(
      409,
    )
  })

  test('what a person declared lies in one place: the answers of the form are empty, the button pressed twice is one', async () => {
    const visitor = portal.stranger()
    const first = await declared('osoba', { 'q-name': 'Jedna Jedyna', 'q-email': 'jedna@example.org' }, visitor)
    const again = await visitor.post('/siec/deklaracja/osoba/wyslanie')
    expect(again.location).toBe(first.location)
    expect(JSON.stringify(await rows('forms.answers'))).not.toContain('Jedna')
    expect(await rows('forms.respondents')).toEqual([])
    expect(JSON.stringify(await rows('membership.declarations')).split('Jedna Jedyna')).toHaveLength(2)
  })

  test('an institution is confirmed by whoever reads its mailbox, by a press and never by opening', async () => {
    const wrong = await declared('instytucja', {
      'q-institution-name': 'Stowarzyszenie Nad Rzeką',
      'q-institution-kind': 'ngo',
      'q-nip': '123-456-32-17',
      'q-position': 'prezeska',
      'q-email': 'biuro@example.org',
      'q-way': 'email',
    })
    expect(wrong.location).toContain('/pytania/institution-part')
    const sent = await declared('instytucja', {
      'q-institution-name': 'Stowarzyszenie Nad Rzeką',
      'q-institution-kind': 'ngo',
      'q-nip': '123-456-32-18',
      'q-position': 'prezeska',
      'q-email': 'biuro@example.org',
      'q-way': 'email',
    })
    const own = sent.location ?? ''
    const stranger = portal.stranger()
    expect((await stranger.get(own)).html).not.toContain('potwierdzenie/')
    const [letter] = await letters('biuro@example.org')
    const confirm = linkIn(letter?.html ?? '', '/siec/deklaracje/potwierdzenie/')
    expect(await mistakesIn((await stranger.get(confirm)).html)).toEqual([])
    expect((await stranger.get(own)).html).toContain('Czeka na potwierdzenie')
    expect((await stranger.post(confirm)).flash).toBe('membership.flash.confirmed')
    expect((await stranger.get(own)).html).toContain('Złożona')
    // The key of one purpose opens nothing of the other.
    expect((await stranger.get(own.replace('deklaracje/', 'deklaracje/potwierdzenie/'))).status).toBe(404)
    expect((await stranger.get(confirm.replace('/potwierdzenie', ''))).status).toBe(404)
  })

  test('withdrawing asks once, closes the declaration, and after 30 days nothing of it is left', async () => {
    const { location } = await declared('osoba', { 'q-name': 'Wycofana Osoba', 'q-email': 'wycofana@example.org' })
    const stranger = portal.stranger()
    const own = location ?? ''
    await stranger.post(`${own}/plik`, { file: signed() })
    await stranger.submit(`${own}/wycofanie`, '/wycofanie', {})
    expect((await stranger.get(own)).html).toContain('została wycofana')
    expect((await stranger.post(`${own}/plik`, { file: signed() })).status).toBe(409)
    portal.clock.set(portal.clock.now().add({ hours: 24 * 29 }))
    const store = PERSONAL_DATA.find(({ module }) => module === 'membership')
    await store?.endRetention?.(portal.system())
    expect((await stranger.get(own)).status).toBe(200)
    portal.clock.set(portal.clock.now().add({ hours: 24 * 2 }))
    await store?.endRetention?.(portal.system())
    expect((await stranger.get(own)).status).toBe(404)
    expect(JSON.stringify(await rows('membership.declarations'))).not.toContain('Wycofana Osoba')
  })

  test('a request nobody answered is reminded of once, after seven days and no sooner', async () => {
    await declared('osoba', { 'q-name': 'Zapominalska', 'q-email': 'zapomina@example.org' })
    await coordinator.submit(await deskPathOf('Zapominalska'), '/prosba', { asked: 'Prosimy o skan.' })
    const reminders = async () =>
      (await letters('zapomina@example.org')).filter(({ subject }) => subject.startsWith('Przypominamy')).length
    const run = async (days: number) => {
      portal.clock.set(Temporal.Instant.from(NOW).add({ hours: 24 * days }))
      await portal.house.jobs.send(portal.system(), 'membership.reminders', {})
      return reminders()
    }
    expect([await run(6), await run(7), await run(8)]).toEqual([0, 1, 1])
  })

  test('only the accepted ways are asked for and explained', async () => {
    await coordinator.submit(`${DESK}/tresc`, '/sposoby', { person: ['post'], institution: ['email', 'post'] })
    const visitor = portal.stranger()
    expect((await visitor.get('/siec/deklaracja')).html).not.toContain('Skan albo zdjęcie')
    await visitor.submit('/siec/deklaracja/osoba', '/poczatek', {})
    expect((await visitor.get('/siec/deklaracja/osoba/pytania/sign-part')).status).toBe(303)
    const only = await visitor.get('/siec/deklaracja/osoba/pytania/sign-by-post')
    expect(only.html).toContain('wyślesz pocztą')
    expect(only.html).not.toContain('name="q-way"')
    const office = portal.stranger()
    await office.submit('/siec/deklaracja/instytucja', '/poczatek', {})
    const { html } = await office.get('/siec/deklaracja/instytucja/pytania/sign-part')
    expect(html).toContain('value="email"')
    expect(html).not.toContain('value="scan"')
    expect((await coordinator.post(`${DESK}/tresc/sposoby`, { person: [], institution: ['post'] })).status).toBe(422)
    await coordinator.submit(`${DESK}/tresc`, '/sposoby', {
      person: ['signature', 'scan', 'post'],
      institution: ['scan', 'email', 'post'],
    })
  })

  test('a new text is for those who begin later; who is half way signs the one they were shown', async () => {
    const early = portal.stranger()
    await early.submit('/siec/deklaracja/osoba', '/poczatek', {})
    const path = `${DESK}/tresc/osoba`
    expect(await mistakesIn((await coordinator.get(path)).html)).toEqual([])
    expect(
      (
        await coordinator.submit(path, '/osoba', {
          statementPl: 'Słowo '.repeat(660),
          privacyPl: 'Słowo '.repeat(660),
        })
      ).status,
    ).toBe(422)
    await coordinator.submit(path, '/osoba', { statementPl: 'Nowe oświadczenie.' })
    expect((await early.get('/siec/deklaracja/osoba/pytania/sign-part')).html).toContain('jej cele')
    const late = portal.stranger()
    await late.submit('/siec/deklaracja/osoba', '/poczatek', {})
    expect((await late.get('/siec/deklaracja/osoba/pytania/sign-part')).html).toContain('Nowe oświadczenie')
    const texts = await coordinator.get(`${DESK}/tresc`)
    expect(texts.html).toContain('Wersja 2')
    const version = /href="([^"]+\/wersje\/[^"]+)"[^>]*>Wersja 1</.exec(texts.html)?.[1] ?? ''
    expect((await coordinator.get(version)).html).toContain('akceptuję')
  })

  test('the first declarations are entered from paper with their day, and a second one of a member is warned of', async () => {
    const paper = {
      kind: 'person',
      receivedOn: '2016-03-04',
      personName: 'Trzynasta Założycielka',
      unit: 'Sztabin',
      phone: '85 000 00 13',
      file: signed(),
    }
    const bad = await coordinator.submit(`${DESK}/nowa`, '/nowa', {
      ...paper,
      personName: '',
      receivedOn: '2030-01-01',
    })
    expect(bad.status).toBe(422)
    const entered = await coordinator.submit(`${DESK}/nowa`, '/nowa', paper)
    expect(entered.flash).toBe('membership.flash.entered')
    const path = entered.location ?? ''
    const accepted = await coordinator.submit(path, '/przyjecie', {
      decidedOn: '2016-03-04',
      from: '2016-03-04',
      number: '',
    })
    const member = await coordinator.get(accepted.location ?? '')
    expect(member.html).toContain('2016')
    const second = await coordinator.submit(`${DESK}/nowa`, '/nowa', { ...paper, receivedOn: '2026-09-01' })
    expect((await coordinator.get(second.location ?? '')).html).toContain('Na liście jest 1 podobny zapis')
    const several = await coordinator.submit(`${DESK}/nowa`, '/nowa', { ...paper, unit: 'Augustów' })
    expect(several.status).toBe(422)
    expect(several.html).toMatch(/name="unitCode" value="\d{7}"/)

    const twice = await coordinator.submit(second.location ?? '', '/przyjecie', { from: '2026-09-01' })
    const first = /nr (\d+)/.exec(member.html)?.[1] ?? ''
    const joined = await coordinator.submit(twice.location ?? '', '/polaczenie', { into: first })
    expect(joined).toMatchObject({ location: accepted.location, flash: 'membership.flash.merged' })
    expect((await coordinator.get(twice.location ?? '')).html).toContain('połączono z innym')
    await coordinator.submit(twice.location ?? '', '/rozlaczenie', {})
    expect((await coordinator.get(twice.location ?? '')).html).not.toContain('połączono z innym')
  })

  test('a member is suspended, resumed, leaves and comes back; each is a period of its own', async () => {
    const entered = await coordinator.submit(`${DESK}/nowa`, '/nowa', {
      kind: 'institution',
      receivedOn: '2020-01-10',
      personName: 'Ola Dyrektorka',
      position: 'dyrektorka',
      institutionName: 'Dom Kultury w Sztabinie',
      institutionKind: 'other',
      unit: 'Sztabin',
    })
    const { location } = await coordinator.submit(entered.location ?? '', '/przyjecie', {
      decidedOn: '2020-01-10',
      from: '2020-01-10',
    })
    const path = location ?? ''
    for (const [act, on] of [
      ['suspend', '2021-01-01'],
      ['resume', '2021-06-01'],
      ['leave', '2022-01-01'],
      ['readmit', '2023-01-01'],
    ])
      expect((await coordinator.submit(path, '/zmiana', { act: act ?? '', on: on ?? '' })).flash).toBe(
        'membership.flash.turned',
      )
    const { html } = await coordinator.get(path)
    for (const word of ['zawieszenie', 'wznowienie', 'odejście', 'trwa']) expect(html).toContain(word)
    expect((await coordinator.submit(path, '/zmiana', { act: 'exclude' })).status).toBe(422)
    expect((await coordinator.submit(path, '/zmiana', { act: 'readmit' })).status).toBe(422)
    await coordinator.submit(path, '/koniec', {})
    expect((await coordinator.get(DESK)).html).toContain('Dom Kultury w Sztabinie')
    await coordinator.submit(path, '/przedstawiciele', { name: 'Nowa Osoba', scopes: ['vote'] })
    expect((await coordinator.get(path)).html).not.toContain('Nikt nie reprezentuje')
    const list = await coordinator.get(`${MEMBERS}?q=kultury`)
    expect(await mistakesIn(list.html)).toEqual([])
    expect(list.html).toContain('Dom Kultury')
  })

  test('declining says why, once; excluding needs a reason, ends the membership and is written down', async () => {
    await declared('osoba', { 'q-name': 'Teodor Odmówiony', 'q-email': 'teodor@example.org' })
    const path = await deskPathOf('Teodor Odmówiony')
    const silent = await coordinator.submit(path, '/odmowa', { reason: '' })
    expect([silent.status, await mistakesIn(silent.html)]).toEqual([422, []])
    const ahead = await coordinator.submit(path, '/odmowa', { reason: 'Poza regionem.', declinedOn: '2030-01-01' })
    expect([ahead.status, ahead.html.includes('Poza regionem.')]).toEqual([422, true])
    const reason = 'Nie działa w naszym regionie, zapraszamy do sieci krajowej.'
    const declined = await coordinator.submit(path, '/odmowa', { reason, declineNumber: '7/2026' })
    expect(declined.flash).toBe('membership.flash.declined')
    const page = await coordinator.get(path)
    for (const word of [reason, '7/2026', 'Koordynatorka', 'Nieprzyjęta']) expect(page.html).toContain(word)
    expect(await letterTo('teodor@example.org', 'decyzja')).toContain(reason)
    expect((await coordinator.post(`${path}/przyjecie`, { decidedOn: '2026-09-30', from: '2026-09-30' })).status).toBe(
      409,
    )
    expect((await coordinator.post(`${path}/odmowa`, { reason, declinedOn: '2026-09-30' })).status).toBe(409)

    await declared('osoba', { 'q-name': 'Urban Wykluczony', 'q-email': 'urban@example.org' })
    const member =
      (await coordinator.submit(await deskPathOf('Urban Wykluczony'), '/przyjecie', { number: '8/2026' })).location ??
      ''
    const turn = (given: Fields) =>
      coordinator.submit(member, '/zmiana', { act: 'exclude', on: '2026-09-30', ...given })
    expect((await turn({ note: '' })).status).toBe(422)
    expect((await turn({ note: 'Naruszył zasady.', on: '2026-10-01' })).status).toBe(422)
    expect((await turn({ note: 'Naruszył zasady.' })).flash).toBe('membership.flash.turned')
    const history = await coordinator.get(member)
    expect(history.html).toContain('wykluczenie')
    expect(await mistakesIn(history.html)).toEqual([])
    expect(JSON.stringify(await rows('membership.periods'))).toContain('Naruszył zasady.')
    expect(JSON.stringify(await rows('audit.events'))).toContain('member-excluded')
    for (const who of [portal.stranger(), await portal.signedIn(await portal.person([], 'Zwykła Osoba'))])
      for (const act of ['odmowa', 'przyjecie', 'prosba'])
        expect((await who.post(`${path}/${act}`, { reason, declinedOn: '2026-09-30' })).status).toBe(404)
  })

  test('of two coordinators who press at once, one decides and the other reads that it is decided', async () => {
    const other = await portal.signedIn(
      await portal.person([{ role: 'coordinator', scope: null }], 'Drugi Koordynator'),
    )
    await declared('osoba', { 'q-name': 'Wanda Równoczesna', 'q-email': 'wanda@example.org' })
    const path = await deskPathOf('Wanda Równoczesna')
    const accept = { decidedOn: '2026-09-30', from: '2026-09-30', tell: 'tak' }
    const decline = { declinedOn: '2026-09-30', reason: 'Nie działa w regionie.' }
    const answers = await Promise.all([
      coordinator.post(`${path}/przyjecie`, accept),
      other.post(`${path}/odmowa`, decline),
      other.post(`${path}/przyjecie`, accept),
      coordinator.post(`${path}/odmowa`, decline),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409])
    expect(answers.find(({ status }) => status === 409)?.html).toContain('jest już rozstrzygnięta')
    const id = path.split('/').at(-1)
    const decided = (await rows('membership.decisions')) as { declaration_id: string }[]
    expect(decided.filter(({ declaration_id }) => declaration_id === id)).toHaveLength(1)
    const told = (await letters('wanda@example.org')).filter(({ subject }) => /decyzja|Witamy/.test(subject))
    expect(told).toHaveLength(1)
  })

  test('nobody but coordinators finds the desk, and a made-up key opens nothing', async () => {
    const person = await portal.signedIn(await portal.person([], 'Zwykła Osoba'))
    for (const visitor of [portal.stranger(), person])
      for (const path of [DESK, `${DESK}/nowa`, `${DESK}/tresc`, MEMBERS])
        expect((await visitor.get(path)).status).toBe(404)
    for (const token of ['x', 'A'.repeat(43), '../../etc'])
      expect((await portal.stranger().get(`/siec/deklaracje/${token}`)).status).toBe(404)
  })

  test('hostile words are words, on the page, at the desk and in the letter', async () => {
    const { location } = await declared('osoba', {
      'q-name': HOSTILE,
      'q-experience': HOSTILE,
      'q-email': 'hostile@example.org',
    })
    const desk = (await rows('membership.declarations')) as { id: string; email: string }[]
    const id = desk.find(({ email }) => email === 'hostile@example.org')?.id
    for (const html of [
      (await portal.stranger().get(location ?? '')).html,
      (await coordinator.get(`${DESK}/${id}`)).html,
      (await coordinator.get(DESK)).html,
      (await letters('hostile@example.org'))[0]?.html ?? '',
    ])
      expect(html).not.toContain('<script>window.x')
    expect(portal.faults()).toEqual([])
  })

  test('erasing a person leaves neither address nor name anywhere; that somebody joined stays', async () => {
    const person = await portal.person([], 'Znikająca Wisława')
    const sent = await declared('osoba', {
      'q-name': person.name,
      'q-email': person.email,
      'q-experience': 'Wisława była tu',
    })
    await portal.stranger().post(`${sent.location}/plik`, { file: signed() })
    const accepted = await coordinator.submit(await deskPathOf(person.name), '/przyjecie', {})
    await declared('osoba', { 'q-name': person.name, 'q-email': person.email })
    const before = await rows('membership.members')
    const exported = await PERSONAL_DATA.find(({ module }) => module === 'membership')?.export(portal.system(), person)
    expect(JSON.stringify(exported)).toContain('Wisława była tu')

    for (const store of PERSONAL_DATA.filter(({ module }) => module === 'membership'))
      await store.erase(portal.system(), person)
    const tables = await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('membership', 'forms', 'audit')`.execute(at.db)
    for (const { name } of tables.rows) {
      const text = JSON.stringify(await rows(name), (_, value) => (typeof value === 'bigint' ? String(value) : value))
      expect(text, name).not.toContain('Wisława')
      expect(text, name).not.toContain(person.email)
    }
    expect(await rows('membership.members')).toHaveLength(before.length)
    expect((await coordinator.get(accepted.location ?? '')).html).toContain('osoba, która odeszła')
  })
})
