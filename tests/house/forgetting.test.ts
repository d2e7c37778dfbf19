import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PERSONAL_DATA } from '../../src/app/personal-data.ts'
import { formsPorts } from '../../src/app/wiring.tsx'
import { aPdf } from '../../src/modules/media/examples.ts'
import { aCard, aMember } from '../../src/modules/membership/examples.ts'
import { editCard, publishDeclaration } from '../../src/modules/membership/index.ts'
import { memberById } from '../../src/modules/membership/members/store.ts'
import { type Db, inTransaction, newId, sql } from '../../src/platform/db/index.ts'
import { eachEngine } from '../support/database.ts'
import type { Person } from '../support/house.ts'
import { aPortal, type TestPortal } from '../support/portal.ts'
import type { Fields, Visitor } from '../support/visitor.ts'

const WORDS = { statement: 'Przystępuję.', newsletter: 'Newsletter.', publication: 'Wizytówka.', privacy: 'RODO.' }
const NAME = 'Wisława Znikająca'
const OTHER_ADDRESS = 'wislawa.dawny@example.org'
const PHONE = '611 222 333'

/**
 * One person does everything a member can do, through pages, with their name in every field that takes words; then their
 * account is erased. Nothing anywhere says who they were; that somebody joined, proposed and said something stays.
 */
