import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  type Client,
  contextOf,
  mistakesIn,
  type Person,
  type TestHouse,
} from '../../../../tests/support/house.ts'
import { dateOf } from '../../../platform/clock.ts'
import { sql } from '../../../platform/db/index.ts'
import { MEMBERS_HOME, memberPath, OWN } from '../directory/addresses.ts'
import { FIELDS } from '../directory/rules.ts'
import { cardOf } from '../directory/store.ts'
import { aMember, aText } from '../examples.ts'
import { unrepresented } from '../members/list-store.ts'
import type { Member } from '../members/rules.ts'
import { hasConsent, memberById, periodsOf, representativesOf } from '../members/store.ts'
import { personalData } from '../personal-data.ts'
import { openRoutes } from '../routes.tsx'

eachEngine('my membership', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let count = 0
  const desk = () => contextOf(house, aPerson({ roles: [{ role: 'coordinator', scope: null }] }))

  beforeAll(async () => {
    house = await aHouse(at)
    await aText(desk(), 'person')
    await aText(desk(), 'institution')
    wing = await aWing(house, openRoutes())
  })
  afterAll(() => house.close())

  /** Somebody with an account whose declaration carries the same address. */
  async function somebody(given = {}): Promise<{ member: Member; person: Person; client: Client }> {
    const email = `osoba${++count}@example.org`
    const member = await aMember(desk(), { personName: `Osoba Numer ${count}`, email, ...given })
    const person = aPerson({ email })
    return { member, person, client: wing.as(person) }
  }
  const own = ({ id }: Member, part: string) => `${OWN}/${id}/${part}`
  const join = async (of: Awaited<ReturnType<typeof somebody>>) => {
    expect((await of.client.post(own(of.member, 'konto'))).flash).toBe('membership.done.joined')
    return of
  }
  const typed = (given: Record<string, string | string[]> = {}) => ({
    about: 'Nowe słowa o mnie.',
    experience: '',
    offers: '',
    seeks: '',
    website: '',
    email: '',
    phone: '',
    ...Object.fromEntries(FIELDS.map((field) => [`see-${field}`, 'coordinators'])),
    ...given,
  })

  test('whoever is not signed in is led to sign in and back', async () => {
    expect((await wing.stranger().get(OWN)).location).toBe(`/zaloguj?dalej=${encodeURIComponent(OWN)}`)
  })

  test('an account with the address of the declaration is joined by one press; another address gets nothing', async () => {
    const of = await somebody()
    const offered = await of.client.get(OWN)
    expect(offered.html).toContain(`To Ty? ${of.member.name}`)
    expect(await mistakesIn(offered.html)).toEqual([])
    const other = wing.as(aPerson())
    expect((await other.get(OWN)).html).toContain('Nie należysz jeszcze do Sieci')
    expect((await other.post(own(of.member, 'konto'))).status).toBe(404)
    for (const part of ['wizytowka', 'podglad', 'odejscie'])
      expect((await of.client.get(own(of.member, part))).status).toBe(404)
    await join(of)
    expect((await memberById(at.db, of.member.id))?.personId).toBe(of.person.id)
    expect((await of.client.post(own(of.member, 'konto'))).status).toBe(404)
    const mine = await of.client.get(OWN)
    expect(mine.html).toContain('Zmień wizytówkę')
    expect(await mistakesIn(mine.html)).toEqual([])
  })

  test('two presses at once join once, and nobody can do anything with somebody else’s membership', async () => {
    const of = await somebody()
    const both = await Promise.all([1, 2].map(() => of.client.post(own(of.member, 'konto'))))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 404])
    const another = await join(await somebody())
    for (const part of ['wizytowka', 'podglad', 'odejscie'])
      expect((await another.client.get(own(of.member, part))).status).toBe(404)
    for (const part of ['konto', 'wizytowka', 'zgody', 'odejscie'])
      expect((await another.client.post(own(of.member, part), { purpose: 'publication', given: 'tak' })).status).toBe(
        404,
      )
    expect(await hasConsent(at.db, of.member.id, 'publication')).toBe(false)
  })

  test('a card is written with a level for each field; what cannot be is said beside it, and nothing typed is lost', async () => {
    const { member, client } = await join(await somebody())
    const shown = await client.get(own(member, 'wizytowka'))
    expect(shown.html).toContain('Kto widzi: Telefon')
    expect(await mistakesIn(shown.html)).toEqual([])
    const wrong = await client.post(own(member, 'wizytowka'), typed({ website: 'javascript:alert(1)', phone: 'brak' }))
    expect([wrong.status, wrong.html.includes('Nowe słowa o mnie.'), wrong.html.includes('https://')]).toEqual([
      422,
      true,
      true,
    ])
    const written = typed({
      languages: ['lt', 'pl'],
      tools: ['referendum'],
      'see-about': 'public',
      website: 'https://a.example.org',
    })
    expect((await client.post(own(member, 'wizytowka'), written)).flash).toBe('membership.done.card')
    expect(await cardOf(at.db, member.id)).toMatchObject({
      about: 'Nowe słowa o mnie.',
      tools: ['referendum'],
      languages: ['lt', 'pl'],
      takesLetters: false,
      visibility: { about: 'public', phone: 'coordinators' },
    })
    expect((await client.post(own(member, 'wizytowka'), typed({ 'see-about': 'wszyscy' }))).status).toBe(422)
  })

  test('hostile words on a card are words', async () => {
    const { member, client } = await join(await somebody())
    const about = '<script>alert(1)</script> [x](javascript:1) "onerror=1'
    await client.post(
      own(member, 'wizytowka'),
      typed({ about, 'see-about': 'public', offers: 'a\r\nEND:VCARD\r\nX:1', 'see-offers': 'public' }),
    )
    await client.post(own(member, 'zgody'), { purpose: 'publication', given: 'tak' })
    const page = await wing.stranger().get(memberPath(member.id))
    expect(page.html).not.toMatch(/<script>alert|href="javascript/)
    expect(page.html).toContain('&lt;script>')
    expect(await mistakesIn(page.html)).toEqual([])
    const card = (await wing.stranger().get(`${memberPath(member.id)}/wizytowka.vcf`)).html
    expect(card.split('\r\n').filter((line) => line === 'END:VCARD')).toHaveLength(1)
    for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  test('the preview shows what each kind of reader gets, also that a stranger gets nothing', async () => {
    const { member, client } = await join(await somebody())
    await client.post(
      own(member, 'wizytowka'),
      typed({ about: 'Dla członków.', 'see-about': 'members', offers: 'Dla wszystkich.', 'see-offers': 'public' }),
    )
    const seen = async (look: string) => (await client.get(own(member, `podglad?jako=${look}`))).html
    expect(await seen('obcy')).toContain('Taka osoba Cię nie widzi')
    await client.post(own(member, 'zgody'), { purpose: 'publication', given: 'tak' })
    expect(await seen('obcy')).not.toContain('Dla członków.')
    expect(await seen('obcy')).toContain('Dla wszystkich.')
    expect(await seen('czlonek')).toContain('Dla członków.')
    expect(await mistakesIn(await seen('koordynacja'))).toEqual([])
  })

  test('consents are given and taken back one by one, with their days', async () => {
    const { member, client } = await join(await somebody())
    await client.post(own(member, 'zgody'), { purpose: 'newsletter', given: 'tak' })
    expect((await client.get(OWN)).html).toContain('Udzielona 30 września 2026')
    expect((await client.post(own(member, 'zgody'), { purpose: 'newsletter', given: 'nie' })).flash).toBe(
      'membership.done.consent-taken-back',
    )
    expect((await client.get(OWN)).html).toContain('Wycofana 30 września 2026')
    expect((await client.post(own(member, 'zgody'), { purpose: 'inna', given: 'tak' })).status).toBe(404)
  })

  test('leaving takes one press on a page that says what happens; the statement is kept with the period', async () => {
    const { member, client } = await join(await somebody())
    await client.post(own(member, 'zgody'), { purpose: 'publication', given: 'tak' })
    const asked = await client.get(own(member, 'odejscie'))
    expect(asked.html).toContain('od razu znika z katalogu')
    expect(await mistakesIn(asked.html)).toEqual([])
    const statement = 'Dziękuję, a pisać można na nowy@example.org. '.repeat(9).trim()
    expect((await client.post(own(member, 'odejscie'), { statement })).flash).toBe('membership.done.left')
    expect((await periodsOf(at.db, member.id)).at(-1)).toMatchObject({ endedHow: 'left', endedNote: statement })
    expect((await client.get(own(member, 'odejscie'))).status).toBe(404)
    expect((await client.get(OWN)).html).toContain('zakończone')
    expect((await wing.stranger().get(MEMBERS_HOME)).html).not.toContain(member.name)
  })

  test('a representative acts for an institution within their scopes', async () => {
    const office = {
      kind: 'institution',
      institutionName: 'Gmina Nad Rzeką',
      institutionKind: 'local-government',
      nip: '1234563218',
      position: 'wójt',
    }
    const of = await join(await somebody(office))
    expect((await of.client.get(OWN)).html).toContain('Gmina Nad Rzeką')
    await sql`update membership.representatives set scopes = '{vote}' where member_id = ${of.member.id}`.execute(at.db)
    for (const part of ['wizytowka', 'odejscie']) expect((await of.client.get(own(of.member, part))).status).toBe(404)
    await sql`update membership.representatives set to_on = '2026-09-30' where member_id = ${of.member.id}`.execute(
      at.db,
    )
    expect((await of.client.get(OWN)).html).not.toContain('Gmina Nad Rzeką')
  })

  test('an institution names and ends its representatives itself; the desk is warned when nobody is left', async () => {
    const of = await join(
      await somebody({
        kind: 'institution',
        institutionName: 'Fundacja Nad Wigrami',
        institutionKind: 'ngo',
        krs: '0000123499',
        position: 'prezeska',
      }),
    )
    const path = own(of.member, 'przedstawiciele')
    expect((await of.client.get(OWN)).html).toContain(path)
    expect(await mistakesIn((await of.client.get(path)).html)).toEqual([])
    const named = { name: 'Jan Łoś', email: 'JAN.LOS@example.org', scopes: ['vote'], since: '2026-09-30' }
    for (const wrong of [{ name: '' }, { scopes: [] }, { since: '2026-10-01' }, { email: 'nie adres' }]) {
      const answer = await of.client.post(path, { ...named, ...wrong })
      expect([answer.status, await mistakesIn(answer.html)]).toEqual([422, []])
    }
    expect((await of.client.post(path, named)).flash).toBe('membership.flash.named')
    const jan = aPerson({ email: 'jan.los@example.org' })
    const other = wing.as(jan)
    expect((await other.post(own(of.member, 'konto'))).flash).toBe('membership.done.joined')
    // Who may vote alone neither names nor ends anybody.
    for (const answer of [await other.get(path), await other.post(path, named)]) expect(answer.status).toBe(404)
    const all = await representativesOf(at.db, of.member.id)
    for (const { id } of all) expect((await other.post(`${path}/${id}/koniec`)).status).toBe(404)
    expect((await wing.stranger().get(path)).status).toBe(404)

    const [first, second] = all
    await of.client.post(`${path}/${second?.id}/koniec`)
    expect((await other.get(OWN)).html).not.toContain('Fundacja Nad Wigrami')
    expect(await unrepresented(at.db, dateOf(house.clock.now()))).not.toContainEqual(
      expect.objectContaining({ id: of.member.id }),
    )
    expect((await of.client.post(`${path}/${first?.id}/koniec`)).location).toBe(OWN)
    expect((await of.client.get(path)).status).toBe(404)
    expect(await unrepresented(at.db, dateOf(house.clock.now()))).toContainEqual(
      expect.objectContaining({ id: of.member.id }),
    )
  })

  test('after an account is erased neither the name nor the address is in membership, and the numbers stay', async () => {
    const of = await join(await somebody({ personName: 'Znikająca Osoba', phone: '611 222 333' }))
    await of.client.post(own(of.member, 'wizytowka'), typed({ about: 'Jestem Znikająca.' }))
    const copy = await personalData.export(contextOf(house, of.person), of.person)
    expect(JSON.stringify(copy)).toContain('Znikająca Osoba')
    await personalData.erase(contextOf(house), of.person)
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'membership'`.execute(at.db)
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`
        select row_to_json(t)::text as row from ${sql.table(`membership.${name}`)} t`.execute(at.db)
      for (const { row } of rows) expect(row.toLowerCase()).not.toMatch(/znikaj|611 222 333/)
      for (const { row } of rows) expect(row).not.toContain(of.person.email)
    }
    expect(await periodsOf(at.db, of.member.id)).toHaveLength(1)
  })
})
