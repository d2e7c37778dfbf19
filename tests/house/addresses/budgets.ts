import type { Who } from '../../support/world/roles.ts'
import type { World } from '../../support/world.ts'
import { answering } from './meeting-records.ts'

type Table = { who: readonly Who[]; status?: number[]; get?: string[]; post?: string[] }[]
type Groups = Record<'EVERYBODY' | 'TEAM' | 'WORKERS' | 'EDITORS' | 'ADMINS', readonly Who[]>

const HOME = '/budzet-obywatelski'
const WORK = `/praca${HOME}`
const NUMBER = ':number{[0-9]{1,6}}'
const STEPS = ['pomysl', 'miejsce', 'koszty', 'zalaczniki', 'pytania', 'autor']
const PARTS = ['podstawa', 'kalendarz', 'pule', 'pytania', 'ocena', 'glosowanie', 'rozmowy']
const CARDS = ['formal', 'substantive'].map((kind) => `${WORK}/:slug/projekty/:id/karta/${kind}`)

/** Addresses of participatory budgets and who may use them. */
export const budgetAccess = ({ EVERYBODY, TEAM, WORKERS, EDITORS, ADMINS }: Groups): Table => [
  {
    who: EVERYBODY,
    get: [
      HOME,
      `${HOME}/kanal.xml`,
      `${HOME}/kanal.json`,
      ...['', '/zasady', '/regulamin.docx', '/obserwowanie', '/projekty', '/mapa', '/porownanie', '/lista.pdf'].map(
        (rest) => `${HOME}/:slug${rest}`,
      ),
      ...['', '/karta.pdf', '/plakat.pdf', '/obserwowanie', '/wypowiedz', '/rozmowa.csv', '/rozmowa/obserwowanie'].map(
        (rest) => `${HOME}/:slug/projekty/${NUMBER}${rest}`,
      ),
      ...['/zglos', '/wspolautorzy/:id', '/zgloszenia/:id', '/zgloszenia/:id/wycofanie'].map(
        (rest) => `${HOME}/:slug${rest}`,
      ),
      ...[...STEPS, 'odwolanie', 'lista-poparcia.pdf'].map((step) => `${HOME}/:slug/zgloszenia/:id/${step}`),
      ...['/glosowanie', '/glosowanie/koniec', '/frekwencja', '/punkty', '/punkt'].map(
        (rest) => `${HOME}/:slug${rest}`,
      ),
      ...[
        '/wyniki',
        '/wyniki.csv',
        '/wyniki.xlsx',
        '/protokol.pdf',
        '/protokol.docx',
        '/realizacja',
        '/liczby',
        '/liczby.csv',
        '/liczby.xlsx',
      ].map((rest) => `${HOME}/:slug${rest}`),
      `${HOME}/:slug/wyniki/:pool{[0-9]{1,4}\\.pb}`,
    ],
    post: [
      `${HOME}/:slug/obserwowanie`,
      ...['/obserwowanie', '/wypowiedz', '/rozmowa/obserwowanie'].map(
        (rest) => `${HOME}/:slug/projekty/${NUMBER}${rest}`,
      ),
      `${HOME}/:slug/zglos`,
      `${HOME}/:slug/wspolautorzy/:id`,
      `${HOME}/:slug/wspolautorzy/:id/zgoda`,
      ...[
        ...STEPS,
        'wyslanie',
        'uzupelnione',
        'odwolanie',
        'wycofanie',
        'wspolautorzy',
        'zgoda',
        'polaczenie',
        'rozmowa',
      ].map((step) => `${HOME}/:slug/zgloszenia/:id/${step}`),
      ...['/glosowanie', '/punkt', '/punkt/poczatek', '/punkt/koniec'].map((rest) => `${HOME}/:slug${rest}`),
    ],
  },
  ...answering(`${HOME}/:slug/ocena`, EVERYBODY, { anonymous: true }),
  { who: EVERYBODY, get: [`${HOME}/:slug/ocena/wyniki`] },
  { who: [...TEAM, 'other-admin'], get: [WORK] },
  { who: ['team-admin', 'editor', 'other-admin'], get: [`${WORK}/nowa`], post: [`${WORK}/nowa`] },
  { who: ['team-admin', 'other-admin'], get: [`${WORK}/archiwum`], post: [`${WORK}/archiwum`] },
  {
    who: TEAM,
    get: [
      ...[
        '',
        '/projekty',
        '/projekty.xlsx',
        '/projekty/:id',
        '/odwolania',
        '/odwolania/:id',
        '/publikacje',
        '/punkty',
        '/punkty/:point',
        '/ocena',
      ].map((rest) => `${WORK}/:slug${rest}`),
      ...CARDS,
    ],
  },
  {
    who: WORKERS,
    get: [
      `${WORK}/:slug/wprowadzanie`,
      `${WORK}/:slug/wprowadzanie/:id`,
      ...[...STEPS, 'odwolanie', 'lista-poparcia.pdf'].map((step) => `${WORK}/:slug/wprowadzanie/:id/${step}`),
    ],
    post: [
      `${WORK}/:slug/wprowadzanie`,
      ...[...STEPS, 'wyslanie', 'uzupelnione', 'odwolanie'].map((step) => `${WORK}/:slug/wprowadzanie/:id/${step}`),
      ...['przydzial', 'wezwanie', 'uzupelnione', 'zgoda'].map((deed) => `${WORK}/:slug/projekty/:id/${deed}`),
      ...CARDS,
      ...['', '/:device/koniec'].map((rest) => `${WORK}/:slug/punkty/:point/urzadzenia${rest}`),
    ],
  },
  { who: EDITORS, status: [303], get: [`${WORK}/:slug/ustawienia`] },
  {
    who: EDITORS,
    get: [
      ...PARTS.map((part) => `${WORK}/:slug/ustawienia/${part}`),
      `${WORK}/:slug/realizacja`,
      `${WORK}/:slug/realizacja/:id`,
    ],
    post: [
      ...PARTS.map((part) => `${WORK}/:slug/ustawienia/${part}`),
      `${WORK}/:slug/ustawienia/pule/:pool/usuniecie`,
      `${WORK}/:slug/projekty`,
      `${WORK}/:slug/projekty/arkusz`,
      `${WORK}/:slug/punkty`,
      ...['', '/usuniecie', '/dyzury', '/dyzury/:shift/usuniecie'].map((rest) => `${WORK}/:slug/punkty/:point${rest}`),
      ...['decyzja', 'zatwierdzenie', 'poza-pula', 'polaczenie', 'bez-polaczenia'].map(
        (deed) => `${WORK}/:slug/projekty/:id/${deed}`,
      ),
      `${WORK}/:slug/odwolania/:id`,
      `${WORK}/:slug/realizacja/:id`,
      `${WORK}/:slug/realizacja/:id/praktyka`,
    ],
  },
  {
    who: ADMINS,
    post: [
      `${WORK}/:slug/ogloszenie`,
      `${WORK}/:slug/ocena`,
      ...['decyzje', 'odwolania', 'glosowanie', 'losowanie', 'korekta'].map(
        (word) => `${WORK}/:slug/publikacje/${word}`,
      ),
    ],
  },
]

