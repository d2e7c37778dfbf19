import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { newId, sql } from '../../../platform/db/index.ts'
import { addressHash } from '../../notices/index.ts'
import { aSubscriber } from '../examples.ts'
import { endSubscription } from '../subscribing/actions.ts'
import { ownToken } from '../subscribing/links.ts'
import { countSubscribers } from '../subscribing/store.ts'
import { newsletterIn } from '../testing.ts'
import { columnsOf } from './rules.ts'

const IMPORT = '/administracja/newsletter/listy'
const LIST = `Imię i nazwisko;E-mail
Anna Bielska;anna@example.org
Bez adresu;
Krzywy;nie-adres
Anna znowu;ANNA@example.org
Już jest;jest@example.org
Wypisana;wypisana@example.org
Wstrzymany;wraca@example.org
=cmd();celina@example.org`

test('columns are known by their headings, in any order', () => {
  expect(columnsOf(['Lp.', ' E-MAIL ', 'Imię'])).toEqual({ email: 1, name: 2 })
  expect(columnsOf(['adres'])).toEqual({ email: 0, name: -1 })
  expect(columnsOf(['telefon', 'nazwa'])).toBeNull()
})

eachEngine('a list of people who agreed elsewhere', (at) => {
  let house: TestHouse
  let here: Awaited<ReturnType<typeof newsletterIn>>
  beforeAll(async () => {
    house = await aHouse(at)
    here = await newsletterIn(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    for (const table of ['subscribers', 'imports'])
      await sql`delete from ${sql.table(`newsletter.${table}`)}`.execute(at.db)
    here.aMinuteGoes()
  })

  const fields = (content: string | Uint8Array<ArrayBuffer>, given = {}) => ({
    key: newId(),
    words: 'Zgadzam się na newsletter Sieci.',
    proof: 'Karty z Forum, segregator nr 3 w biurze.',
    collectedOn: '2026-09-15',
    file: new File([content], 'lista.csv', { type: 'text/csv' }),
    ...given,
  })
  const desk = () => here.wing.as(here.coordinator)
  const active = async () => (await countSubscribers(at.db, house.clock.now())).active

  test('is shown row by row, then brought in once with its proof, and undone', async () => {
    const keeper = here.as(here.coordinator)
    await aSubscriber(keeper, 'jest@example.org')
    const gone = await aSubscriber(keeper, 'wypisana@example.org')
    await endSubscription(here.as(), ownToken(house.config, gone.id))
    await sql`insert into notices.suppressions (id, address_hash, cause, since) values
      (${newId()}, ${addressHash(house.config.secret, 'wraca@example.org')}, 'hard', ${house.clock.now()})`.execute(
      at.db,
    )

    const { location } = await desk().post(IMPORT, fields(LIST))
    const page = await desk().get(location ?? '')
    expect(page.html).toContain('2 osoby dopiszemy')
    expect(page.html).toContain('6 wierszy pominiemy')
    for (const words of [
      'Nie ma adresu',
      'To nie jest adres e-mail',
      'Powtórzony na liście',
      'Już dostaje',
      'Wypisał się po',
      'listy wracały',
    ])
      expect(page.html).toContain(words)
    expect(await mistakesIn(page.html)).toEqual([])
    expect(await active()).toBe(1)

    await Promise.all([1, 2, 3].map(() => desk().post(location ?? '')))
    expect(await active()).toBe(3)
    const { rows } = await sql<{ name: string; words: string; source: string; proof: string; rows: unknown }>`
      select s.name, c.words, s.consent_source as source, i.proof, i.rows from newsletter.subscribers s
      join newsletter.consent_texts c on c.version = s.consent_version join newsletter.imports i on i.id = s.import_id
      order by s.name desc`.execute(at.db)
    expect(rows).toMatchObject([
      { name: 'Anna Bielska', words: 'Zgadzam się na newsletter Sieci.', source: 'import', rows: null },
      { name: '=cmd()', proof: 'Karty z Forum, segregator nr 3 w biurze.' },
    ])
    const asked = await desk().get(`${location}/cofniecie`)
    expect(await mistakesIn(asked.html)).toEqual([])
    await desk().post(`${location}/cofniecie`)
    await desk().post(`${location}/cofniecie`)
    expect(await active()).toBe(1)
    expect((await desk().get(location ?? '')).html).toContain('Tę listę cofnięto')
    expect((await desk().get('/administracja/newsletter/odbiorcy')).html).toContain('Cofnięta')
  })

  test.each([
    ['without addresses', fields('Nazwa;Telefon\nAnna;123'), 'nie znaleźliśmy kolumny'],
    ['that is empty', fields(''), ''],
    ['without the words of the consent', fields(LIST, { words: '' }), 'Przepisz treść zgody'],
    ['without its proof', fields(LIST, { proof: 'x' }), 'gdzie są dowody'],
    ['collected tomorrow', fields(LIST, { collectedOn: '2027-01-01' }), 'jeszcze nie nadszedł'],
    [
      'of too many',
      fields(`e-mail\n${Array.from({ length: 5001 }, (_, i) => `a${i}@example.org`).join('\n')}`),
      'ponad 5000 osób',
    ],
  ])('a list %s comes back with what to do', async (_, given, words) => {
    const { status, html } = await desk().post(IMPORT, given)
    expect(status).toBe(422)
    expect(html).toContain(words)
    expect(await mistakesIn(html)).toEqual([])
  })

  test('is nobody’s but those who keep the newsletter', async () => {
    const { location } = await desk().post(IMPORT, fields(LIST))
    for (const path of [IMPORT, location ?? '', `${location}/cofniecie`]) {
      expect((await here.wing.stranger().get(path)).status).toBe(404)
      expect((await here.wing.stranger().post(path)).status).toBe(404)
    }
    expect((await desk().post(`${location}/cofniecie`)).status).toBe(409)
  })
})