eachEngine('a member who is erased', (at) => {
  let portal: TestPortal
  let coordinator: Visitor
  let coordinating: Person
  let person: Person
  let visitor: Visitor
  let memberId: string
  let idea: string

  beforeAll(async () => {
    portal = await aPortal(at)
    for (const kind of ['person', 'institution'] as const)
      await publishDeclaration(portal.system(), formsPorts, kind, { pl: WORDS, en: WORDS })
    coordinating = await portal.person([{ role: 'coordinator', scope: null }], 'Katarzyna Koordynująca')
    coordinator = await portal.signedIn(coordinating)
    person = await portal.person([], NAME)
    visitor = await portal.signedIn(person)
    await everything()
    await portal.jobs.drain()
  }, 180_000)
  afterAll(() => portal.close())

  const done = async (answer: ReturnType<Visitor['post']>, what: string) => {
    const { status, location, html } = await answer
    if (status !== 303) throw new Error(`${what}: ${status} ${html.slice(0, 400)}`)
    return location ?? ''
  }

  async function declared(kind: 'osoba' | 'instytucja', given: Fields): Promise<string> {
    const home = `/siec/deklaracja/${kind}`
    const client = portal.stranger()
    await client.submit(home, '/poczatek', {})
    portal.clock.set(portal.clock.now().add({ seconds: 20 }))
    const all: Fields = { 'q-way': 'scan', 'q-statement': 'tak', 'q-name': NAME, 'q-email': person.email, ...given }
    const parts = {
      'institution-part': ['institution', 'unit', 'nip', 'krs'],
      'who-part': ['name', 'position', 'email', 'phone', ...(kind === 'osoba' ? ['unit'] : [])],
      'work-part': ['tools', 'experience', 'offers', 'seeks'],
      'sign-part': ['statement', 'way', 'newsletter', 'publication'],
    }
    for (const [part, names] of Object.entries(parts)) {
      if (part === 'institution-part' && kind === 'osoba') continue
      const fields = Object.entries(all).filter(([name]) => names.some((one) => name.startsWith(`q-${one}`)))
      await client.submit(`${home}/pytania/${part}`, `/pytania/${part}`, Object.fromEntries(fields))
    }
    return done(client.submit(`${home}/sprawdzenie`, '/wyslanie', {}), `declaration of ${kind}`)
  }

  const deskPathOf = async (name: string) => {
    const { html } = await coordinator.get('/administracja/deklaracje')
    return new RegExp(`href="(/administracja/deklaracje/[0-9a-f-]{36})"[^>]*>${name}`).exec(html)?.[1] ?? ''
  }

  /** Declaring, completing, joining, a card, consents, ideas, letters, a report, an institution, a second record. */
  async function everything() {
    const own = await declared('osoba', {
      'q-unit': 'Sztabin',
      'q-phone': PHONE,
      'q-experience': `${NAME} prowadziła konsultacje.`,
      'q-offers': `Piszcie: ${person.email}`,
      'q-newsletter': 'tak',
      'q-publication': 'tak',
    })
    const file = new File([aPdf(NAME)], `deklaracja ${NAME}.pdf`, { type: 'application/pdf' })
    await done(portal.stranger().post(`${own}/plik`, { file }), 'file')
    const desk = await deskPathOf(NAME)
    await done(coordinator.submit(desk, '/prosba', { asked: `Pani ${NAME}, prosimy o telefon.` }), 'asking')
    await done(portal.stranger().post(`${own}/uzupelnienie`, { answer: `${NAME}, ${PHONE}` }), 'completing')
    const member = await done(coordinator.submit(desk, '/przyjecie', { number: '1/2026' }), 'accepting')
    memberId = member.split('/').at(-1) ?? ''

    // One that was declined, of the same person, and a second record under another address, joined into the first.
    await declared('osoba', { 'q-unit': 'Sztabin', 'q-name': `${NAME} Druga` })
    const second = await deskPathOf(`${NAME} Druga`)
    await done(coordinator.submit(second, '/odmowa', { reason: `${NAME} już jest w Sieci.` }), 'declining')
    const double = await aMember(portal.contextOf(coordinating), { personName: NAME, email: OTHER_ADDRESS })
    const { number } = (await memberById(at.db, memberId)) ?? {}
    await done(
      coordinator.submit(`/administracja/czlonkowie/${double.id}`, '/polaczenie', { into: String(number) }),
      'merging',
    )
    for (const [act, note] of [
      ['suspend', `Na prośbę: ${NAME}`],
      ['resume', `${person.email} wraca`],
    ])
      await done(
        coordinator.submit(member, '/zmiana', { act: act ?? '', note: note ?? '', on: '2026-09-30' }),
        act ?? '',
      )

    const home = `/siec/moje-czlonkostwo/${memberId}`
    await done(visitor.post(`${home}/konto`), 'joining')
    const found = await memberById(at.db, memberId)
    if (!found) throw new Error('accepted')
    const words = { about: `Jestem ${NAME}.`, email: person.email, phone: PHONE, offers: NAME, seeks: NAME }
    await editCard(portal.contextOf(person), found, aCard(found, 'public', words), { own: true })
    for (const given of ['nie', 'tak'])
      await done(visitor.post(`${home}/zgody`, { purpose: 'newsletter', given }), 'consent')
    await done(visitor.post('/siec/dla-czlonkow/kanal'), 'feed')

    const proposed = {
      key: newId(),
      title: `Spacer z ${NAME}`,
      what: `Chodzi o spacer. Zapisy: ${person.email}, ${PHONE}.`,
      forWhom: 'dla wszystkich',
      needed: NAME,
    }
    idea = await done(visitor.post('/siec/pomysly/nowy', proposed), 'idea')
    await done(
      visitor.post(`${idea}/komentarze`, { key: newId(), body: `Pozdrawiam, ${NAME.toUpperCase()}` }),
      'comment',
    )
    await done(
      coordinator.post(`${idea}/odpowiedz`, { answer: 'taken-up', reason: `Dziękujemy, ${NAME}!`, dueOn: '' }),
      'answer',
    )

    // Letters from her and to her, and a report of her letter.
    const recipient = await aMember(portal.contextOf(coordinating), {
      personName: 'Adam Adresat',
      email: 'adam@example.org',
    })
    const letter = { key: newId(), name: NAME, body: `Dzień dobry, tu ${NAME}.`, replyTo: person.email, website: '' }
    await done(visitor.post(`/siec/czlonkowie/${recipient.id}/list`, letter), 'letter from her')
    await done(
      portal.stranger().post(`/siec/czlonkowie/${memberId}/list`, {
        ...letter,
        key: newId(),
        name: 'Obcy',
        body: `Czy to ${NAME}?`,
        replyTo: '',
      }),
      'letter to her',
    ).catch(() => '')
    await portal.jobs.drain()
    const inbox = (await portal.letters()).find(
      ({ to, text }) => to === 'adam@example.org' && text.includes('naduzycie'),
    )
    const report = /(\/siec\/listy\/[^\s/]+\/naduzycie)/.exec(inbox?.text ?? '')?.[1] ?? ''
    await done(portal.stranger().post(report), 'report of a letter')
    const reported = (await coordinator.get('/administracja/czlonkowie/listy')).html
    const judged = /\/administracja\/czlonkowie\/listy\/[0-9a-f-]{36}/.exec(reported)?.[0] ?? ''
    await done(coordinator.post(judged, { verdict: 'stopped', note: `${NAME} pisze za często` }), 'verdict')

    // Her card is reported, hidden with her name in the reasons, and she appeals.
    const notice = await done(
      portal.stranger().submit('/zgloszenie', '/zgloszenie', {
        address: `https://wiec.example/siec/czlonkowie/${memberId}`,
        ground: 'rules',
        explanation: `${NAME} podaje nieprawdę.`,
        goodFaith: 'tak',
        email: 'zglaszajaca@example.org',
        name: 'Jan Kos',
      }),
      'notice',
    )
    expect(notice).toContain('/zgloszenie')
    await done(
      coordinator.post(`/moderacja/member-card/${memberId}/ukrycie`, {
        ground: 'rules',
        reason: `Słowa ${NAME} są nieprawdą.`,
      }),
      'hiding',
    )
    const shown = (await visitor.get('/siec/moje-czlonkostwo')).html
    const [, path = '', key = ''] = /(\/moderacja\/decyzje\/[0-9a-f-]{36}\/odwolanie)\?klucz=([^"&]+)/.exec(shown) ?? []
    await done(portal.stranger().post(path, { key, explanation: `Ja, ${NAME}, się nie zgadzam.` }), 'appeal')

    // She also signs for an institution, which stays.
    await declared('instytucja', {
      'q-institution-name': 'Klub Nad Stawem',
      'q-institution-kind': 'informal-group',
      'q-unit': 'Sztabin',
      'q-position': 'przewodnicząca',
    })
    await done(coordinator.submit(await deskPathOf('Klub Nad Stawem'), '/przyjecie', {}), 'institution')
  }

  const TRACES = [/wis[łl]aw/i, /znikaj/i, /611 ?222 ?333/]

  test('is in the database and in the files before, so that looking for her finds something', async () => {
    const found = await places(at.db)
    for (const table of [
      'declarations',
      'members',
      'cards',
      'ideas',
      'idea_comments',
      'idea_answers',
      'periods',
      'letters',
    ])
      expect(found).toContain(`membership.${table}`)
    for (const table of ['identity.persons', 'media.files', 'moderation.decisions', 'moderation.reports'])
      expect(found).toContain(table)
  })

  test('is nowhere in the whole database and in no file afterwards; the acts stay without her', async () => {
    await inTransaction(portal.system(), async (context) => {
      for (const store of PERSONAL_DATA) await store.erase(context, person)
    })
    await portal.jobs.drain()
    expect(await places(at.db)).toEqual([])
    expect(await filesNaming(join(portal.house.config.dataFolder, 'files'))).toEqual([])

    const member = (await coordinator.get(`/administracja/czlonkowie/${memberId}`)).html
    expect(member).toContain('osoba, która odeszła')
    const page = (await portal.stranger().get(idea)).html
    expect(page).toContain('Chodzi o spacer.')
    expect(page).toContain('osoba, która odeszła')
    expect(page).toContain('Dziękujemy')
    expect((await coordinator.get('/administracja/czlonkowie')).html).toContain('Klub Nad Stawem')
    expect(portal.faults()).toEqual([])
  })

  /** Tables of every schema in which a row names her, whatever the column. */
  async function places(db: Db): Promise<string[]> {
    const { rows: tables } = await sql<{ schema: string; name: string }>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      order by 1, 2`.execute(db)
    const found: string[] = []
    for (const { schema, name } of tables) {
      const { rows } = await sql<{ row: string }>`
        select row_to_json(t)::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(db)
      const naming = rows.filter(({ row }) => TRACES.some((trace) => trace.test(row)) || row.includes(person.email))
      if (naming.length > 0) found.push(`${schema}.${name}`)
    }
    return found
  }

  /** Files of the store whose bytes name her: what the portal keeps lies by content, under no name. */
  async function filesNaming(folder: string): Promise<string[]> {
    const found: string[] = []
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const text = (await readFile(join(entry.parentPath, entry.name))).toString('utf8')
      if (TRACES.some((trace) => trace.test(text)) || text.includes(person.email)) found.push(entry.name)
    }
    return found
  }
})
