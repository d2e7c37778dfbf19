import type { Who } from '../../support/world/roles.ts'
import type { World } from '../../support/world.ts'
import type { Access } from './who.ts'

const NETWORK: readonly Who[] = ['coordinator', 'administrator']

/** The pages people answer a form on, mounted at a path; answers that are anonymous are nowhere left for later. */
export const answering = (home: string, everybody: readonly Who[], { anonymous }: { anonymous: boolean }): Access[] => [
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
    who: everybody,
    get: [
      '/spotkania/:slug/program',
      '/spotkania/:slug/program.pdf',
      '/spotkania/:slug/nagrania/:recording',
      '/spotkania/:slug/nabor/przyjete',
      '/siec/ogolnopolskie',
      '/siec/ogolnopolskie/:slug',
    ],
  },
  ...answering('/spotkania/:slug/nabor', everybody, { anonymous: false }),
  // One person was asked to review.
  {
    who: ['person'],
    get: ['/spotkania/:slug/recenzje', '/spotkania/:slug/recenzje/:proposal'],
    post: ['/spotkania/:slug/recenzje/:proposal'],
  },
  // Members, and those who run the network.
  {
    who: ['person', ...NETWORK],
    post: ['wyjazd', 'rezygnacja', 'notatki'].map((act) => `/siec/ogolnopolskie/:slug/${act}`),
  },
  {
    who: NETWORK,
    get: [
      '/siec/ogolnopolskie/nowe',
      '/siec/ogolnopolskie/:slug/zmiana',
      '/praca/spotkania/:id/program',
      '/praca/spotkania/:id/program/sesje/:session',
      '/praca/spotkania/:id/nabor',
      '/praca/spotkania/:id/nabor/:proposal',
      '/praca/spotkania/:id/nagrania',
      '/praca/spotkania/:id/nagrania/:recording',
      '/praca/spotkania/:id/po-spotkaniu',
      '/praca/spotkania/:id/po-spotkaniu/ocena',
      '/praca/spotkania/:id/po-spotkaniu/zaswiadczenia.pdf',
      '/praca/spotkania/:id/protokol/wypowiedzi/:entry{[0-9a-f-]{36}}',
      '/praca/spotkania/:id/protokol/ustalenia/:entry{[0-9a-f-]{36}}',
      '/praca/spotkania/:id/protokol/zadania/:entry{[0-9a-f-]{36}}',
    ],
    post: [
      '/siec/ogolnopolskie/nowe',
      '/siec/ogolnopolskie/:slug/zmiana',
      '/praca/spotkania/:id/program/sciezki',
      '/praca/spotkania/:id/program/sciezki/:track/usuniecie',
      '/praca/spotkania/:id/program/sesje/:session',
      '/praca/spotkania/:id/program/sesje/:session/usuniecie',
      '/praca/spotkania/:id/nabor',
      '/praca/spotkania/:id/nabor/recenzenci',
      '/praca/spotkania/:id/nabor/recenzenci/:person/usuniecie',
      '/praca/spotkania/:id/nabor/:proposal/rozstrzygniecie',
      '/praca/spotkania/:id/nabor/:proposal/program',
      '/praca/spotkania/:id/nagrania',
      '/praca/spotkania/:id/nagrania/:recording',
      '/praca/spotkania/:id/nagrania/:recording/usuniecie',
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
export const meetingRecordParameters = ({ minutes, forum }: World['things']): [RegExp, string][] => [
  [/\/spotkania\/:slug\/nagrania\/:recording/, `/spotkania/${minutes.slug}/nagrania/${minutes.recording}`],
  [/\/spotkania\/:id\/nagrania/, `/spotkania/${minutes.id}/nagrania`],
  [/\/nagrania\/:recording/, `/nagrania/${minutes.recording}`],
  [/\/spotkania\/:slug\/(udzial|ocena)/, `/spotkania/${minutes.slug}/$1`],
  [/\/spotkania\/:id\/po-spotkaniu/, `/spotkania/${minutes.id}/po-spotkaniu`],
  [/\/udzial\/:token/, `/udzial/${minutes.token}`],
  [/\/wypowiedzi\/:entry\{[^}]*\}\}?/, `/wypowiedzi/${minutes.statement}`],
  [/\/ustalenia\/:entry\{[^}]*\}\}?/, `/ustalenia/${minutes.decision}`],
  [/\/zadania\/:entry\{[^}]*\}\}?/, `/zadania/${minutes.task}`],
  [/\/spotkania\/:slug\/(program|nabor|recenzje)/, `/spotkania/${forum.slug}/$1`],
  [/\/spotkania\/:id\/(program|nabor)/, `/spotkania/${forum.id}/$1`],
  [/\/(recenzje|nabor)\/:proposal/, `/$1/${forum.proposal}`],
  [/\/sesje\/:session/, `/sesje/${forum.session}`],
  [/\/sciezki\/:track/, `/sciezki/${forum.track}`],
  [/\/recenzenci\/:person/, '/recenzenci/00000000-0000-7000-8000-000000000001'],
  [/^\/siec\/ogolnopolskie\/:slug/, `/siec/ogolnopolskie/${forum.national}`],
  [/\/nabor\/pytania\/:section/, '/nabor/pytania/session'],
  [/\/ocena\/pytania\/:section/, '/ocena/pytania/meeting'],
]
