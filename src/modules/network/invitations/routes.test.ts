import { expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { anOrganisation, withRoles } from '../examples.ts'
import { rolesOf } from '../roles/store.ts'
import { networkAtTest } from '../testing.tsx'
import { waitingInvitations } from './store.ts'

eachEngine('the addresses of invitations', (at) => {
  const network = networkAtTest(at)

  test('a person is invited, opens the letter, makes an account, comes back and accepts', async () => {
    expect(
      await mistakesIn((await network.wing.as(network.admin).get(network.work('/zaproszenia/nowe'))).html),
    ).toEqual([])
    const sent = await network.wing
      .as(network.admin)
      .post(network.work('/zaproszenia'), { email: 'Nowa@example.org', role: 'editor' })
    expect([sent.status, sent.flash]).toEqual([303, 'network.done.invited'])
    const path = `/zaproszenia/${network.secret()}`

    const opened = await network.wing.stranger().get(path)
    expect(opened.html).toContain(`${network.organisation.name} zaprasza cię do swojego zespołu. Twoja rola: redaktor.`)
    expect(opened.html).toContain(`/zaloguj?dalej=${encodeURIComponent(path)}`)
    expect(opened.html).toContain(`/zarejestruj?dalej=${encodeURIComponent(path)}`)
    expect((await network.wing.stranger().post(`${path}/przyjecie`)).status).toBe(404)

    const person = network.somebody({ email: 'nowa@example.org' })
    const back = await network.wing.as(person).get(path)
    expect(back.html).toContain('Przyjmuję zaproszenie')
    expect(await rolesOf(at.db, person.id)).toEqual([])
    const accepted = await network.wing.as(person).post(`${path}/przyjecie`)
    expect([accepted.status, accepted.location]).toEqual([303, network.work()])
    expect(await rolesOf(at.db, person.id)).toEqual([{ role: 'editor', scope: network.organisation.id }])

    const again = await network.wing.as(person).get(path)
    expect([
      again.status,
      again.html.includes('zostało już przyjęte'),
      again.html.includes('Przejdź do panelu'),
    ]).toEqual([410, true, true])
    expect((await network.wing.stranger().get(path)).html).not.toContain('Przejdź do panelu')
    for (const { html } of [opened, back, again]) expect(await mistakesIn(html)).toEqual([])
  })

  test('somebody else with the letter in hand is told whose it is not', async () => {
    await network.wing
      .as(network.admin)
      .post(network.work('/zaproszenia'), { email: 'nowa2@example.org', role: 'editor' })
    const path = `/zaproszenia/${network.secret()}`
    const other = network.somebody()
    const opened = await network.wing.as(other).get(path)
    expect(opened.html).toContain('To zaproszenie przyszło na inny adres')
    expect(opened.html).not.toContain('Przyjmuję zaproszenie')
    expect(opened.html).not.toContain('nowa2@example.org')
    expect((await network.wing.as(other).post(`${path}/przyjecie`)).status).toBe(409)
    expect(await rolesOf(at.db, other.id)).toEqual([])
    expect(await mistakesIn(opened.html)).toEqual([])
  })

  test('an invitation that is over says why, and the list lets it be sent again or withdrawn', async () => {
    await network.wing
      .as(network.admin)
      .post(network.work('/zaproszenia'), { email: 'spozniona@example.org', role: 'clerk' })
    const old = `/zaproszenia/${network.secret()}`
    network.house.clock.set('2026-10-14T10:00:00Z')
    const gone = await network.wing.stranger().get(old)
    expect([gone.status, gone.html.includes('To zaproszenie wygasło')]).toEqual([410, true])
    const list = await network.wing.as(network.admin).get(network.work('/zespol'))
    expect(list.html).toContain('wygasło')
    const [waiting] = await waitingInvitations(at.db, network.organisation.id)
    await network.wing.as(network.admin).post(network.work(`/zaproszenia/${waiting?.id}/ponowienie`))
    expect((await network.wing.stranger().get(`/zaproszenia/${network.secret()}`)).status).toBe(200)
    expect((await network.wing.stranger().get(old)).html).toContain('To zaproszenie zostało wycofane')
    const [newer] = await waitingInvitations(at.db, network.organisation.id)
    await network.wing.as(network.admin).post(network.work(`/zaproszenia/${newer?.id}/wycofanie`))
    expect((await network.wing.stranger().get(`/zaproszenia/${network.secret()}`)).status).toBe(410)
    for (const { html } of [gone, list]) expect(await mistakesIn(html)).toEqual([])
  })

  test.each([
    [{ email: 'nowa', role: 'editor' }, 'Wpisz adres e-mail'],
    [{ email: '', role: 'editor' }, 'Wpisz adres e-mail'],
    [{ email: 'a@example.org' }, 'Wybierz rolę.'],
    [{ email: 'a@example.org', role: 'administrator' }, 'Wybierz rolę.'],
  ])('an invitation of %o is not sent', async (fields, sentence) => {
    const { status, html } = await network.wing
      .as(network.admin)
      .post(network.work('/zaproszenia'), fields as Record<string, string>)
    expect(status).toBe(422)
    expect(html).toContain(sentence)
    expect(network.letters).toEqual([])
    expect(await mistakesIn(html)).toEqual([])
  })

  test('somebody who holds the role already is not invited to it', async () => {
    const { html } = await network.wing
      .as(network.admin)
      .post(network.work('/zaproszenia'), { email: network.admin.email, role: 'team-admin' })
    expect(html).toContain('Ta osoba ma już tę rolę.')
    expect(network.letters).toEqual([])
  })

  test('an invitation of another team cannot be touched', async () => {
    const other = await anOrganisation(network.house)
    const otherAdmin = await withRoles(network.house, network.somebody(), ['team-admin'], other)
    await network.wing
      .as(otherAdmin)
      .post(`/praca/organizacje/${other.id}/zaproszenia`, { email: 'x@example.org', role: 'clerk' })
    const [waiting] = await waitingInvitations(at.db, other.id)
    for (const act of ['wycofanie', 'ponowienie'])
      expect(
        (await network.wing.as(network.admin).post(network.work(`/zaproszenia/${waiting?.id}/${act}`))).status,
      ).toBe(404)
    expect((await network.wing.as(network.admin).post(network.work('/zaproszenia/nie-id/wycofanie'))).status).toBe(404)
    expect(await waitingInvitations(at.db, other.id)).toHaveLength(1)
  })
})
