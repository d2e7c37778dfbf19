import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  contextOf,
  mistakesIn,
  type Person,
  type TestHouse,
} from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/db/index.ts'
import { eventsPage } from '../audit/index.ts'
import { anOrganisation, withRoles } from './examples.ts'
import type { SendInvitation } from './invitations/actions.ts'
import { acceptInvitation } from './invitations/actions.ts'
import { waitingInvitations } from './invitations/store.ts'
import type { Needs } from './needs.ts'
import { closeOrganisation } from './organisations/actions.ts'
import type { Organisation } from './organisations/rules.ts'
import { organisationById, organisationBySlug } from './organisations/store.ts'
import { rolesOf, teamOf } from './roles/store.ts'
import { openRoutes } from './routes.tsx'

const known = new Map<string, Person>()
const letters: Parameters<SendInvitation>[1][] = []

const needs: Needs = {
  people: {
    personsByIds: async (_, ids) => new Map([...known].filter(([id]) => ids.includes(id))),
    personByEmail: async (_, email) => [...known.values()].find((person) => person.email === email) ?? null,
  },
  sendInvitation: async (_, letter) => void letters.push(letter),
  desk: () => ({ owner: 'Sieć', navigation: [{ label: 'Organizacje', href: '/administracja/organizacje' }] }),
  teamDesk: (_, { id, name }) => ({
    owner: name,
    navigation: [{ label: 'Zespół', href: `/praca/organizacje/${id}/zespol` }],
  }),
  sections: async () => ({ content: <h2>Trwające konsultacje</h2>, cache: ['processes'] }),
  tasks: async () => null,
  signInPath: (back) => `/zaloguj?dalej=${encodeURIComponent(back)}`,
  signUpPath: (back) => `/zarejestruj?dalej=${encodeURIComponent(back)}`,
  menu: (_, locale) => [{ label: locale === 'pl' ? 'Konsultacje' : 'Consultations', href: '/konsultacje' }],
}

const somebody = (given: Partial<Person> = {}): Person => {
  const person = aPerson(given)
  known.set(person.id, person)
  return person
}

const filled = {
  name: 'Fundacja Nad Biebrzą',
  kind: 'ngo',
  place: 'Goniądz',
  email: 'biuro@nadbiebrza.example',
  website: 'nadbiebrza.example',
  description: '# O nas\n\nDbamy o **rzekę**.',
}

