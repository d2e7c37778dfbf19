import { describe, expect, test } from 'vitest'
import { openHall, SIZES, type Size } from '../support/barriers.ts'

const hall = openHall()

/** The newsletter as readers meet it, slides and frames. */
function open(): string[] {
  const { newsletter } = hall.world.things
  return [
    '/newsletter',
    `/newsletter/${newsletter.issue}`,
    '/newsletter/zapis',
    '/newsletter/zapis/sprawdz-poczte',
    '/newsletter/usunieto',
    `/newsletter/ustawienia/${newsletter.token}`,
    `/newsletter/ustawienia/${newsletter.token}/usuniecie`,
    `/newsletter/wypisanie/${newsletter.token}`,
    '/siec/prezentacja',
    '/osadzanie',
    '/osadz/newsletter',
    '/osadz/konsultacje',
    '/osadz/spotkania',
    '/osadz/liczniki/czlonkowie',
  ]
}

/** How an issue is made, read, checked and watched on its way. */
function desk(): string[] {
  const { newsletter } = hall.world.things
  const issue = `/administracja/newsletter/numery/${newsletter.draft}`
  return [
    '/administracja/newsletter',
    '/administracja/newsletter/odbiorcy',
    '/administracja/newsletter/listy',
    `/administracja/newsletter/listy/${newsletter.list}`,
    ...['', '/dane', '/koszyk', '/bloki/nowy?rodzaj=text', `/bloki/${newsletter.block}`, '/sprawdzenie'].map(
      (page) => issue + page,
    ),
    ...['/podglad', '/podglad/tekst', '/wysylka', '/wysylka/odbiorcy'].map((page) => issue + page),
  ]
}

describe.each(Object.keys(SIZES) as Size[])('on a %s', (size) => {
  test('no page of the newsletter, the slides and the frames has a barrier, in any theme', async () => {
    expect(await hall.forStrangers(open(), size)).toEqual([])
  }, 240_000)
})

test('no page on which an issue is made has a barrier, in any theme', async () => {
  expect(await hall.forRole('coordinator', desk())).toEqual([])
}, 240_000)

test('no page of messages has a barrier, for their reader or for who changes their words', async () => {
  expect(
    await hall.forRole('person', ['/konto/wiadomosci', '/konto/wiadomosci/wyslane', '/konto/powiadomienia']),
  ).toEqual([])
  expect(
    await hall.forRole('administrator', [
      '/administracja/wiadomosci',
      '/administracja/wiadomosci/szablony',
      '/administracja/wiadomosci/wstrzymane',
    ]),
  ).toEqual([])
}, 120_000)
