import { expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { contextOf, mistakesIn } from '../../../../tests/support/house.ts'
import { eventsPage } from '../../audit/index.ts'
import { anOrganisation, withRoles } from '../examples.ts'
import { acceptInvitation } from '../invitations/actions.ts'
import { waitingInvitations } from '../invitations/store.ts'
import { networkAtTest } from '../testing.tsx'
import { rolesOf, teamOf } from './store.ts'

eachEngine('the addresses of teams', (at) => {
  const network = networkAtTest(at)

  test('whoever works in one organisation is led there; in several, they choose', async () => {
    expect((await network.wing.as(network.admin).get('/praca/organizacje')).location).toBe(network.work())
    await withRoles(
      network.house,
      network.admin,
      ['clerk'],
      await anOrganisation(network.house, { name: 'Druga organizacja' }),
    )
    const { html } = await network.wing.as(network.admin).get('/praca/organizacje')
    expect(html).toContain('Druga organizacja')
    const none = await network.wing.as(network.somebody()).get('/praca/organizacje')
    expect(none.html).toContain('Nie ma cię w zespole')
    for (const page of [html, none.html]) expect(await mistakesIn(page)).toEqual([])
  })

  test('the first page of a workspace says when nothing waits', async () => {
    const { html } = await network.wing.as(network.admin).get(network.work())
    expect(html).toContain('Nic teraz nie czeka na zespół.')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('members see names in the team; addresses only those who manage it, and each look is logged', async () => {
    const clerk = await withRoles(network.house, network.somebody(), ['clerk'], network.organisation)
    const seen = await network.wing.as(clerk).get(network.work('/zespol'))
    expect(seen.html).toContain('Adam Zespołowy')
    expect(seen.html).not.toContain(network.admin.email)
    expect(seen.html).not.toContain('Zaproś osobę')
    const managed = await network.wing.as(network.admin).get(network.work('/zespol'))
    expect(managed.html).toContain(clerk.email)
    const { rows } = await eventsPage(
      at.db,
      { verb: 'personal-data-read', subjectId: network.organisation.id },
      { limit: 9 },
    )
    expect(rows.map(({ personId }) => personId)).toEqual([network.admin.id])
    for (const { html } of [seen, managed]) expect(await mistakesIn(html)).toEqual([])
  })

  test('roles of a member are changed, and a member leaves', async () => {
    const clerk = await withRoles(
      network.house,
      network.somebody({ name: 'Ola Urzędniczka' }),
      ['clerk'],
      network.organisation,
    )
    const form = await network.wing.as(network.admin).get(network.work(`/zespol/${clerk.id}`))
    expect(form.html).toMatch(/value="clerk"[^>]*checked/)
    await network.wing.as(network.admin).post(network.work(`/zespol/${clerk.id}`), { roles: ['clerk', 'moderator'] })
    expect((await rolesOf(at.db, clerk.id)).map(({ role }) => role).sort()).toEqual(['clerk', 'moderator'])
    const none = await network.wing.as(network.admin).post(network.work(`/zespol/${clerk.id}`))
    expect([none.status, none.html.includes('Zaznacz co najmniej jedną rolę.')]).toEqual([422, true])

    const asked = await network.wing.as(network.admin).get(network.work(`/zespol/${clerk.id}/koniec`))
    expect(asked.html).toContain('Usunąć z zespołu: Ola Urzędniczka?')
    expect(await rolesOf(at.db, clerk.id)).toHaveLength(2)
    await network.wing.as(network.admin).post(network.work(`/zespol/${clerk.id}/koniec`))
    expect(await rolesOf(at.db, clerk.id)).toEqual([])
    expect((await network.wing.as(network.admin).get(network.work(`/zespol/${clerk.id}`))).status).toBe(404)
    for (const { html } of [form, none, asked]) expect(await mistakesIn(html)).toEqual([])
  })

  test('the last team admin is told to find another first', async () => {
    const left = await network.wing.as(network.admin).post(network.work(`/zespol/${network.admin.id}/koniec`))
    expect([left.status, left.html.includes('To jedyny administrator zespołu.')]).toEqual([409, true])
    const changed = await network.wing
      .as(network.admin)
      .post(network.work(`/zespol/${network.admin.id}`), { roles: ['editor'] })
    expect([changed.status, changed.html.includes('To jedyny administrator zespołu.')]).toEqual([422, true])
    expect((await teamOf(at.db, network.organisation.id)).map(({ role }) => role)).toEqual(['team-admin'])
    for (const { html } of [left, changed]) expect(await mistakesIn(html)).toEqual([])
  })

  test('an administrator invites to run the network and ends such roles, but not the last one', async () => {
    expect(
      await mistakesIn((await network.wing.as(network.administrator).get('/administracja/role/zaproszenia/nowe')).html),
    ).toEqual([])
    await network.wing
      .as(network.administrator)
      .post('/administracja/role/zaproszenia', { email: 'koordynator@example.org', role: 'coordinator' })
    const person = network.somebody({ email: 'koordynator@example.org', name: 'Nowy Koordynator' })
    await acceptInvitation(contextOf(network.house, person), network.secret())
    const list = await network.wing.as(network.administrator).get('/administracja/role')
    expect(list.html).toContain('Nowy Koordynator')
    const asked = await network.wing
      .as(network.administrator)
      .get(`/administracja/role/${person.id}/coordinator/koniec`)
    expect(asked.html).toContain('Zakończyć rolę: Nowy Koordynator?')
    await network.wing.as(network.administrator).post(`/administracja/role/${person.id}/coordinator/koniec`)
    expect(await rolesOf(at.db, person.id)).toEqual([])
    const last = await network.wing
      .as(network.administrator)
      .post(`/administracja/role/${network.administrator.id}/administrator/koniec`)
    expect([last.status, last.html.includes('To jedyny administrator portalu.')]).toEqual([409, true])
    for (const { html } of [list, asked, last]) expect(await mistakesIn(html)).toEqual([])
  })

  test.each([
    [{ email: 'x', role: 'coordinator' }, 'Wpisz adres e-mail'],
    [{ email: 'a@example.org', role: 'editor' }, 'Wybierz rolę.'],
  ])('an invitation to run the network of %o is not sent', async (fields, sentence) => {
    const { status, html } = await network.wing
      .as(network.administrator)
      .post('/administracja/role/zaproszenia', fields)
    expect([status, html.includes(sentence), network.letters.length]).toEqual([422, true, 0])
  })

  test('a waiting invitation to run the network is sent again or withdrawn', async () => {
    await network.wing
      .as(network.administrator)
      .post('/administracja/role/zaproszenia', { email: 'czeka@example.org', role: 'administrator' })
    const mine = async () =>
      (await waitingInvitations(at.db, null)).filter(({ email }) => email === 'czeka@example.org')
    const [first] = await mine()
    await network.wing.as(network.administrator).post(`/administracja/role/zaproszenia/${first?.id}/ponowienie`)
    const [second] = await mine()
    expect(second?.id).not.toBe(first?.id)
    await network.wing.as(network.administrator).post(`/administracja/role/zaproszenia/${second?.id}/wycofanie`)
    expect(await mine()).toEqual([])
  })
})
