import type { World } from '../../support/world.ts'

const PUBLIC = '/konsultacje/:slug'
const WORK = '/praca/konsultacje/:slug'
const ROOMS = ['pomysly', 'pytania', 'dyskusje']
const NETWORK = '/siec/dyskusje'

const topicsAt = (home: string) => ({
  get: [home, `${home}/:file{[1-9][0-9]{0,8}\\.csv}`, `${home}/:topic`],
  post: [`${home}/:topic/wypowiedzi`, `${home}/:topic/obserwowanie`],
})

/** Ideas, questions, discussions and polls of a process: what everybody may open. */
export const EVERYBODY_SPEAKS = {
  get: [
    `${PUBLIC}/pomysly`,
    `${PUBLIC}/pomysly.csv`,
    `${PUBLIC}/pomysly/podobne`,
    `${PUBLIC}/pomysly/nowy`,
    `${PUBLIC}/pomysly/:number`,
    `${PUBLIC}/pytania`,
    `${PUBLIC}/pytania.csv`,
    `${PUBLIC}/pytania/podobne`,
    `${PUBLIC}/pytania/nowe`,
    `${PUBLIC}/pytania/:number`,
    ...topicsAt(`${PUBLIC}/dyskusje`).get,
    '/wpisy/:id',
  ],
  post: [
    `${PUBLIC}/pomysly/nowy`,
    `${PUBLIC}/pomysly/:number/poparcie`,
    `${PUBLIC}/pomysly/:number/poparcie/wycofanie`,
    `${PUBLIC}/pomysly/:number/komentarze`,
    `${PUBLIC}/pytania/nowe`,
    ...topicsAt(`${PUBLIC}/dyskusje`).post,
    '/wpisy/:id/adres',
    '/wpisy/:id/adres/usuniecie',
    '/wpisy/:id/wycofanie',
  ],
}

/** Everybody on the team sees what there is. */
export const TEAM_SEES = { get: [...ROOMS, 'glosowania'].map((room) => `${WORK}/${room}`) }

/** Those who edit the process set these ways up. */
export const EDITORS_SET_UP = {
  get: [
    ...ROOMS.map((room) => `${WORK}/${room}/ustawienia`),
    `${WORK}/pytania/eksperci`,
    `${WORK}/pytania/eksperci/:expert`,
  ],
  post: [
    ...ROOMS.flatMap((room) =>
      ['', '/ustawienia', '/otwarcie', '/zamkniecie', '/wznowienie', '/wyrzucenie'].map(
        (part) => `${WORK}/${room}${part}`,
      ),
    ),
    `${WORK}/pytania/eksperci`,
    `${WORK}/pytania/eksperci/:expert/dane`,
    `${WORK}/pytania/eksperci/:expert/usuniecie`,
    `${WORK}/dyskusje/tematy`,
    `${WORK}/glosowania/nowe`,
    `${WORK}/glosowania/dolaczenie`,
    `${WORK}/glosowania/:poll/odlaczenie`,
  ],
}

/** Those who work on remarks answer and sum up. */
export const WORKERS_ANSWER = {
  get: [`${WORK}/pomysly/:number/odpowiedz`, `${WORK}/pytania/:number/odpowiedz`, `${WORK}/dyskusje/:topic`],
  post: [
    `${WORK}/pomysly/:number/odpowiedz`,
    `${WORK}/pytania/:number/odpowiedz`,
    `${WORK}/dyskusje/:topic`,
    `${WORK}/dyskusje/:topic/podsumowanie`,
  ],
}

/** Members of the network and those who run it; nobody of this world is a member. */
export const NETWORK_TALKS = {
  get: [`${NETWORK}/nowy`, `${NETWORK}/:topic/zmiana`, `${NETWORK}/:topic/podsumowanie`, ...topicsAt(NETWORK).get],
  post: [`${NETWORK}/nowy`, `${NETWORK}/:topic/zmiana`, `${NETWORK}/:topic/podsumowanie`, ...topicsAt(NETWORK).post],
}

/** What stands in these addresses in this world. */
export const spoken = ({ things }: World): [RegExp, string][] => [
  [/\/dyskusje\/:file\{.*$/, '/dyskusje/1.csv'],
  [/\/dyskusje\/:topic/, '/dyskusje/1'],
  [/\/pomysly\/:number/, '/pomysly/1'],
  [/\/pytania\/:number/, '/pytania/1'],
  [/\/eksperci\/:expert/, `/eksperci/${things.expert}`],
  [/\/glosowania\/:poll/, `/glosowania/${things.processPoll}`],
  [/^\/wpisy\/:id/, `/wpisy/${things.post}`],
  [/^(\/wpisy\/[^/]+)$/, `$1?klucz=${things.postKey}`],
]
