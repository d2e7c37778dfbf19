import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  type Client,
  mistakesIn,
  type Person,
  type TestHouse,
} from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/index.ts'
import { found } from '../../platform/errors.ts'
import { isPesel } from './eligibility/pesel.ts'
import { aDefinition, aPoll, portsWith } from './examples.ts'
import type { NewDefinition } from './polls/actions.ts'
import { settlePolls } from './polls/actions.ts'
import { optionsText, valuesOf } from './polls/forms.ts'
import type { Poll } from './polls/rules.ts'
import { pollById } from './polls/store.ts'
import { openWorkRoutes } from './polls/work-routes.tsx'
import { openVotingRoutes } from './voting/routes.tsx'

describe('a PESEL number', () => {
  const today = Temporal.PlainDate.from('2026-11-28')
  test.each([
    ['44051401359', true],
    ['50010100126', true],
    ['99123199993', true],
    ['00222912349', true],
    ['08271543213', true],
    ['12313000024', true],
    ['99923100014', true],
    ['44051401358', false],
    ['02270803628', false],
    ['00000000000', false],
    ['4405140135', false],
  ])('%s is one: %s', (number, right) => expect(isPesel(number, today)).toBe(right))
})

/** A form as a browser sends it: what is not ticked is not sent. */
const typed = (definition: NewDefinition) =>
  Object.fromEntries(Object.entries(valuesOf(definition)).filter(([, value]) => value !== ''))