/** What stands in place of parameters of these addresses. */
export function budgetParameters({ things }: World): [RegExp, string][] {
  const { taking, appealing, voting, archived } = things.budgets
  const key = `klucz=${encodeURIComponent(taking.secret)}`
  return [
    [
      /^\/budzet-obywatelski\/:slug\/zgloszenia\/:id\/odwolanie$/,
      `${HOME}/${appealing.slug}/zgloszenia/${appealing.keyed}/odwolanie?klucz=klucz-odwolania`,
    ],
    [
      /^\/budzet-obywatelski\/:slug\/zgloszenia\/:id((?:\/[a-z.-]+)?)$/,
      `${HOME}/${taking.slug}/zgloszenia/${taking.project}$1?${key}`,
    ],
    [
      /^\/budzet-obywatelski\/:slug\/wspolautorzy\/:id(\/zgoda)?$/,
      `${HOME}/${taking.slug}/wspolautorzy/${taking.coauthor}$1?klucz=klucz-wspolautora`,
    ],
    [/^\/budzet-obywatelski\/:slug\/ocena\/pytania\/:section/, `${HOME}/${archived.slug}/ocena/pytania/evaluation`],
    [/^(\/(?:praca\/)?budzet-obywatelski)\/:slug\/ocena/, `$1/${archived.slug}/ocena`],
    [/^\/budzet-obywatelski\/:slug\/zglos$/, `${HOME}/${taking.slug}/zglos`],
    [/^\/budzet-obywatelski\/:slug\/wyniki\/:pool.*$/, `${HOME}/${archived.slug}/wyniki/1.pb`],
    [/^\/budzet-obywatelski\/:slug\/(wyniki|protokol|realizacja|liczby)/, `${HOME}/${archived.slug}/$1`],
    [
      /^\/budzet-obywatelski\/:slug\/projekty\/:number\{\[0-9\]\{1,6\}\}\/karta/,
      `${HOME}/${appealing.slug}/projekty/1/karta`,
    ],
    [/^\/budzet-obywatelski\/:slug\/projekty\/:number\{\[0-9\]\{1,6\}\}/, `${HOME}/${voting.slug}/projekty/1`],
    [/^\/budzet-obywatelski\/:slug/, `${HOME}/${voting.slug}`],
    [/^\/praca\/budzet-obywatelski\/:slug\/realizacja\/:id/, `${WORK}/${archived.slug}/realizacja/${archived.won}`],
    [
      /^\/praca\/budzet-obywatelski\/:slug\/wprowadzanie\/:id\/odwolanie/,
      `${WORK}/${appealing.slug}/wprowadzanie/${appealing.onPaper}/odwolanie`,
    ],
    [/^\/praca\/budzet-obywatelski\/:slug\/wprowadzanie\/:id/, `${WORK}/${taking.slug}/wprowadzanie/${taking.paper}`],
    [
      /^\/praca\/budzet-obywatelski\/:slug\/odwolania\/:id/,
      `${WORK}/${appealing.slug}/odwolania/${appealing.appealed}`,
    ],
    [/^\/praca\/budzet-obywatelski\/:slug\/projekty\/:id/, `${WORK}/${voting.slug}/projekty/${voting.project}`],
    [
      /^\/praca\/budzet-obywatelski\/:slug\/ustawienia\/pule\/:pool/,
      `${WORK}/${taking.slug}/ustawienia/pule/${taking.pool}`,
    ],
    [/^\/praca\/budzet-obywatelski\/:slug\/punkty\/:point/, `${WORK}/${voting.slug}/punkty/${voting.point}`],
    [/^\/praca\/budzet-obywatelski\/:slug/, `${WORK}/${taking.slug}`],
  ]
}
