import type { Who, World } from '../support/world.ts'
import type { Access } from './addresses.ts'

const NETWORK: readonly Who[] = ['coordinator', 'administrator']

/** The pages people answer a form on, mounted at a path; answers that are anonymous are nowhere left for later. */
const answering = (home: string, everybody: readonly Who[], { anonymous }: { anonymous: boolean }): Access[] => [
  {
    who: anonymous ? [] : everybody,
    get: [`${home}/wznowienie`],
  },
  {
    who: anonymous ? [] : everybody,
    status: [303],
    get: [`${home}/pozniej`],
  },
  {
    who: everybody,
    get: [home],
    post: ['', '/poczatek', '/obejrzane', '/pytania/:section', '/wyslanie', '/pozniej', '/wznowienie'].map(
      (part) => `${home}${part}`,
    ),
  },
  {
    who: everybody,
    status: [303],
    get: ['/pytania', '/pytania/:section', '/sprawdzenie'].map((part) => `${home}${part}`),
  },
  {
    who: [],
    get: ['', '/zmiana', '/wycofanie'].map((part) => `${home}/odpowiedz/:reference${part}`),
    post: ['/zmiana', '/wycofanie'].map((part) => `${home}/odpowiedz/:reference${part}`),
  },
]

/** What comes of meetings, beside what `addresses.ts` says of them. @param everybody strangers and all roles */
export const meetingRecords = (everybody: readonly Who[]): Access[] => [
  // Opened by a link of one's own, whoever holds it.
  {
    who: everybody,
    get: [
      '/spotkania/:slug/udzial/:token',
      '/spotkania/:slug/udzial/:token/protokol',
      '/spotkania/:slug/udzial/:token/protokol.pdf',
      '/spotkania/:slug/udzial/:token/protokol.docx',
      '/spotkania/:slug/udzial/:token/protokol.html',
      '/spotkania/:slug/udzial/:token/zaswiadczenie.pdf',
    ],
    post: ['/spotkania/:slug/udzial/:token/protokol/poprawki'],
  },
  ...answering('/spotkania/:slug/ocena', everybody, { anonymous: true }),
  {
    who: NETWORK,
    get: [
      '/praca/spotkania/:id/po-spotkaniu',
      '/praca/spotkania/:id/po-spotkaniu/ocena',
      '/praca/spotkania/:id/po-spotkaniu/zaswiadczenia.pdf',
      '/praca/spotkania/:id/protokol/wypowiedzi/:entry{[0-9a-f-]{36}}',
      '/praca/spotkania/:id/protokol/ustalenia/:entry{[0-9a-f-]{36}}',
      '/praca/spotkania/:id/protokol/zadania/:entry{[0-9a-f-]{36}}',
    ],
    post: [
      '/praca/spotkania/:id/po-spotkaniu/ocena',
      '/praca/spotkania/:id/po-spotkaniu/podziekowanie',
      '/praca/spotkania/:id/protokol/wypowiedzi/:entry{[0-9a-f-]{36}}',
      '/praca/spotkania/:id/protokol/wypowiedzi/:entry{[0-9a-f-]{36}}/usuniecie',
      '/praca/spotkania/:id/protokol/ustalenia/:entry{[0-9a-f-]{36}}',
      '/praca/spotkania/:id/protokol/zadania/:entry{[0-9a-f-]{36}}',
      '/praca/spotkania/:id/protokol/zadania/:entry{[0-9a-f-]{36}}/usuniecie',
    ],
  },
]

/** What stands in these addresses for each parameter. */
export const meetingRecordParameters = ({ minutes }: World['things']): [RegExp, string][] => [
  [/\/spotkania\/:slug\/(udzial|ocena)/, `/spotkania/${minutes.slug}/$1`],
  [/\/spotkania\/:id\/po-spotkaniu/, `/spotkania/${minutes.id}/po-spotkaniu`],
  [/\/udzial\/:token/, `/udzial/${minutes.token}`],
  [/\/wypowiedzi\/:entry\{[^}]*\}\}?/, `/wypowiedzi/${minutes.statement}`],
  [/\/ustalenia\/:entry\{[^}]*\}\}?/, `/ustalenia/${minutes.decision}`],
  [/\/zadania\/:entry\{[^}]*\}\}?/, `/zadania/${minutes.task}`],
  [/^(\/spotkania\/.*\/pytania)\/:section/, '$1/meeting'],
]
