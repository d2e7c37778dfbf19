import type { Who } from '../../support/world/roles.ts'
import type { World } from '../../support/world.ts'
import type { Access } from './who.ts'

const NETWORK: readonly Who[] = ['coordinator', 'administrator']
const KEEPERS: readonly Who[] = ['team-admin', 'editor', 'other-admin', 'coordinator', 'administrator']

/** Dates of meetings and those who are invited; the poll and the meeting that are tried are of the network. */
export const meetingAccess = (everybody: readonly Who[]): Access[] => [
  {
    who: everybody,
    get: [
      '/spotkania/terminy/:poll',
      '/spotkania/terminy/:poll/odnosnik',
      '/spotkania/terminy/odpowiedz/:token',
      '/spotkania/terminy/odpowiedz/:token/dziekujemy',
      '/spotkania/terminy/odpowiedz/:token/wycofanie',
      '/spotkania/zaproszenia/:token',
      '/spotkania/moje/kalendarz/:token',
    ],
    post: [
      '/spotkania/terminy/:poll',
      '/spotkania/terminy/odpowiedz/:token',
      '/spotkania/terminy/odpowiedz/:token/wycofanie',
      '/spotkania/zaproszenia/:token',
    ],
  },
  {
    // A stranger is led to sign in.
    who: everybody,
    status: [200, 303],
    get: ['/spotkania/moje'],
  },
  {
    who: everybody.filter((who) => who !== 'stranger'),
    post: ['/spotkania/moje/kalendarz', '/spotkania/moje/kalendarz/zamkniecie'],
  },
  {
    who: KEEPERS,
    get: ['/praca/spotkania/terminy', '/praca/spotkania/terminy/nowe'],
    post: ['/praca/spotkania/terminy/nowe'],
  },
  {
    who: NETWORK,
    get: [
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}',
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/zmiana',
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/daty',
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/wybor/:date{[0-9a-f-]{36}}',
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/odwolanie',
      '/praca/spotkania/:id{[0-9a-f-]{36}}/zaproszenia',
      '/praca/spotkania/:id{[0-9a-f-]{36}}/powtorzenie',
      '/praca/spotkania/:id{[0-9a-f-]{36}}/pytania',
      '/praca/spotkania/:id{[0-9a-f-]{36}}/godziny',
      '/praca/spotkania/:id/zapisy.csv',
      '/praca/spotkania/:id/zapisy.xlsx',
    ],
    post: [
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/zmiana',
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/daty',
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/daty/:date{[0-9a-f-]{36}}',
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/daty/:date{[0-9a-f-]{36}}/usuniecie',
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/osoby',
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/przypomnienie',
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/wybor/:date{[0-9a-f-]{36}}',
      '/praca/spotkania/terminy/:id{[0-9a-f-]{36}}/odwolanie',
      '/praca/spotkania/:id{[0-9a-f-]{36}}/zaproszenia',
      '/praca/spotkania/:id{[0-9a-f-]{36}}/powtorzenie',
      '/praca/spotkania/:id{[0-9a-f-]{36}}/pytania',
      '/praca/spotkania/:id{[0-9a-f-]{36}}/powtorzenie/kopia',
      '/praca/spotkania/:id{[0-9a-f-]{36}}/godziny',
      '/praca/spotkania/:id{[0-9a-f-]{36}}/godziny/wyjatki',
      '/praca/spotkania/:id{[0-9a-f-]{36}}/godziny/wyjatki/:day/usuniecie',
    ],
  },
]

/** What stands in these addresses in the world of the tests. */
export const meetingParameters = ({ meetingDates, meeting }: World['things']): [RegExp, string][] => [
  [/^\/spotkania\/terminy\/odpowiedz\/:token/, `/spotkania/terminy/odpowiedz/${meetingDates.person}`],
  [/^\/spotkania\/terminy\/:poll/, `/spotkania/terminy/${meetingDates.token}`],
  [/^\/spotkania\/zaproszenia\/:token/, `/spotkania/zaproszenia/${meetingDates.invitation}`],
  [/^\/spotkania\/moje\/kalendarz\/:token/, `/spotkania/moje/kalendarz/${meetingDates.calendar}`],
  [/^\/praca\/spotkania\/terminy\/:id\{\[0-9a-f-\]\{36\}\}/, `/praca/spotkania/terminy/${meetingDates.id}`],
  [/\/wyjatki\/:day/, '/wyjatki/2026-12-24'],
  [/\/(daty|wybor)\/:date\{\[0-9a-f-\]\{36\}\}/, `/$1/${meetingDates.date}`],
  [/^\/praca\/spotkania\/:id\{\[0-9a-f-\]\{36\}\}/, `/praca/spotkania/${meeting.id}`],
]
