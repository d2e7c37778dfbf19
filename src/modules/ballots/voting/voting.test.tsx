import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { found } from '../../../platform/errors.ts'
import { aPoll, portsWith } from '../examples.ts'
import { verifyResults } from '../log/verify.ts'
import type { NewDefinition } from '../polls/actions.ts'
import { publishHeads, settlePolls } from '../polls/actions.ts'
import type { Poll } from '../polls/rules.ts'
import { pollById } from '../polls/store.ts'
import { pathOf } from './paths.ts'
import { openVotingRoutes } from './routes.tsx'

eachEngine('voting', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, openVotingRoutes(portsWith()))
  })
  beforeEach(() => house.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => house.close())

  const system = () => systemContext(house, 'test')
  const open = (given: Partial<NewDefinition> = {}) => aPoll(system(), given)
  let people = 0
  const somebody = () => ({
    firstName: 'Ela',
    lastName: `Nowak ${++people}`,
    birthYear: '1980',
    address: `Portowa ${people}, Augustów`,
    confirmed: 'tak',
  })

  /** A browser that has come to the ballot. */
  async function atTheBallot(poll: Poll, who = somebody()) {
    const browser = wing.visitor()
    const answer = await browser.post(`${pathOf(poll)}/wejscie`, who)
    expect(answer.location).toBe(`${pathOf(poll)}/karta`)
    const press = (p: string) => browser.post(`${pathOf(poll)}/karta`, { p })
    return { browser, press, look: () => browser.get(`${pathOf(poll)}/karta`) }
  }
  const choices = async (poll: Poll) =>
    (
      await sql<{
        choice: string
      }>`select choice from ballots.ballots where poll_id = ${poll.id} order by choice`.execute(at.db)
    ).rows.map(({ choice }) => choice)
  const receiptIn = (html: string) => /[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}/.exec(html)?.[0] ?? ''
  async function over(poll: Poll) {
    house.clock.set(poll.closesAt)
    await settlePolls(system())
    return found(await pollById(at.db, poll.id))
  }

  test('everything to correct before the ballot is said at once, and what was typed stays', async () => {
    const poll = await open()
    const { status, html } = await wing.visitor().post(`${pathOf(poll)}/wejscie`, { firstName: 'Ela', birthYear: '80' })
    expect(status).toBe(422)
    for (const sentence of ['Wpisz nazwisko.', 'Wpisz rok urodzenia', 'Wpisz adres z numerem', 'Zaznacz oświadczenie'])
      expect(html).toContain(sentence)
    expect(html).not.toContain('Wpisz imię.')
    expect(html).toContain('value="Ela"')
  })

  test('rules are stated before the vote, and every page is valid', async () => {
    const poll = await open()
    for (const path of ['', '/wejscie', '/sprawdzenie', '/dziennik']) {
      const { status, html } = await wing.stranger().get(`${pathOf(poll)}${path}`)
      expect(status, path).toBe(200)
      expect(await mistakesIn(html), path).toEqual([])
    }
    const { html } = await wing.stranger().get(pathOf(poll))
    for (const words of [
      'Liczy się pierwszy głos',
      'Wskaż najwyżej 2',
      'W bibliotece przy Rynku',
      poll.definitionHash ?? '-',
    ])
      expect(html).toContain(words)
    expect((await wing.stranger().get('/glosowania')).html).toContain(poll.title)
  })

  test('a press is a vote: it is kept at once, changed by the next, and nothing else has to be pressed', async () => {
    const poll = await open()
    const { press, look } = await atTheBallot(poll)
    expect(await choices(poll)).toEqual([])
    expect((await press('add:2')).location).toBe(`${pathOf(poll)}/karta#o-2`)
    expect(await choices(poll)).toEqual(['2:1'])
    const page = await look()
    expect(page.html).toContain('Twój głos już się liczy')
    expect(await mistakesIn(page.html)).toEqual([])
    await press('add:1')
    expect(await choices(poll)).toEqual(['1:1,2:1'])
    const third = await press('add:3')
    expect(third.status).toBe(422)
    expect(third.html).toContain('Wskazano już tyle, ile można')
    await press('remove:2')
    expect(await choices(poll)).toEqual(['1:1'])
    expect((await press('add:99')).status).toBe(422)
    expect((await press('głos')).status).toBe(422)
  })

  test('one person has one ballot: the second is refused with its reason, on whatever device', async () => {
    const poll = await open()
    const who = somebody()
    const first = await atTheBallot(poll, who)
    const second = await atTheBallot(poll, { ...who, lastName: who.lastName.toUpperCase() })
    await first.press('add:1')
    const refused = await second.press('add:2')
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('zagłosowała już przez internet')
    expect(await choices(poll)).toEqual(['1:1'])
    const { rows } = await sql`select channel, reason, count from ballots.refusals where poll_id = ${poll.id}`.execute(
      at.db,
    )
    expect(rows).toEqual([{ channel: 'web', reason: 'already-web', count: 1 }])
  })

  test('twenty browsers of one person at once leave one ballot; twenty people leave twenty', async () => {
    const poll = await open()
    const who = somebody()
    const same = await Promise.all(Array.from({ length: 20 }, () => atTheBallot(poll, who)))
    const answers = await Promise.all(same.map(({ press }) => press('add:1')))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
    const others = await Promise.all(Array.from({ length: 20 }, () => atTheBallot(poll)))
    await Promise.all(others.map(({ press }) => press('add:3')))
    expect(await choices(poll)).toHaveLength(21)
  })

  test('presses of one person at once are all kept, one after another', async () => {
    const poll = await open({ shape: { kind: 'points', total: 50, each: 50 }, rule: { name: 'points', seats: 1 } })
    const { press } = await atTheBallot(poll)
    await Promise.all(Array.from({ length: 30 }, () => press('add:1')))
    expect(await choices(poll)).toEqual(['1:30'])
  })

  test('where the last vote counts, another device begins anew and the earlier one can change nothing', async () => {
    const poll = await open({ repeated: 'last', shape: { kind: 'choose', most: 3, exactly: false } })
    const who = somebody()
    const first = await atTheBallot(poll, who)
    await first.press('add:1')
    const second = await atTheBallot(poll, who)
    await second.press('add:2')
    expect(await choices(poll)).toEqual(['2:1'])
    await second.press('add:3')
    expect(await choices(poll)).toEqual(['2:1,3:1'])
    expect((await first.look()).html).toContain('Niczego jeszcze nie zaznaczono')
  })

  test('the key opens the ballot in another browser, and a wrong key opens nothing', async () => {
    const poll = await open()
    const { press, look } = await atTheBallot(poll)
    await press('add:1')
    const key = /ballots-secret">([\w-]{43})</.exec((await look()).html)?.[1] ?? ''
    const other = wing.visitor()
    expect((await other.post(`${pathOf(poll)}/klucz`, { editKey: 'nie ten klucz' })).status).toBe(422)
    expect((await other.post(`${pathOf(poll)}/klucz`, { editKey: key })).location).toBe(`${pathOf(poll)}/karta`)
    await other.post(`${pathOf(poll)}/karta`, { p: 'add:3' })
    expect(await choices(poll)).toEqual(['1:1,3:1'])
  })

  test('a ballot is for its poll and cannot be written by hand', async () => {
    const [poll, other] = [await open(), await open()]
    const { browser } = await atTheBallot(poll)
    const [[name, value] = ['', '']] = browser.cookies
    const forged = wing.visitor()
    // Not the last sign: of it base64 reads some of the bits alone.
    forged.cookies.set(
      name,
      value.replace(/.(?=.{8}$)/, (sign) => (sign === 'A' ? 'B' : 'A')),
    )
    expect((await forged.post(`${pathOf(poll)}/karta`, { p: 'add:1' })).location).toBe(`${pathOf(poll)}/wejscie`)
    const moved = wing.visitor()
    moved.cookies.set(`wiec_karta_${other.id.slice(-12)}`, value)
    expect((await moved.post(`${pathOf(other)}/karta`, { p: 'add:1' })).location).toBe(`${pathOf(other)}/wejscie`)
    expect(await choices(other)).toEqual([])
  })

  test('the second of closing ends it, also for a ballot that lies open', async () => {
    const poll = await open()
    const { press, look } = await atTheBallot(poll)
    house.clock.set(poll.closesAt.subtract({ nanoseconds: 1 }))
    expect((await press('add:1')).status).toBe(303)
    house.clock.set(poll.closesAt)
    expect((await press('add:2')).status).toBe(409)
    expect((await look()).status).toBe(409)
    expect(await choices(poll)).toEqual(['1:1'])
  })

  test('results wait for closing, turnout does not; heads are published each hour', async () => {
    const poll = await open()
    const { press, look } = await atTheBallot(poll)
    await press('add:2')
    const page = await wing.stranger().get(pathOf(poll))
    expect(page.html).toContain('1 osoba zagłosowała')
    expect(page.html).not.toContain('Wynik w liczbach')
    expect((await wing.stranger().get(`${pathOf(poll)}/wyniki.jsonl`)).status).toBe(409)
    const receipt = receiptIn((await look()).html)
    const during = await wing.stranger().get(`${pathOf(poll)}/sprawdzenie?kod=${receipt.toLowerCase()}`)
    expect(during.html).toContain('wpis numer 1 z 1')
    expect(during.html).not.toContain('Skwer Flisaków')
    await publishHeads(system())
    expect((await wing.stranger().get(`${pathOf(poll)}/dziennik`)).html).toContain('nowy głos')
    expect((await wing.stranger().get(`${pathOf(poll)}/sprawdzenie?kod=AAAA-BBBB-CCCC-DDDD`)).status).toBe(404)
  })

  test('after closing anybody checks everything from the published file alone', async () => {
    const poll = await open()
    const marks = ['add:1', 'add:2', 'add:2', 'clear']
    const receipts: string[] = []
    for (const mark of marks) {
      const { press, look } = await atTheBallot(poll)
      await press('add:3')
      await press('remove:3')
      await press(mark)
      receipts.push(receiptIn((await look()).html))
    }
    const counted = await over(poll)
    expect(counted.outcome).toMatchObject({ ballots: 4, counted: 3, blank: 1, chosen: ['2'] })
    const result = await wing.stranger().get(pathOf(poll))
    expect(result.html).toContain('Wynik w liczbach')
    expect(await mistakesIn(result.html)).toEqual([])
    const file = await wing.stranger().get(`${pathOf(poll)}/wyniki.jsonl`)
    const verdict = await verifyResults(linesOf(file.html), receipts[1] ?? '')
    expect(verdict.faults).toEqual([])
    expect(verdict.ballot).toMatchObject({ receipt: receipts[1], choice: '2:1' })
    expect(verdict.ballots).toBe(4)
    const own = await wing.stranger().get(`${pathOf(poll)}/sprawdzenie?kod=${receipts[1]}`)
    expect(own.html).toContain('Skwer Flisaków')
    expect(await mistakesIn(own.html)).toEqual([])
    // Counting again changes nothing.
    await settlePolls(system())
    expect((await pollById(at.db, poll.id))?.outcome).toEqual(counted.outcome)
  })

  test('whatever is changed in the published file is found', async () => {
    const poll = await open()
    for (const mark of ['add:1', 'add:2', 'add:2']) {
      const { press } = await atTheBallot(poll)
      await press('add:3')
      await press(mark)
    }
    await over(poll)
    const lines = (await wing.stranger().get(`${pathOf(poll)}/wyniki.jsonl`)).html.split('\n').filter(Boolean)
    const words = async (changed: string[]) =>
      (await verifyResults(linesOf(changed.join('\n')))).faults.map(({ word }) => word)
    expect(await words(lines)).toEqual([])
    const ballotAt = lines.findIndex((line) => line.includes('"receipt"'))
    const entryAt = lines.findIndex((line) => line.includes('"entry":1,'))
    const edit = (at: number, change: (line: string) => string) => lines.with(at, change(lines[at] ?? ''))
    expect(await words(edit(0, (line) => line.replace('Żeglarzy', 'Żeglarek')))).toContain('definition-hash')
    expect(await words(edit(ballotAt, (line) => line.replace(/"choice":"[^"]*"/, '"choice":"1:1,2:1"')))).toContain(
      'commitment',
    )
    // Ballots lie in a drawn order: without the first of them the result may be the same.
    expect(await words(lines.toSpliced(ballotAt, 1))).toContain('entry-without-ballot')
    expect(await words(lines.toSpliced(ballotAt, 0, lines[ballotAt] ?? ''))).toContain('receipt-twice')
    expect(await words(lines.toSpliced(entryAt, 1))).toContain('entry-number')
    expect(
      await words(
        edit(entryAt, (line) =>
          line.replace(/("commitment":")(.)/, (_, name, sign) => name + (sign === '0' ? '1' : '0')),
        ),
      ),
    ).toContain('head')
    expect(
      await words(
        edit(lines.length - 1, (line) =>
          line.replace('"chosen":["2"]', '"chosen":["1"]').replace('"chosen":["3"]', '"chosen":["1"]'),
        ),
      ),
    ).toContain('result')
    expect(await words(lines.slice(0, -1))).toContain('cut-off')
    expect(await words(['nie json'])).toContain('not-json')
  })

  test('members vote with their account, from any browser, and others are told why not', async () => {
    const member = aPerson()
    const guest = aPerson()
    const ports = portsWith({
      votingMembersOf: async (_, id) => (id === member.id ? [{ id: 'member-1', name: 'Ewa Nowak' }] : []),
    })
    const here = await aWing(house, openVotingRoutes(ports))
    const poll = await aPoll(contextOf(house, aPerson({ roles: [{ role: 'coordinator', scope: null }] })), {
      way: 'membership',
    })
    const entry = `${pathOf(poll)}/wejscie`
    expect((await here.stranger().get(entry)).html).toContain('/zaloguj?dalej=')
    expect((await here.as(guest).get(entry)).html).toContain('To konto nie ma prawa głosu')
    expect((await here.as(guest).post(entry)).status).toBe(422)
    for (const p of ['add:1', 'add:2']) {
      const issued = await here.as(member).post(entry)
      const [, name = '', value = ''] = /(wiec_karta_\w+)=([^;]+)/.exec(issued.headers.get('set-cookie') ?? '') ?? []
      expect((await here.as(member, { [name]: value }).post(`${pathOf(poll)}/karta`, { p })).status).toBe(303)
    }
    expect(await choices(poll)).toEqual(['1:1,2:1'])
  })

  test('a published poll and its log are beyond SQL too', async () => {
    const poll = await open()
    await (await atTheBallot(poll)).press('add:1')
    const broken = [
      sql`update ballots.polls set definition = '{}' where id = ${poll.id}`,
      sql`update ballots.polls set closes_at = closes_at + interval '1 day' where id = ${poll.id}`,
      sql`update ballots.log_entries set commitment = '' where poll_id = ${poll.id}`,
      sql`delete from ballots.log_entries where poll_id = ${poll.id}`,
    ]
    for (const statement of broken) await expect(statement.execute(at.db)).rejects.toThrow()
  })
})

async function* linesOf(text: string): AsyncGenerator<string> {
  for (const line of text.split('\n')) if (line !== '') yield line
}
