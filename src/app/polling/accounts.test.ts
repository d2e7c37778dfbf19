import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { mistakesIn, type Person } from '../../../tests/support/house.ts'
import { startIdentityProvider, type TestProvider } from '../../../tests/support/identity-provider.ts'
import { aPortal, ORIGIN, type TestPortal } from '../../../tests/support/portal.ts'
import type { Visitor } from '../../../tests/support/visitor.ts'
import { aPoll } from '../../modules/ballots/examples.ts'
import { pollPathOf, pollWorkPathOf, type Way } from '../../modules/ballots/index.ts'
import { openBatch } from '../../modules/ballots/paper/actions.ts'
import { aMember, aText, joined } from '../../modules/membership/examples.ts'
import type { Member } from '../../modules/membership/index.ts'
import { sql } from '../../platform/db/index.ts'
import { newId } from '../../platform/ids.ts'

eachEngine('polls for those who have an account', (at) => {
  let provider: TestProvider
  let portal: TestPortal
  beforeAll(async () => {
    provider = await startIdentityProvider(`${ORIGIN}/zaloguj/oidc/powrot`)
    portal = await aPortal(at, provider.settings)
  })
  afterAll(async () => {
    await portal.close()
    await provider.close()
  })

  const pollAmong = (way: Way, takesPaper = false) => aPoll(portal.system(), { way, takesPaper })
  type Poll = Awaited<ReturnType<typeof pollAmong>>
  const entryOf = (poll: Poll) => `${pollPathOf(poll)}/wejscie`
  const ballotOf = (poll: Poll) => `${pollPathOf(poll)}/karta`
  const press = (browser: Visitor, poll: Poll, p: string) => browser.post(ballotOf(poll), { p })
  const votes = async (poll: Poll) => {
    const { rows } = await sql<{ choice: string }>`
      select choice from ballots.ballots where poll_id = ${poll.id} order by choice`.execute(at.db)
    return rows.map(({ choice }) => choice)
  }
  const everythingKept = async (poll: Poll) =>
    JSON.stringify((await sql`select * from ballots.voters where poll_id = ${poll.id}`.execute(at.db)).rows)

  const anAccount = () => {
    const sub = newId()
    return { sub, email: `${sub.slice(-12)}@urzad.example`, email_verified: true, name: 'Maria Lis' }
  }
  /** Goes from the ballot to the provider and back, as a browser does. */
  async function through(account: ReturnType<typeof anAccount>, poll: Poll) {
    const browser = portal.stranger()
    const asked = await browser.get(entryOf(poll))
    const [, signIn = ''] = /href="(\/zaloguj\?dalej=[^"]+)"/.exec(asked.html) ?? []
    const there = await browser.submit(signIn.replaceAll('&amp;', '&'), '/zaloguj/oidc', {})
    const back = await provider.pass(there.location ?? '', account)
    const landed = await browser.get(back.replace(ORIGIN, ''))
    expect(landed.location).toBe(entryOf(poll))
    return browser
  }

  test('whom the provider knows votes once, from any browser, and the poll keeps neither the account nor the address', async () => {
    const poll = await pollAmong('oidc')
    const account = anAccount()
    const first = await through(account, poll)
    expect(await mistakesIn((await first.get(entryOf(poll))).html)).toEqual([])
    expect((await first.submit(entryOf(poll), '/wejscie', {})).location).toBe(ballotOf(poll))
    expect((await press(first, poll, 'add:1')).status).toBe(303)
    const second = await through(account, poll)
    await second.submit(entryOf(poll), '/wejscie', {})
    expect((await second.get(ballotOf(poll))).html).toContain('Twój głos już się liczy')
    expect((await press(second, poll, 'add:2')).status).toBe(303)
    expect(await votes(poll)).toEqual(['1:1,2:1'])

    const other = await through(anAccount(), poll)
    await other.submit(entryOf(poll), '/wejscie', {})
    await press(other, poll, 'add:3')
    expect(await votes(poll)).toEqual(['1:1,2:1', '3:1'])
    const kept = await everythingKept(poll)
    for (const word of [account.sub, account.email, 'Maria']) expect(kept).not.toContain(word)
  })

  test('an account with a password alone is told how to come, and a paper left in a browser serves nobody else', async () => {
    const poll = await pollAmong('oidc')
    const outsider = await portal.signedIn(await portal.person())
    expect((await outsider.get(entryOf(poll))).html).toContain('Zaloguj się przez zewnętrznego dostawcę')
    expect((await outsider.post(entryOf(poll))).status).toBe(422)

    const browser = await through(anAccount(), poll)
    await browser.submit(entryOf(poll), '/wejscie', {})
    const left = [...browser.cookies].filter(([name]) => name.startsWith('wiec_karta'))
    expect(left).toHaveLength(1)
    const stranger = portal.stranger()
    for (const [name, value] of left) {
      stranger.cookies.set(name, value)
      outsider.cookies.set(name, value)
    }
    for (const somebody of [stranger, outsider])
      expect((await press(somebody, poll, 'add:1')).location).toBe(entryOf(poll))
    expect(await votes(poll)).toEqual([])
  })

  test('an account votes on paper by its address, and then not on the web', async () => {
    const poll = await pollAmong('oidc', true)
    const account = anAccount()
    const browser = await through(account, poll)
    await browser.submit(entryOf(poll), '/wejscie', {})
    await onPaper(poll, { email: account.email, 'o-1': '1' })
    expect(await votes(poll)).toEqual(['1:1'])
    const refused = await press(browser, poll, 'add:2')
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('na papierze')
    expect(await votes(poll)).toEqual(['1:1'])
  })

  /** Two people of the desk read one card alike. */
  async function onPaper(poll: Poll, fields: Record<string, string>) {
    const desk = [{ role: 'coordinator' as const, scope: null }]
    const [one, two] = [await portal.person(desk), await portal.person(desk)]
    const batch = await openBatch(portal.contextOf(one), poll, { place: 'Biuro Sieci', cards: 1 })
    for (const reader of [one, two]) {
      const browser = await portal.signedIn(reader)
      const answer = await browser.post(`${pollWorkPathOf(poll)}/papier/${batch}/karty/1`, fields)
      expect(answer.status, answer.html.slice(0, 2000)).toBe(303)
    }
  }

  let institutions = 0
  async function anInstitution(): Promise<Member> {
    const number = ++institutions
    return aMember(portal.system(), {
      kind: 'institution',
      institutionName: `Stowarzyszenie Nad Rzeką ${newId()}`,
      institutionKind: 'ngo',
      position: 'prezeska',
      email: `biuro${number}-${newId().slice(-6)}@example.org`,
    })
  }
  async function representative(member: Member, scopes: string[]): Promise<Person> {
    const person = await portal.person()
    await sql`
      insert into membership.representatives (id, member_id, name, person_id, scopes, from_on)
      values (${newId()}, ${member.id}, ${person.name}, ${person.id}, ${scopes}, '2026-01-15')`.execute(at.db)
    return person
  }
  const aPersonMember = async () => {
    const person = await portal.person()
    const member = await aMember(portal.system(), { personName: `Anna ${newId()}`, email: person.email })
    await joined(portal.house, member, person)
    return { person, member }
  }

  test('an institution votes through whom it named to vote, and has one ballot however many they are', async () => {
    await aText(portal.system(), 'institution')
    const poll = await pollAmong('membership')
    const institution = await anInstitution()
    const voters = [await representative(institution, ['vote']), await representative(institution, ['vote', 'edit'])]
    for (const [n, person] of voters.entries()) {
      const browser = await portal.signedIn(person)
      const entry = await browser.get(entryOf(poll))
      expect(entry.html).toContain(institution.name)
      expect(await mistakesIn(entry.html)).toEqual([])
      await browser.submit(entryOf(poll), '/wejscie', {})
      const ballot = await browser.get(ballotOf(poll))
      expect(ballot.html).toContain(`Głosujesz jako ${institution.name}`)
      expect(ballot.html.includes('Twój głos już się liczy')).toBe(n > 0)
      expect((await press(browser, poll, `add:${n + 1}`)).status).toBe(303)
    }
    expect(await votes(poll)).toEqual(['1:1,2:1'])
    expect(await everythingKept(poll)).not.toContain(institution.id)

    const editor = await portal.signedIn(await representative(institution, ['edit', 'sign']))
    expect((await editor.get(entryOf(poll))).html).toContain('To konto nie ma prawa głosu')
    expect((await editor.post(entryOf(poll), { voteAs: institution.id })).status).toBe(422)
    expect(await votes(poll)).toHaveLength(1)
  })

  test('a member who represents institutions has a ballot for each, and none for those of others', async () => {
    await aText(portal.system(), 'person')
    await aText(portal.system(), 'institution')
    const poll = await pollAmong('membership')
    const { person, member } = await aPersonMember()
    const [own, foreign] = [await anInstitution(), await anInstitution()]
    await sql`
      insert into membership.representatives (id, member_id, name, person_id, scopes, from_on)
      values (${newId()}, ${own.id}, 'Anna', ${person.id}, '{vote}', '2026-01-15')`.execute(at.db)
    const browser = await portal.signedIn(person)
    expect((await browser.get(entryOf(poll))).html).toContain('W czyim imieniu głosujesz?')
    const unsaid = await browser.post(entryOf(poll))
    expect(unsaid.status).toBe(422)
    expect(unsaid.html).toContain('Wybierz, w czyim imieniu głosujesz.')
    expect((await browser.post(entryOf(poll), { voteAs: foreign.id })).status).toBe(422)
    for (const [as, mark] of [
      [member.id, 'add:1'],
      [own.id, 'add:2'],
      [member.id, 'add:3'],
    ] as const) {
      expect((await browser.post(entryOf(poll), { voteAs: as })).location).toBe(ballotOf(poll))
      expect(await mistakesIn((await browser.get(ballotOf(poll))).html)).toEqual([])
      await press(browser, poll, mark)
    }
    expect(await votes(poll)).toEqual(['1:1,3:1', '2:1'])
  })

  test('who stopped representing marks no more, though their ballot still lies open', async () => {
    await aText(portal.system(), 'institution')
    const poll = await pollAmong('membership')
    const institution = await anInstitution()
    const browser = await portal.signedIn(await representative(institution, ['vote']))
    await browser.submit(entryOf(poll), '/wejscie', {})
    await press(browser, poll, 'add:1')
    await sql`update membership.representatives set to_on = '2026-09-30' where member_id = ${institution.id}`.execute(
      at.db,
    )
    expect((await press(browser, poll, 'add:2')).location).toBe(entryOf(poll))
    expect(await votes(poll)).toEqual(['1:1'])
  })

  test('without an account a member votes on paper by number; the web then refuses, and an unknown number is invalid', async () => {
    await aText(portal.system(), 'institution')
    const poll = await pollAmong('membership', true)
    const institution = await anInstitution()
    await onPaper(poll, { memberNumber: String(institution.number), 'o-2': '1' })
    await onPaper(poll, { memberNumber: '999999', 'o-1': '1' })
    expect(await votes(poll)).toEqual(['2:1'])
    const browser = await portal.signedIn(await representative(institution, ['vote']))
    await browser.submit(entryOf(poll), '/wejscie', {})
    expect((await press(browser, poll, 'add:1')).status).toBe(409)
    const { rows } = await sql`
      select channel, reason from ballots.refusals where poll_id = ${poll.id} order by channel`.execute(at.db)
    expect(rows).toEqual([
      { channel: 'paper', reason: 'not-eligible' },
      { channel: 'web', reason: 'already-paper' },
    ])
  })
})