eachEngine('the addresses of the network', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let coordinator: Person
  let administrator: Person
  let organisation: Organisation
  let admin: Person

  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, openRoutes(needs))
    coordinator = await withRoles(house, somebody({ name: 'Celina Koordynatorka' }), ['coordinator'])
    administrator = await withRoles(house, somebody({ name: 'Ewa Administratorka' }), ['administrator'])
  })
  beforeEach(async () => {
    letters.length = 0
    house.clock.set('2026-09-30T10:00:00Z')
    organisation = await anOrganisation(house)
    admin = await withRoles(house, somebody({ name: 'Adam Zespołowy' }), ['team-admin'], organisation)
  })
  afterAll(() => house.close())

  const work = (part = '') => `/praca/organizacje/${organisation.id}${part}`
  const secretOf = () => letters.at(-1)?.url.split('/').at(-1) ?? ''

  test('anybody reads the list and an organisation, in both languages, as valid pages', async () => {
    const list = await wing.stranger().get('/organizacje')
    expect(list.status).toBe(200)
    expect(list.html).toMatch(/\d+ organizacj[aei]/)
    expect(list.html).toContain(organisation.name)
    const one = await wing.stranger().get(`/organizacje/${organisation.slug}`)
    expect(one.html).toContain('Samorząd w Augustowie')
    expect(one.html).toContain('Trwające konsultacje')
    expect(one.html).toContain('href="mailto:konsultacje@augustow.example"')
    expect(one.html).not.toContain('Panel zespołu')
    const english = await wing.stranger().get(`/en/organizacje/${organisation.slug}`)
    expect(english.html).toContain('Local government')
    for (const { html } of [list, one, english]) expect(await mistakesIn(html)).toEqual([])
  })

  test('the list says what it was narrowed to, and what to do when nothing is found', async () => {
    await anOrganisation(house, { name: 'Grupa Filtrowana', kind: 'informal-group', unitCode: '2008013' })
    const found = await wing.stranger().get('/organizacje?tekst=filtrowane&miejsce=goni%C4%85dz&rodzaj=informal-group')
    expect(found.html).toContain('1 organizacja · miejsce: gmina miejsko-wiejska Goniądz')
    expect(found.html).toContain('Grupa Filtrowana')
    const none = await wing.stranger().get('/organizacje?tekst=nieistnieje')
    expect(none.html).toContain('0 organizacji')
    expect(none.html).toContain('Pokaż wszystkie organizacje')
    const nowhere = await wing.stranger().get('/organizacje?miejsce=xyzxyz')
    expect(nowhere.html).toContain('nie znamy takiego miejsca')
    expect(nowhere.html).not.toContain('Grupa Filtrowana')
    expect((await wing.stranger().get("/organizacje?rodzaj='&po=%00&miejsce='--&tekst=%27%3B")).status).toBe(200)
    for (const { html } of [found, none, nowhere]) expect(await mistakesIn(html)).toEqual([])
  })

  test('a long list is read page by page', async () => {
    for (let number = 0; number < 25; number += 1)
      await anOrganisation(house, { name: `Stronicowana ${number}`, description: '' })
    const first = await wing.stranger().get('/organizacje?tekst=stronicowana')
    expect(first.html).toContain('25 organizacji')
    expect(first.html.match(/<article/g)).toHaveLength(24)
    const next = /href="([^"]*po=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await wing.stranger().get(next)).html.match(/<article/g)).toHaveLength(1)
  })

  test('text from an organisation stays text', async () => {
    const bad = await anOrganisation(house, {
      name: '<img src=x onerror=alert(1)>',
      description: '<script>alert(1)</script>',
      phone: '"><b>',
    })
    const { html } = await wing.stranger().get(`/organizacje/${bad.slug}`)
    expect(html).not.toMatch(/<img src=x|<script>|"><b>/)
  })

  test('a closed organisation leaves the list; its page says since when', async () => {
    await closeOrganisation(systemContext(house, 'test'), organisation)
    expect((await wing.stranger().get('/organizacje')).html).not.toContain(`/organizacje/${organisation.slug}"`)
    const { html, status } = await wing.stranger().get(`/organizacje/${organisation.slug}`)
    expect(status).toBe(200)
    expect(html).toContain('nie działa już na portalu od 30 września 2026')
    expect((await wing.as(admin).get(work('/zespol'))).status).toBe(404)
  })

  test.each(['/organizacje/nie-ma', '/zaproszenia/nie-ma', '/organizacje/nie-ma/logo.webp'])(
    '%s is absent',
    async (path) => {
      expect((await wing.stranger().get(path)).status).toBe(404)
    },
  )

  test('a coordinator adds an organisation, and is led to invite its administrator', async () => {
    expect(await mistakesIn((await wing.as(coordinator).get('/administracja/organizacje/nowa')).html)).toEqual([])
    const done = await wing.as(coordinator).post('/administracja/organizacje', filled)
    const made = await organisationBySlug(at.db, 'fundacja-nad-biebrza')
    expect([done.status, done.location, done.flash]).toEqual([
      303,
      `/praca/organizacje/${made?.id}/zespol`,
      'network.done.created',
    ])
    expect(made).toMatchObject({ kind: 'ngo', unitCode: '2008013', website: 'https://nadbiebrza.example', phone: null })
    expect((await wing.stranger().get('/organizacje/fundacja-nad-biebrza')).html).toContain('<strong>rzekę</strong>')
    const list = await wing.as(coordinator).get('/administracja/organizacje?tekst=biebrza')
    expect(list.html).toContain('Fundacja Nad Biebrzą')
    expect(await mistakesIn(list.html)).toEqual([])
  })

  test('a place of several names is asked about, and the answer is kept', async () => {
    const asked = await wing.as(coordinator).post('/administracja/organizacje', { ...filled, place: 'Augustów' })
    expect(asked.status).toBe(422)
    expect(asked.html).toContain('Kilka miejsc ma taką nazwę')
    expect(asked.html).toContain('gmina wiejska Augustów')
    expect(asked.html).toContain('value="Fundacja Nad Biebrzą"')
    expect(await mistakesIn(asked.html)).toEqual([])
    const done = await wing
      .as(coordinator)
      .post('/administracja/organizacje', { ...filled, name: 'Pytana', place: 'Augustów', unitCode: '2001022' })
    expect(done.status).toBe(303)
    expect((await organisationBySlug(at.db, 'pytana'))?.unitCode).toBe('2001022')
  })

  test.each([
    ['name', 'a', 'Wpisz nazwę, co najmniej 3 znaki.'],
    ['kind', 'king', 'Wybierz rodzaj organizacji.'],
    ['place', 'Xyzxyz', 'Nie znamy takiego miejsca.'],
    ['email', 'biuro', 'Wpisz adres e-mail'],
    ['website', 'javascript:alert(1)', 'Wpisz adres strony'],
    ['website', 'https://a:b@zly.example', 'Wpisz adres strony'],
    ['description', 'x'.repeat(8001), 'Skróć tekst'],
  ])('a wrong %s comes back with what to do', async (field, value, sentence) => {
    const { status, html } = await wing
      .as(coordinator)
      .post('/administracja/organizacje', { ...filled, [field]: value })
    expect(status).toBe(422)
    expect(html).toContain('<title>Błąd:')
    expect(html).toContain(sentence)
    expect(await mistakesIn(html)).toEqual([])
  })

  test('a team admin changes the details; the form opens with what there is and saves the same', async () => {
    const opened = await wing.as(admin).get(work('/dane'))
    expect(opened.html).toContain('value="gmina miejska Augustów"')
    expect(await mistakesIn(opened.html)).toEqual([])
    const changed = {
      name: 'Miasto Augustów',
      kind: 'local-government',
      place: 'gmina wiejska Augustów',
      description: '',
    }
    expect((await wing.as(admin).post(work('/dane'), changed)).flash).toBe('network.done.saved')
    expect(await organisationById(at.db, organisation.id)).toMatchObject({
      name: 'Miasto Augustów',
      unitCode: '2001022',
      email: null,
    })
    expect((await wing.as(admin).post(work('/dane'), { ...changed, name: '' })).status).toBe(422)
  })

  test('a logo is shown on the page and kept by browsers until it changes', async () => {
    const bytes = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const logo = new File([new Uint8Array(bytes)], '../../zły.png', { type: 'image/png' })
    expect((await wing.as(admin).post(work('/dane/logo'), { logo })).flash).toBe('network.done.logo')
    const { html } = await wing.stranger().get(`/organizacje/${organisation.slug}`)
    const address = /src="([^"]*logo\.webp[^"]*)"/.exec(html)?.[1] ?? ''
    const picture = await wing.stranger().get(address)
    expect([picture.headers.get('content-type'), picture.headers.get('cache-control')]).toEqual([
      'image/webp',
      expect.stringContaining('immutable'),
    ])
    expect(
      (await wing.stranger().get(`/organizacje/${organisation.slug}/logo.webp`)).headers.get('cache-control'),
    ).toContain('no-cache')
    expect(await mistakesIn((await wing.as(admin).get(work('/dane'))).html)).toEqual([])
    expect((await wing.as(admin).post(work('/dane/logo/usuniecie'))).flash).toBe('network.done.logo-removed')
    expect((await wing.stranger().get(address)).status).toBe(404)
  })

  test.each([
    ['no file', new File([], ''), 'Wybierz plik z logo.'],
    ['a text', new File(['to nie obraz'], 'a.png'), 'Tego pliku nie da się otworzyć jako obrazu.'],
  ])('%s is not taken as a logo', async (_, logo, sentence) => {
    const { status, html } = await wing.as(admin).post(work('/dane/logo'), { logo })
    expect(status).toBe(422)
    expect(html).toContain(sentence)
    expect(html).toContain(`value="${organisation.name}"`)
  })

  test('closing asks once, and the organisation can be opened again', async () => {
    const path = `/administracja/organizacje/${organisation.id}`
    const asked = await wing.as(coordinator).get(`${path}/zamkniecie`)
    expect(asked.html).toContain(`Zamknąć organizację ${organisation.name}?`)
    expect(await mistakesIn(asked.html)).toEqual([])
    expect((await organisationById(at.db, organisation.id))?.closedAt).toBeNull()
    await wing.as(coordinator).post(`${path}/zamkniecie`)
    expect((await organisationById(at.db, organisation.id))?.closedAt).not.toBeNull()
    await wing.as(coordinator).post(`${path}/otwarcie`)
    expect((await organisationById(at.db, organisation.id))?.closedAt).toBeNull()
  })

  test('whoever works in one organisation is led there; in several, they choose', async () => {
    expect((await wing.as(admin).get('/praca/organizacje')).location).toBe(work())
    await withRoles(house, admin, ['clerk'], await anOrganisation(house, { name: 'Druga organizacja' }))
    const { html } = await wing.as(admin).get('/praca/organizacje')
    expect(html).toContain('Druga organizacja')
    const none = await wing.as(somebody()).get('/praca/organizacje')
    expect(none.html).toContain('Nie ma cię w zespole')
    for (const page of [html, none.html]) expect(await mistakesIn(page)).toEqual([])
  })

  test('the first page of a workspace says when nothing waits', async () => {
    const { html } = await wing.as(admin).get(work())
    expect(html).toContain('Nic teraz nie czeka na zespół.')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('members see names in the team; addresses only those who manage it, and each look is logged', async () => {
    const clerk = await withRoles(house, somebody(), ['clerk'], organisation)
    const seen = await wing.as(clerk).get(work('/zespol'))
    expect(seen.html).toContain('Adam Zespołowy')
    expect(seen.html).not.toContain(admin.email)
    expect(seen.html).not.toContain('Zaproś osobę')
    const managed = await wing.as(admin).get(work('/zespol'))
    expect(managed.html).toContain(clerk.email)
    const { rows } = await eventsPage(at.db, { verb: 'personal-data-read', subjectId: organisation.id }, { limit: 9 })
    expect(rows.map(({ personId }) => personId)).toEqual([admin.id])
    for (const { html } of [seen, managed]) expect(await mistakesIn(html)).toEqual([])
  })

  test('a person is invited, opens the letter, makes an account, comes back and accepts', async () => {
    expect(await mistakesIn((await wing.as(admin).get(work('/zaproszenia/nowe'))).html)).toEqual([])
    const sent = await wing.as(admin).post(work('/zaproszenia'), { email: 'Nowa@example.org', role: 'editor' })
    expect([sent.status, sent.flash]).toEqual([303, 'network.done.invited'])
    const path = `/zaproszenia/${secretOf()}`

    const opened = await wing.stranger().get(path)
    expect(opened.html).toContain(`${organisation.name} zaprasza cię do swojego zespołu. Twoja rola: redaktor.`)
    expect(opened.html).toContain(`/zaloguj?dalej=${encodeURIComponent(path)}`)
    expect(opened.html).toContain(`/zarejestruj?dalej=${encodeURIComponent(path)}`)
    expect((await wing.stranger().post(`${path}/przyjecie`)).status).toBe(404)

    const person = somebody({ email: 'nowa@example.org' })
    const back = await wing.as(person).get(path)
    expect(back.html).toContain('Przyjmuję zaproszenie')
    expect(await rolesOf(at.db, person.id)).toEqual([])
    const accepted = await wing.as(person).post(`${path}/przyjecie`)
    expect([accepted.status, accepted.location]).toEqual([303, work()])
    expect(await rolesOf(at.db, person.id)).toEqual([{ role: 'editor', scope: organisation.id }])

    const again = await wing.as(person).get(path)
    expect([
      again.status,
      again.html.includes('zostało już przyjęte'),
      again.html.includes('Przejdź do panelu'),
    ]).toEqual([410, true, true])
    expect((await wing.stranger().get(path)).html).not.toContain('Przejdź do panelu')
    for (const { html } of [opened, back, again]) expect(await mistakesIn(html)).toEqual([])
  })

  test('somebody else with the letter in hand is told whose it is not', async () => {
    await wing.as(admin).post(work('/zaproszenia'), { email: 'nowa2@example.org', role: 'editor' })
    const path = `/zaproszenia/${secretOf()}`
    const other = somebody()
    const opened = await wing.as(other).get(path)
    expect(opened.html).toContain('To zaproszenie przyszło na inny adres')
    expect(opened.html).not.toContain('Przyjmuję zaproszenie')
    expect(opened.html).not.toContain('nowa2@example.org')
    expect((await wing.as(other).post(`${path}/przyjecie`)).status).toBe(409)
    expect(await rolesOf(at.db, other.id)).toEqual([])
    expect(await mistakesIn(opened.html)).toEqual([])
  })

  test('an invitation that is over says why, and the list lets it be sent again or withdrawn', async () => {
    await wing.as(admin).post(work('/zaproszenia'), { email: 'spozniona@example.org', role: 'clerk' })
    const old = `/zaproszenia/${secretOf()}`
    house.clock.set('2026-10-14T10:00:00Z')
    const gone = await wing.stranger().get(old)
    expect([gone.status, gone.html.includes('To zaproszenie wygasło')]).toEqual([410, true])
    const list = await wing.as(admin).get(work('/zespol'))
    expect(list.html).toContain('wygasło')
    const [waiting] = await waitingInvitations(at.db, organisation.id)
    await wing.as(admin).post(work(`/zaproszenia/${waiting?.id}/ponowienie`))
    expect((await wing.stranger().get(`/zaproszenia/${secretOf()}`)).status).toBe(200)
    expect((await wing.stranger().get(old)).html).toContain('To zaproszenie zostało wycofane')
    const [newer] = await waitingInvitations(at.db, organisation.id)
    await wing.as(admin).post(work(`/zaproszenia/${newer?.id}/wycofanie`))
    expect((await wing.stranger().get(`/zaproszenia/${secretOf()}`)).status).toBe(410)
    for (const { html } of [gone, list]) expect(await mistakesIn(html)).toEqual([])
  })

  test.each([
    [{ email: 'nowa', role: 'editor' }, 'Wpisz adres e-mail'],
    [{ email: '', role: 'editor' }, 'Wpisz adres e-mail'],
    [{ email: 'a@example.org' }, 'Wybierz rolę.'],
    [{ email: 'a@example.org', role: 'administrator' }, 'Wybierz rolę.'],
  ])('an invitation of %o is not sent', async (fields, sentence) => {
    const { status, html } = await wing.as(admin).post(work('/zaproszenia'), fields as Record<string, string>)
    expect(status).toBe(422)
    expect(html).toContain(sentence)
    expect(letters).toEqual([])
    expect(await mistakesIn(html)).toEqual([])
  })

  test('somebody who holds the role already is not invited to it', async () => {
    const { html } = await wing.as(admin).post(work('/zaproszenia'), { email: admin.email, role: 'team-admin' })
    expect(html).toContain('Ta osoba ma już tę rolę.')
    expect(letters).toEqual([])
  })

  test('an invitation of another team cannot be touched', async () => {
    const other = await anOrganisation(house)
    const otherAdmin = await withRoles(house, somebody(), ['team-admin'], other)
    await wing
      .as(otherAdmin)
      .post(`/praca/organizacje/${other.id}/zaproszenia`, { email: 'x@example.org', role: 'clerk' })
    const [waiting] = await waitingInvitations(at.db, other.id)
    for (const act of ['wycofanie', 'ponowienie'])
      expect((await wing.as(admin).post(work(`/zaproszenia/${waiting?.id}/${act}`))).status).toBe(404)
    expect((await wing.as(admin).post(work('/zaproszenia/nie-id/wycofanie'))).status).toBe(404)
    expect(await waitingInvitations(at.db, other.id)).toHaveLength(1)
  })

  test('roles of a member are changed, and a member leaves', async () => {
    const clerk = await withRoles(house, somebody({ name: 'Ola Urzędniczka' }), ['clerk'], organisation)
    const form = await wing.as(admin).get(work(`/zespol/${clerk.id}`))
    expect(form.html).toMatch(/value="clerk"[^>]*checked/)
    await wing.as(admin).post(work(`/zespol/${clerk.id}`), { roles: ['clerk', 'moderator'] })
    expect((await rolesOf(at.db, clerk.id)).map(({ role }) => role).sort()).toEqual(['clerk', 'moderator'])
    const none = await wing.as(admin).post(work(`/zespol/${clerk.id}`))
    expect([none.status, none.html.includes('Zaznacz co najmniej jedną rolę.')]).toEqual([422, true])

    const asked = await wing.as(admin).get(work(`/zespol/${clerk.id}/koniec`))
    expect(asked.html).toContain('Usunąć z zespołu: Ola Urzędniczka?')
    expect(await rolesOf(at.db, clerk.id)).toHaveLength(2)
    await wing.as(admin).post(work(`/zespol/${clerk.id}/koniec`))
    expect(await rolesOf(at.db, clerk.id)).toEqual([])
    expect((await wing.as(admin).get(work(`/zespol/${clerk.id}`))).status).toBe(404)
    for (const { html } of [form, none, asked]) expect(await mistakesIn(html)).toEqual([])
  })

  test('the last team admin is told to find another first', async () => {
    const left = await wing.as(admin).post(work(`/zespol/${admin.id}/koniec`))
    expect([left.status, left.html.includes('To jedyny administrator zespołu.')]).toEqual([409, true])
    const changed = await wing.as(admin).post(work(`/zespol/${admin.id}`), { roles: ['editor'] })
    expect([changed.status, changed.html.includes('To jedyny administrator zespołu.')]).toEqual([422, true])
    expect((await teamOf(at.db, organisation.id)).map(({ role }) => role)).toEqual(['team-admin'])
    for (const { html } of [left, changed]) expect(await mistakesIn(html)).toEqual([])
  })

  test('an administrator invites to run the network and ends such roles, but not the last one', async () => {
    expect(await mistakesIn((await wing.as(administrator).get('/administracja/role/zaproszenia/nowe')).html)).toEqual(
      [],
    )
    await wing
      .as(administrator)
      .post('/administracja/role/zaproszenia', { email: 'koordynator@example.org', role: 'coordinator' })
    const person = somebody({ email: 'koordynator@example.org', name: 'Nowy Koordynator' })
    await acceptInvitation(contextOf(house, person), secretOf())
    const list = await wing.as(administrator).get('/administracja/role')
    expect(list.html).toContain('Nowy Koordynator')
    const asked = await wing.as(administrator).get(`/administracja/role/${person.id}/coordinator/koniec`)
    expect(asked.html).toContain('Zakończyć rolę: Nowy Koordynator?')
    await wing.as(administrator).post(`/administracja/role/${person.id}/coordinator/koniec`)
    expect(await rolesOf(at.db, person.id)).toEqual([])
    const last = await wing.as(administrator).post(`/administracja/role/${administrator.id}/administrator/koniec`)
    expect([last.status, last.html.includes('To jedyny administrator portalu.')]).toEqual([409, true])
    for (const { html } of [list, asked, last]) expect(await mistakesIn(html)).toEqual([])
  })

  test.each([
    [{ email: 'x', role: 'coordinator' }, 'Wpisz adres e-mail'],
    [{ email: 'a@example.org', role: 'editor' }, 'Wybierz rolę.'],
  ])('an invitation to run the network of %o is not sent', async (fields, sentence) => {
    const { status, html } = await wing.as(administrator).post('/administracja/role/zaproszenia', fields)
    expect([status, html.includes(sentence), letters.length]).toEqual([422, true, 0])
  })

  test('a waiting invitation to run the network is sent again or withdrawn', async () => {
    await wing
      .as(administrator)
      .post('/administracja/role/zaproszenia', { email: 'czeka@example.org', role: 'administrator' })
    const mine = async () =>
      (await waitingInvitations(at.db, null)).filter(({ email }) => email === 'czeka@example.org')
    const [first] = await mine()
    await wing.as(administrator).post(`/administracja/role/zaproszenia/${first?.id}/ponowienie`)
    const [second] = await mine()
    expect(second?.id).not.toBe(first?.id)
    await wing.as(administrator).post(`/administracja/role/zaproszenia/${second?.id}/wycofanie`)
    expect(await mine()).toEqual([])
  })

  test('workspaces and administration are absent for those they are not for', async () => {
    const clerk = await withRoles(house, somebody(), ['clerk'], organisation)
    const id = newId()
    const mine = [work(), work('/zespol')]
    const managed = [
      work('/dane'),
      work('/zaproszenia/nowe'),
      work(`/zespol/${admin.id}`),
      work(`/zespol/${admin.id}/koniec`),
    ]
    const network = [
      '/administracja/organizacje',
      '/administracja/organizacje/nowa',
      `/administracja/organizacje/${organisation.id}/zamkniecie`,
    ]
    const settings = ['', '/nazwy', '/kolory', '/logo', '/menu'].map((part) => `/administracja/wyglad${part}`)
    const administration = ['/administracja/role', '/administracja/role/zaproszenia/nowe', ...settings]
    const statuses = async (person: Person | null, paths: string[]) => {
      const client = person ? wing.as(person) : wing.stranger()
      return [...new Set(await Promise.all(paths.map(async (path) => (await client.get(path)).status)))]
    }
    for (const person of [null, somebody()])
      expect(await statuses(person, [...mine, ...managed, ...network, ...administration])).toEqual([404])
    expect(await statuses(clerk, mine)).toEqual([200])
    expect(await statuses(clerk, [...managed, ...network, ...administration])).toEqual([404])
    expect(await statuses(admin, [...mine, ...managed])).toEqual([200])
    expect(await statuses(admin, [...network, ...administration])).toEqual([404])
    expect(await statuses(coordinator, [...mine, ...managed, ...network])).toEqual([200])
    expect(await statuses(coordinator, administration)).toEqual([404])
    expect(await statuses(administrator, [...mine, ...managed, ...network, ...administration])).toEqual([200])

    const posts = [
      '/administracja/organizacje',
      `/administracja/organizacje/${organisation.id}/zamkniecie`,
      `/administracja/organizacje/${organisation.id}/otwarcie`,
      work('/dane'),
      work('/dane/logo'),
      work('/dane/logo/usuniecie'),
      work('/zaproszenia'),
      work(`/zaproszenia/${id}/wycofanie`),
      work(`/zespol/${admin.id}`),
      work(`/zespol/${admin.id}/koniec`),
      '/administracja/role/zaproszenia',
      `/administracja/role/${administrator.id}/administrator/koniec`,
      ...['/nazwy', '/kolory', '/kolory/nasze', '/logo', '/logo/usuniecie', '/menu'].map(
        (part) => `/administracja/wyglad${part}`,
      ),
    ]
    for (const client of [wing.stranger(), wing.as(clerk)])
      for (const path of posts) expect([path, (await client.post(path)).status]).toEqual([path, 404])
  })
})
