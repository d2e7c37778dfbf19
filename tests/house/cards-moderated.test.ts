import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCard, aMember, aText, joined } from '../../src/modules/membership/examples.ts'
import { editCard } from '../../src/modules/membership/index.ts'
import { giveConsent } from '../../src/modules/membership/members/actions.ts'
import type { Member } from '../../src/modules/membership/members/rules.ts'
import { eachEngine } from '../support/database.ts'
import { mistakesIn, type Person } from '../support/house.ts'
import { aPortal, type TestPortal } from '../support/portal.ts'
import type { Visitor } from '../support/visitor.ts'

const RUDE = 'Sąsiad spod piątki to oszust.'

/** A member's card from a report to the answer to an appeal, through the pages of everybody who has a part in it. */
eachEngine('a member’s card before moderators', (at) => {
  let portal: TestPortal
  let member: Member
  let owner: Person
  let coordinator: Visitor
  let second: Visitor
  let visitor: Visitor
  let path: string

  beforeAll(async () => {
    portal = await aPortal(at)
    await aText(portal.system())
    const roles = [{ role: 'coordinator' as const, scope: null }]
    coordinator = await portal.signedIn(await portal.person(roles, 'Katarzyna Pierwsza'))
    second = await portal.signedIn(await portal.person(roles, 'Daria Druga'))
    owner = await portal.person([], 'Hortensja Ibisowa')
    member = await aMember(portal.system(), { personName: 'Hortensja Ibisowa', email: owner.email })
    await joined(portal.house, member, owner)
    await giveConsent(portal.contextOf(owner), member, 'publication', { own: true })
    await editCard(portal.contextOf(owner), member, aCard(member, 'public', { about: RUDE }), { own: true })
    visitor = await portal.signedIn(owner)
    path = `/siec/czlonkowie/${member.id}`
  }, 120_000)
  afterAll(() => portal.close())

  const html = async (path: string, who: Visitor = portal.stranger()) => (await who.get(path)).html
  const lettersTo = async (email: string) => {
    await portal.jobs.drain()
    return (await portal.letters()).filter(({ to }) => to === email)
  }

  test('anybody reports it from its page; whoever may not see it reports nothing of it', async () => {
    expect(await html(path)).toContain('/zgloszenie?adres=')
    const answer = await portal.stranger().submit('/zgloszenie', '/zgloszenie', {
      address: `https://wiec.example/en${path}`,
      ground: 'personal-data',
      explanation: 'To o mnie i to nieprawda.',
      goodFaith: 'tak',
      email: 'sasiad@example.org',
      name: 'Jan Sąsiad',
    })
    expect(answer.status).toBe(303)
    const desk = await html('/administracja/moderacja', coordinator)
    expect(desk).toContain('Wizytówka: Hortensja Ibisowa')
    expect(await html('/praca', coordinator)).toContain('/administracja/moderacja')
    const report = /\/moderacja\/zgloszenia\/[0-9a-f-]{36}/.exec(desk)?.[0] ?? ''
    const page = await html(report, coordinator)
    expect(page).toContain(RUDE)
    expect(await mistakesIn(page)).toEqual([])
    expect((await portal.stranger().get(report)).status).toBe(404)
  })

  test('hidden with reasons it is nowhere, the author reads why and appeals, the log says it without her', async () => {
    const desk = await html('/administracja/moderacja', coordinator)
    const report = /\/moderacja\/zgloszenia\/[0-9a-f-]{36}/.exec(desk)?.[0] ?? ''
    const reason = 'Wizytówka oskarża osobę, która mieszka obok.'
    const decided = await coordinator.submit(report, '/decyzja', { action: 'hidden', ground: 'personal-data', reason })
    expect(decided.status).toBe(303)

    for (const place of [
      path,
      `${path}/wizytowka.vcf`,
      '/siec/katalog',
      '/siec/katalog?tekst=oszust',
      '/siec/katalog/kanal.xml',
    ])
      expect([place, (await html(place)).includes(RUDE)]).toEqual([place, false])
    expect(await html('/siec/katalog?tekst=oszust')).not.toContain('Hortensja')
    expect(await html('/siec/katalog?narzedzie=village-fund')).not.toContain('Hortensja')
    expect(await html('/siec/katalog?tekst=Hortensja')).toContain('Hortensja Ibisowa')
    const page = await html(path)
    expect(page).toContain('Tę wizytówkę ukryli moderatorzy. Podstawa: Dane osobowe innych osób')
    expect(await mistakesIn(page)).toEqual([])

    const own = await html('/siec/moje-czlonkostwo', visitor)
    expect(own).toContain(reason)
    expect(await mistakesIn(own)).toEqual([])
    expect(await html('/siec/dla-czlonkow', visitor)).toContain('Wizytówkę ukryli moderatorzy: Hortensja Ibisowa')
    for (const address of [owner.email, 'sasiad@example.org'])
      expect((await lettersTo(address)).filter(({ text }) => text.includes(reason))).toHaveLength(1)

    const log = await html('/moderacja')
    expect(log).toContain('wizytówka członka Sieci')
    expect(log).not.toMatch(/Hortensja|oszust|mieszka obok/)

    const [, appeal = '', key = ''] = /(\/moderacja\/decyzje\/[0-9a-f-]{36}\/odwolanie)\?klucz=([^"&]+)/.exec(own) ?? []
    const appealed = await portal.stranger().post(appeal, { key, explanation: 'Poprawiłam wizytówkę.' })
    expect(appealed.status).toBe(303)
  })

  test('another person answers the appeal; shown again, it is found again', async () => {
    // While it waits, what she writes anew stays hidden.
    await editCard(portal.contextOf(owner), member, aCard(member, 'public', { about: 'Lubię sąsiadów.' }), {
      own: true,
    })
    expect(await html(path)).not.toContain('Lubię sąsiadów.')
    const desk = await html('/administracja/moderacja', second)
    const appeal = /\/moderacja\/odwolania\/[0-9a-f-]{36}/.exec(desk)?.[0] ?? ''
    const same = await coordinator.post(`${appeal}/odpowiedz`, { upheld: 'tak', answer: 'Zmieniam zdanie.' })
    expect(same.status).not.toBe(303)
    const page = await second.get(appeal)
    expect(page.html).toContain('Lubię sąsiadów.')
    const answered = await second.submit(appeal, '/odpowiedz', {
      upheld: 'tak',
      answer: 'Wizytówka jest już w porządku, przepraszamy za kłopot.',
    })
    expect(answered.status).toBe(303)
    expect(await html(path)).toContain('Lubię sąsiadów.')
    expect(await html('/siec/katalog?tekst=sąsiadów')).toContain('Hortensja Ibisowa')
    expect(await html('/siec/moje-czlonkostwo', visitor)).not.toContain('Wizytówkę ukryli')
    expect(portal.faults()).toEqual([])
  })
})
