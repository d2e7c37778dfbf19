import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectNoBarriers } from '../support/browser.ts'
import { follow, leave, open, pathOf, send } from '../support/journey.ts'

export const PARK = '/konsultacje/park-nad-netta-co-zmienic'
export const WORK = `/praca${PARK}`

/**
 * A team admin, signed in, drafts a consultation, fills in every part of the announcement, asks for a second acceptance of
 * answers and announces it.
 * @param day the local date and time so many days after the story begins
 */
export async function announcePark(page: Page, origin: string, day: (days: number, time?: string) => string) {
  await follow(page, 'Konsultacje zespołu')
  await follow(page, 'Nowe konsultacje')
  await page.getByLabel('Tytuł').fill('Park nad Nettą: co zmienić?')
  await page.getByLabel('Streszczenie w jednym zdaniu').fill('Powiedz, czego brakuje w parku nad rzeką.')
  await page.getByLabel('Gmina').fill('Augustów')
  await send(page, 'Załóż szkic')
  // There are two gminas of this name: the town and the villages around it.
  await page.getByLabel('gmina miejska Augustów').check()
  await send(page, 'Załóż szkic')
  expect(pathOf(page)).toBe(WORK)
  await expectNoBarriers(page)

  await part(page, origin, 'O co pytamy', { Cel: 'Chcemy odnowić park i wiedzieć, czego potrzebujecie.' })
  await part(page, origin, 'Podstawa i zakres', {
    Organ: 'Burmistrz Miasta Augustowa',
    'Podstawa prawna': 'art. 5a ustawy o samorządzie gminnym',
    'Co jest do uzgodnienia': 'Ścieżki, ławki, drzewa.',
  })
  await part(page, origin, 'Terminy', {
    'Początek zbierania uwag': day(2, '08:00'),
    'Koniec zbierania uwag': day(30, '23:59'),
    'Raport najpóźniej': day(60).slice(0, 10),
  })
  await part(page, origin, 'Kontakt i inne kanały', {
    'Koordynator konsultacji': 'Anna Bielska',
    'E-mail': 'park@example.org',
    'Jak jeszcze złożyć uwagę': 'Na piśmie: ul. Przykładowa 60. E-mailem: park@example.org.',
    Dostępność: 'Zadzwoń, pomożemy napisać uwagę.',
  })
  await part(page, origin, 'Dane osobowe', {
    'Dane osobowe w tych konsultacjach': 'Administratorem danych jest Burmistrz Miasta Augustowa.',
  })
  await open(page, `${origin}${WORK}/ustawienia`)
  await page.getByLabel('Rozstrzygnięcie akceptuje druga osoba').check()
  await send(page, 'Zapisz')

  await page.goto(origin + WORK)
  await follow(page, 'Ogłoś konsultacje')
  await expectNoBarriers(page)
  await send(page, 'Ogłoś teraz')
}

/** Fills in one part of the announcement and comes back to the list of parts. */
async function part(page: Page, origin: string, name: string, fields: Record<string, string>) {
  await page.goto(origin + WORK)
  await leave(page, () => page.locator('main').getByRole('link', { name, exact: true }).click())
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text)
  await expectNoBarriers(page)
  await send(page, 'Zapisz')
}