eachEngine('running a poll', (at) => {
  let house: TestHouse
  let voting: Awaited<ReturnType<typeof aWing>>
  let work: Awaited<ReturnType<typeof aWing>>
  let coordinator: Person
  let second: Person
  let desk: Client
  beforeAll(async () => {
    house = await aHouse(at)
    voting = await aWing(house, openVotingRoutes(portsWith()))
    work = await aWing(house, openWorkRoutes(portsWith()))
    coordinator = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
    second = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
    desk = work.as(coordinator)
  })
  beforeEach(() => house.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => house.close())

  const system = () => systemContext(house, 'test')
  const home = (poll: Poll) => `/praca/glosowania/${poll.id}`
  const pageOf = (poll: Poll) => `/glosowania/${poll.slug}`
  const fresh = async (poll: Poll) => found(await pollById(at.db, poll.id))
  async function vote(poll: Poll, who: Record<string, string>, p: string) {
    const browser = voting.visitor()
    const entered = await browser.post(`${pageOf(poll)}/wejscie`, who)
    if (entered.status !== 303) return entered
    return browser.post(`${pageOf(poll)}/karta`, { p })
  }
  async function over(poll: Poll) {
    house.clock.set(poll.closesAt)
    await settlePolls(system())
    return fresh(poll)
  }
  /** Every row of every table of voting, as text. */
  async function everything(): Promise<Record<string, string[]>> {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'ballots'`.execute(at.db)
    const all: Record<string, string[]> = {}
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(`ballots.${name}`)} t`.execute(
        at.db,
      )
      all[name] = rows.map(({ row }) => row)
    }
    return all
  }

  test('a coordinator makes a poll, mends what is wrong, publishes it; then nothing of it changes', async () => {
    const blank = await desk.post('/praca/glosowania/nowe', { shape: 'choose', options: 'jedna' })
    expect(blank.status).toBe(422)
    expect(blank.html).toContain('<title>Błąd:')
    expect(await mistakesIn(blank.html)).toEqual([])
    const definition = aDefinition(house.clock.now(), { way: 'membership' })
    const few = await desk.post('/praca/glosowania/nowe', { ...typed(definition), options: 'jedna' })
    expect(few.html).toContain('Wpisz od 2 do 500 możliwości')
    const made = await desk.post('/praca/glosowania/nowe', typed(definition))
    expect(made.status).toBe(303)
    const path = made.location ?? ''
    for (const page of ['', '/tresc', '/ogloszenie'])
      expect(await mistakesIn((await desk.get(`${path}${page}`)).html)).toEqual([])
    expect((await desk.post(`${path}/tresc`, { ...typed(definition), question: 'Nazwa skweru?' })).status).toBe(303)
    await desk.post(`${path}/ogloszenie`)
    expect((await desk.post(`${path}/tresc`, typed(definition))).status).toBe(409)
    expect((await desk.post(`${path}/usuniecie`)).status).toBe(409)
    const poll = found(await pollById(at.db, path.split('/').at(-1) ?? ''))
    expect(poll.definition.question).toBe('Nazwa skweru?')
    expect((await voting.stranger().get(pageOf(poll))).html).toContain(poll.definitionHash)
    expect(await mistakesIn((await desk.get('/praca/glosowania')).html)).toEqual([])
    expect((await work.as(aPerson()).get(home(poll))).status).toBe(404)
    expect((await work.stranger().get('/praca/glosowania')).status).toBe(404)
  })

  test.each(['sms', 'oidc'] as const)(
    'a poll by %s is refused publication, with what to do, where the installation has not set it up',
    async (way) => {
      const made = await desk.post('/praca/glosowania/nowe', typed(aDefinition(house.clock.now(), { way })))
      const path = made.location ?? ''
      expect((await desk.get(`${path}/tresc`)).html).toContain('Na tym portalu jeszcze nie działa')
      const asked = await desk.get(`${path}/ogloszenie`)
      expect(asked.html).toContain('Wybierz w szkicu inny sposób')
      expect(asked.html).not.toContain(`action="${path}/ogloszenie"`)
      expect(await mistakesIn(asked.html)).toEqual([])
      const refused = await desk.post(`${path}/ogloszenie`)
      expect(refused.status).toBe(409)
      expect(refused.html).toContain('Tego sposobu potwierdzania tożsamości nie ma na tym portalu')
      expect((await pollById(at.db, path.split('/').at(-1) ?? ''))?.publishedAt).toBeNull()

      const { config } = house
      const settings = {
        sms: { url: 'https://sms.example', token: 't' },
        oidc: { issuer: 'https://id.example', clientId: 'c', clientSecret: 's', name: 'Konto miejskie' },
      }
      house.config = { ...config, [way]: settings[way] }
      expect((await desk.get(`${path}/tresc`)).html.match(/Na tym portalu jeszcze nie działa/g)).toHaveLength(1)
      expect((await desk.post(`${path}/ogloszenie`)).status).toBe(303)
      house.config = config
    },
  )

  test.each<[string, Partial<NewDefinition>]>([
    ['up to k', { shape: { kind: 'choose', most: 2, exactly: false } }],
    ['exactly k', { shape: { kind: 'choose', most: 2, exactly: true } }],
    ['free points', { shape: { kind: 'points', total: 10, each: 6 }, rule: { name: 'points', seats: 1 } }],
    ['fixed points', { shape: { kind: 'fixed-points', points: [3, 2, 1] }, rule: { name: 'points', seats: 1 } }],
    ['score', { shape: { kind: 'score', most: 5 }, rule: { name: 'points', seats: 1 } }],
    ['ranking', { shape: { kind: 'ranking', most: 3 }, rule: { name: 'borda', seats: 1 } }],
  ])('the form keeps a poll of %s as it was', async (_, given) => {
    const definition = aDefinition(house.clock.now(), { ...given, way: 'membership' })
    const made = await desk.post('/praca/glosowania/nowe', typed(definition))
    const poll = found(await pollById(at.db, made.location?.split('/').at(-1) ?? ''))
    expect(poll.definition).toMatchObject({ shape: definition.shape, rule: definition.rule })
    expect(optionsText(poll.definition.options)).toBe(optionsText(definition.options))
  })

  test('nobody who runs a poll sees who voted how: not on a page, in a file, or in a table', async () => {
    const poll = await aPoll(system(), { way: 'pesel', basis: 'uchwała XX/1/26', takesPaper: true })
    const pesels = ['44051401359', '50010100126', '99123199993', '00222912349']
    for (const [at, pesel] of pesels.entries())
      expect((await vote(poll, { pesel, confirmed: 'tak' }, `add:${(at % 3) + 1}`)).status).toBe(303)
    const hashes = (
      await sql<{ key_hash: string }>`select key_hash from ballots.voters where poll_id = ${poll.id}`.execute(at.db)
    ).rows
    expect(hashes).toHaveLength(4)
    const receipts = (
      await sql<{ receipt: string }>`select receipt from ballots.ballots where poll_id = ${poll.id}`.execute(at.db)
    ).rows

    for (const moment of ['open', 'closed', 'counted'] as const) {
      if (moment === 'closed') house.clock.set(poll.closesAt)
      if (moment === 'closed') await settlePolls(system())
      if (moment === 'counted') await desk.post(`${home(poll)}/policzenie`)
      const pages = [
        ...['', '/papier', '/dane-glosujacych'].map((path) => desk.get(`${home(poll)}${path}`)),
        desk.get('/praca/glosowania'),
        ...['', '/dziennik', '/wyniki.jsonl', '/definicja.json', '/sprawdzenie'].map((path) =>
          voting.as(coordinator).get(`${pageOf(poll)}${path}`),
        ),
      ]
      for (const { html } of await Promise.all(pages)) {
        for (const { key_hash } of hashes) expect(html).not.toContain(key_hash)
        for (const pesel of pesels) expect(html).not.toContain(pesel)
        if (moment !== 'counted') for (const { receipt } of receipts) expect(html).not.toContain(receipt)
      }
      const tables = await everything()
      for (const [table, rows] of Object.entries(tables))
        for (const row of rows) {
          for (const pesel of pesels) expect(row, table).not.toContain(pesel)
          const names = hashes.filter(({ key_hash }) => row.includes(key_hash)).length
          const says = receipts.filter(({ receipt }) => row.includes(receipt)).length
          // Who and what never stand in one row; after closing nothing in one table points into the other.
          expect(names > 0 && says > 0, table).toBe(false)
        }
      if (moment !== 'open') {
        const ids = tables.ballots?.map((row) => /[0-9a-f-]{36}/.exec(row)?.[0] ?? '-') ?? []
        for (const row of tables.voters ?? []) for (const id of ids) expect(row).not.toContain(id)
        const { rows } = await sql`
          select 1 from ballots.voters where poll_id = ${poll.id} and (ballot_id is not null or edit_hash is not null)`.execute(
          at.db,
        )
        expect(rows).toEqual([])
      }
    }
    const { rows: events } = await sql<{ row: string }>`select e::text as row from audit.events e`.execute(at.db)
    for (const { row } of events) for (const { key_hash } of hashes) expect(row).not.toContain(key_hash)
  })

  test('voter data is wiped once, on purpose, and the result still checks', async () => {
    const poll = await aPoll(system())
    await vote(
      poll,
      { firstName: 'Jan', lastName: 'Kos', birthYear: '1970', address: 'Rynek 1, Augustów', confirmed: 'tak' },
      'add:1',
    )
    expect((await desk.post(`${home(poll)}/dane-glosujacych`)).status).toBe(409)
    await over(poll)
    expect(await mistakesIn((await desk.get(`${home(poll)}/dane-glosujacych`)).html)).toEqual([])
    expect((await desk.post(`${home(poll)}/dane-glosujacych`)).status).toBe(303)
    expect((await desk.post(`${home(poll)}/dane-glosujacych`)).status).toBe(409)
    const { rows } = await sql`select 1 from ballots.voters where poll_id = ${poll.id}`.execute(at.db)
    expect(rows).toEqual([])
    expect(await fresh(poll)).toMatchObject({ votingKey: null, outcome: { ballots: 1, chosen: ['1'] } })
    const { rows: events } = await sql<{ details: unknown }>`
      select details from audit.events where verb = 'poll-voters-wiped' and subject_id = ${poll.id}`.execute(at.db)
    expect(events).toEqual([{ details: { voters: 1 } }])
  })

  test('a tie waits for the draw, which happens once and can be repeated by anybody', async () => {
    const poll = await aPoll(system())
    for (const [at, name] of ['Ada', 'Ewa'].entries())
      await vote(
        poll,
        { firstName: name, lastName: 'Lis', birthYear: '1990', address: `Polna ${at + 1}, Augustów`, confirmed: 'tak' },
        `add:${at + 1}`,
      )
    expect((await over(poll)).outcome).toBeNull()
    const page = await desk.get(home(poll))
    expect(page.html).toContain('Skwer Żeglarzy, Skwer Flisaków')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await desk.post(`${home(poll)}/losowanie`, { seed: '' })).status).toBe(422)
    expect((await desk.post(`${home(poll)}/losowanie`, { seed: '3 14 15 22 40 41' })).status).toBe(303)
    const counted = await fresh(poll)
    expect(counted.outcome?.chosen).toHaveLength(1)
    expect((await desk.post(`${home(poll)}/losowanie`, { seed: 'inne ziarno' })).status).toBe(409)
    expect((await fresh(poll)).outcome).toEqual(counted.outcome)
    expect((await voting.stranger().get(pageOf(poll))).html).toContain('3 14 15 22 40 41')
  })

  test('codes leave in letters and stay nowhere; each opens one ballot, again and again', async () => {
    const poll = await aPoll(system(), { way: 'codes' })
    const letters = await desk.post(`${home(poll)}/kody`, { codes: '3' })
    expect(letters.headers.get('content-type')).toBe('application/pdf')
    expect((await desk.post(`${home(poll)}/kody`, { codes: '0' })).status).toBe(422)
    const { makeCodes } = await import('./eligibility/codes.ts')
    const [code = '', other = ''] = await makeCodes(system(), poll, 2)
    for (const rows of Object.values(await everything())) for (const row of rows) expect(row).not.toContain(code)
    expect((await vote(poll, { code: 'AAAA-BBBB-CCCC' }, 'add:1')).status).toBe(422)
    expect((await vote(poll, { code: code.toLowerCase().replaceAll('-', ' ') }, 'add:1')).status).toBe(303)
    expect((await vote(poll, { code: other }, 'add:2')).status).toBe(303)
    // As the letter says: with the code one comes back, from any browser, to the same ballot.
    expect((await vote(poll, { code }, 'add:3')).status).toBe(303)
    const { rows: box } = await sql<{ choice: string }>`
      select choice from ballots.ballots where poll_id = ${poll.id} order by choice`.execute(at.db)
    expect(box.map(({ choice }) => choice)).toEqual(['1:1,3:1', '2:1'])
    expect((await voting.stranger().get(`${pageOf(poll)}/wejscie?kod=${code}`)).html).toContain(code)
  })

  test('the list of the office is kept as hashes, and whoever is not on it is told', async () => {
    const poll = await aPoll(system(), { way: 'list', listLabel: 'Numer karty mieszkańca' })
    const list = new File(['AUG-0001\nAUG-0002\n;\nAUG-0001\n'], 'lista.csv', { type: 'text/csv' })
    expect((await desk.post(`${home(poll)}/lista`, { list })).status).toBe(303)
    expect((await desk.get(home(poll))).html).toContain('osób: 2')
    for (const rows of Object.values(await everything())) for (const row of rows) expect(row).not.toContain('AUG-0001')
    expect((await vote(poll, { listed: 'aug 0001' }, 'add:1')).status).toBe(303)
    expect((await vote(poll, { listed: 'AUG-0003' }, 'add:1')).html).toContain('Nie ma takiej osoby na liście')
    expect((await desk.post(`${home(poll)}/lista`)).status).toBe(422)
  })

  test('a code by text message goes through the gateway of the settings, and neither number nor code is kept', async () => {
    const sent: { to: string; text: string }[] = []
    const gateway = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        sent.push(JSON.parse(body))
        response.end('{}')
      })
    })
    await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready))
    const address = gateway.address()
    house.config.sms = { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`, token: 'tajny' }
    const poll = await aPoll(system(), { way: 'sms' })
    const browser = voting.visitor()
    expect((await browser.post(`${pageOf(poll)}/sms`, { phone: '12' })).status).toBe(422)
    expect((await browser.post(`${pageOf(poll)}/sms`, { phone: '600 700 800' })).status).toBe(200)
    const [, code = ''] = /(\d{6})/.exec(sent[0]?.text ?? '') ?? []
    expect(sent[0]?.to).toBe('+48600700800')
    for (const rows of Object.values(await everything())) for (const row of rows) expect(row).not.toMatch(/600700800/)
    const wrong = code === '000000' ? '000001' : '000000'
    expect((await vote(poll, { phone: '600700800', smsCode: wrong }, 'add:1')).status).toBe(422)
    expect((await vote(poll, { phone: '+48 600700800', smsCode: code }, 'add:1')).status).toBe(303)
    expect((await vote(poll, { phone: '600700800', smsCode: code }, 'add:1')).status).toBe(422)
    await new Promise((done) => gateway.close(done))
    expect((await browser.post(`${pageOf(poll)}/sms`, { phone: '600 700 801' })).status).toBe(503)
    house.config.sms = null
  })

  test('paper: two people read each card, paper and web meet in one constraint, sums close the batch', async () => {
    const poll = await aPoll(system(), {
      takesPaper: true,
      shape: { kind: 'choose', most: 1, exactly: false },
      rule: { name: 'plurality', seats: 1 },
    })
    const who = (name: string) => ({
      firstName: name,
      lastName: 'Sowa',
      birthYear: '1960',
      address: 'Leśna 7, Augustów',
    })
    await vote(poll, { ...who('Ewa'), confirmed: 'tak' }, 'add:1')
    const opened = await desk.post(`${home(poll)}/papier`, { place: 'Biblioteka', cards: '5' })
    const batch = opened.location ?? ''
    const other = work.as(second)
    const enter = (clerk: Client, number: number, fields: Record<string, string>) =>
      clerk.post(`${batch}/karty/${number}`, fields)
    const good = { ...who('Jan'), 'o-2': '1' }
    expect(await mistakesIn((await desk.get(batch)).html)).toEqual([])
    expect((await enter(desk, 1, { ...good, 'o-1': '1' })).status).toBe(422)
    expect((await enter(desk, 1, good)).flash).toBe('ballots.done.card.first')
    expect((await enter(desk, 1, good)).status).toBe(409)
    // Whoever read it goes on to the next; the other begins with what waits, or with the number they hold.
    expect((await desk.get(batch)).html).toContain(`action="${batch}/karty/2"`)
    expect((await other.get(batch)).html).toContain(`action="${batch}/karty/1"`)
    expect((await other.get(`${batch}?karta=4`)).html).toContain(`action="${batch}/karty/4"`)
    expect((await desk.get(`${batch}?karta=1`)).html).toContain('Tej karty teraz nie wpiszesz')
    expect((await other.post(`${batch}/karty/3`, { ...good, 'o-1': '9' })).html).toContain(`action="${batch}/karty/3"`)
    expect((await enter(other, 1, good)).flash).toBe('ballots.done.card.counted')
    // Already voted on the web; already voted on paper; invalid; read differently.
    for (const clerk of [desk, other]) await enter(clerk, 2, { ...who('Ewa'), 'o-2': '1' })
    for (const clerk of [desk, other]) await enter(clerk, 3, { ...good, 'o-3': '1', 'o-2': '' })
    for (const clerk of [desk, other]) await enter(clerk, 4, { invalid: 'unsigned' })
    await enter(desk, 5, { ...who('Ala'), 'o-2': '1' })
    expect((await enter(other, 5, { ...who('Ala'), 'o-3': '1' })).flash).toBe('ballots.done.card.differs')
    expect((await desk.post(`${batch}/zamkniecie`)).status).toBe(409)
    const third = await desk.get(`${batch}/karty/5`)
    expect(await mistakesIn(third.html)).toEqual([])
    expect((await desk.post(`${batch}/karty/5/rozstrzygniecie`, { ...who('Ala'), 'o-3': '1' })).flash).toBe(
      'ballots.done.card.counted',
    )
    const page = await desk.get(batch)
    for (const reason of ['zagłosowała już przez internet', 'zagłosowała już na papierze', 'brak podpisu'])
      expect(page.html).toContain(reason)
    expect((await vote(poll, { ...who('Jan'), confirmed: 'tak' }, 'add:3')).html).toContain(
      'zagłosowała już na papierze',
    )

    house.clock.set(poll.closesAt)
    await settlePolls(system())
    expect((await fresh(poll)).countedAt).toBeNull()
    expect((await desk.post(`${home(poll)}/policzenie`)).status).toBe(409)
    expect((await desk.post(`${batch}/zamkniecie`)).status).toBe(303)
    const sums = await desk.get(`${home(poll)}/papier`)
    expect(await mistakesIn(sums.html)).toEqual([])
    const { rows: cards } =
      await sql`select 1 from ballots.cards where first is not null or second is not null`.execute(at.db)
    expect(cards).toEqual([])
    await desk.post(`${home(poll)}/policzenie`)
    // Three options with a vote each.
    expect((await fresh(poll)).outcome).toBeNull()
    await desk.post(`${home(poll)}/losowanie`, { seed: '1 2 3 4 5 6' })
    expect((await fresh(poll)).outcome).toMatchObject({ ballots: 3, counted: 3 })
    expect((await desk.post(`${home(poll)}/papier`, { place: 'Za późno', cards: '1' })).status).toBe(409)
  })
})
