import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { mistakesIn } from '../../../tests/support/house.ts'
import { aPortal, type TestPortal } from '../../../tests/support/portal.ts'
import { keepSetting } from '../../modules/network/settings/store.ts'

// What acts ask of these pages, one row a field. The pages are the same on both engines.
describe('pages the law asks for', () => {
  let at: TestDatabase
  let portal: TestPortal
  const page = async (path: string) => (await portal.stranger().get(path)).html

  beforeAll(async () => {
    at = await testDatabase('embedded')
    const names = {
      name: { pl: 'Sieć', en: 'Network' },
      shortName: { pl: 'Sieć', en: 'Network' },
      region: { pl: 'region', en: 'region' },
      operator: 'Fundacja Próbna',
      operatorAddress: 'ul. Próbna 1, 15-001 Białystok',
      operatorEmail: 'kontakt@fundacja.example',
      operatorPhone: '85 000 00 00',
    }
    await keepSetting(at.db, 'names', names, { at: Temporal.Instant.from('2026-09-01T10:00:00Z'), by: null })
    portal = await aPortal(at)
  }, 120_000)
  afterAll(async () => {
    await portal.close()
    await at.close()
  })

  // Decision (EU) 2018/1523 and art. 10 ust. 4 of the act of 4.04.2019.
  test.each([
    ['the day of publication', /Data publikacji strony: \d+ \S+ \d{4}/],
    ['the day of the last update', /Data ostatniej istotnej aktualizacji: \d+ \S+ \d{4}/],
    ['how far it complies', /częściowo zgodna z ustawą/],
    ['what is not accessible and why', /Treści niedostępne[\s\S]*Powód/],
    ['when and how it was assessed', /sporządzono \d+ \S+ \d{4} na podstawie samooceny/],
    ['the yearly review by 31 March', /do 31 marca/],
    ['whom to reach, by e-mail', /kontakt@fundacja\.example/],
    ['whom to reach, by telephone', /85 000 00 00/],
    ['shortcuts of the keyboard', /Skróty klawiszowe/],
    ['access to buildings', /Dostępność architektoniczna/],
    ['a sign language interpreter', /Tłumaczenie na polski język migowy/],
    ['mobile applications', /Aplikacje mobilne/],
    ['how to complain, in 7 days and at most 2 months', /w 7 dni[\s\S]*2 miesiące/],
    ['the Commissioner for Human Rights', /href="https:\/\/www\.rpo\.gov\.pl"/],
  ])('the accessibility statement says %s', async (_, words) =>
    expect(await page('/deklaracja-dostepnosci')).toMatch(words),
  )

  // RODO art. 13.
  test.each([
    ['who answers for the data', /Fundacja Próbna/],
    ['what for and on what basis', /art\. 6 ust\. 1 lit\. e RODO/],
    ['how long, rule by rule', /Jak długo przechowujemy dane/],
    ['rights', /Twoje prawa/],
    ['the supervisory authority', /Prezesa Urzędu Ochrony Danych Osobowych/],
    ['cookies', /Pliki cookie/],
  ])('the page of privacy says %s', async (_, words) => expect(await page('/prywatnosc')).toMatch(words))

  // Regulation (EU) 2022/2065, art. 11, 12, 14, 17, 18, 20; UŚUDE art. 8.
  test.each([
    ['a contact point by electronic means', /punkt kontaktowy/],
    ['its e-mail address', /kontakt@fundacja\.example/],
    ['languages of contact', /po polsku i po angielsku/],
    ['what may not be published', /Nie wolno publikować/],
    ['that a person decides, with a reason', /rozpatruje osoba z zespołu[\s\S]*podajemy powód/],
    ['appeals for six months, free of charge', /sześć miesięcy, bezpłatnie/],
    ['threats to life', /zagraża życiu/],
    ['where to report', /href="\/zgloszenie"/],
    ['complaints about the service', /Reklamacje/],
    ['what is needed to use it', /wystarczy przeglądarka/],
  ])('the terms say %s', async (_, words) => expect(await page('/regulamin')).toMatch(words))

  // DSA art. 16 ust. 2.
  test.each([
    ['the exact address of the content', 'name="address"'],
    ['why it is thought illegal', 'name="explanation"'],
    ['a name', 'name="name"'],
    ['an e-mail address', 'name="email"'],
    ['good faith', 'name="goodFaith"'],
  ])('the notice form asks for %s', async (_, field) => expect(await page('/zgloszenie')).toContain(field))

  test('each has a link on every page, in both languages, and is valid', async () => {
    for (const path of ['/deklaracja-dostepnosci', '/prywatnosc', '/regulamin', '/zgloszenie']) {
      expect(await page('/konsultacje')).toContain(`href="${path}"`)
      expect(await page('/en/konsultacje')).toContain(`href="/en${path}"`)
      for (const html of [await page(path), await page(`/en${path}`)]) {
        expect(html).not.toMatch(/\{(operator|address|contact|network|origin)\}/)
        expect(await mistakesIn(html)).toEqual([])
      }
    }
  })
})
