import { ROLES, type Who, type World } from '../support/world.ts'

/** Who gets an answer at some addresses; everybody else finds nothing there. */
interface Access {
  who: readonly Who[]
  /** What a GET answers to those who may, when it is no page; 302 and 303 lead on. */
  status?: number[]
  get?: string[]
  post?: string[]
}

const EVERYBODY: readonly Who[] = ['stranger', ...ROLES]
const TEAM: readonly Who[] = ['team-admin', 'editor', 'clerk', 'moderator', 'administrator']
const WORKERS: readonly Who[] = ['team-admin', 'editor', 'clerk', 'administrator']
const EDITORS: readonly Who[] = ['team-admin', 'editor', 'administrator']
const ADMINS: readonly Who[] = ['team-admin', 'administrator']
const MANAGERS: readonly Who[] = ['team-admin', 'coordinator', 'administrator']
const MODERATORS: readonly Who[] = ['team-admin', 'moderator', 'coordinator', 'administrator']
const TEAM_AND_NETWORK: readonly Who[] = ['team-admin', 'editor', 'clerk', 'moderator', 'coordinator', 'administrator']
const NETWORK: readonly Who[] = ['coordinator', 'administrator']

const reportParts = [
  'przedmiot',
  'podstawa-prawna',
  'zasieg',
  'harmonogram',
  'informowanie',
  'uczestnicy',
  'uwagi',
  'protokoly',
  'wnioski',
  'ocena',
  'zalaczniki',
].map((part) => `/praca/konsultacje/:slug/raport/czesci/${part}`)

/** Every address of the portal and who may use it. A route without a line here fails the test. */
export const ACCESS: Access[] = [
  {
    who: EVERYBODY,
    get: [
      '/',
      '/healthz',
      '/readyz',
      '/robots.txt',
      '/jak-to-dziala',
      '/deklaracja-dostepnosci',
      '/prywatnosc',
      '/regulamin',
      '/otwarte-dane',
      '/moja-gmina',
      '/piaskownica-regul',
      '/piaskownica-regul/plik',
      '/miejsca/podpowiedzi',
      '/miejsca/mapa/:file{\\d{2,7}\\.svg}',
      '/organizacje',
      '/organizacje/:slug',
      '/konsultacje',
      '/konsultacje/kanal.xml',
      '/konsultacje/:slug',
      '/konsultacje/:slug/kanal.xml',
      '/konsultacje/:slug/kalendarz.ics',
      '/konsultacje/:slug/qr.svg',
      '/konsultacje/:slug/plakat',
      '/konsultacje/:slug/plakat.pdf',
      '/konsultacje/:slug/obraz.png',
      '/konsultacje/:slug/obserwowanie',
      '/konsultacje/:slug/uwagi',
      '/konsultacje/:slug/efekty',
      '/konsultacje/:slug/raport',
      '/konsultacje/:slug/raport/uwagi',
      '/konsultacje/:slug/raport.html',
      '/konsultacje/:slug/raport.pdf',
      '/konsultacje/:slug/raport.docx',
      '/konsultacje/:slug/raport.csv',
      '/konsultacje/:slug/raport.xlsx',
      '/konsultacje/:slug/uwagi.csv',
      '/konsultacje/:slug/uwagi.xlsx',
      '/konsultacje/:slug/uwagi.json',
      '/konsultacje/:slug/uwagi/nowa',
      '/konsultacje/:slug/uwagi/:reference{WIEC-[0-9]{4}-[0-9]+}',
      '/pliki/:id/:name',
      '/zgloszenie',
      '/moderacja',
      '/moderacja.csv',
      '/zaloguj/link',
      '/zaloguj/link/wyslany',
      '/zarejestruj/wyslane',
      '/haslo/nowe',
      '/haslo/nowe/wyslane',
      // Letters can be read by anybody in demonstration mode only, which says so on every page.
      '/poczta',
      '/poczta/:name',
    ],
    post: [
      '/wyglad',
      '/moja-gmina',
      '/moja-gmina/usuniecie',
      '/piaskownica-regul/plik',
      '/zgloszenie',
      '/konsultacje/:slug/uwagi/nowa',
      '/konsultacje/:slug/obserwowanie',
      '/zaloguj/link',
      '/haslo/nowe',
      '/wyloguj',
    ],
  },
  // Opened by a key that came in a letter or with a receipt, whoever holds it.
  {
    who: EVERYBODY,
    get: [
      '/konsultacje/:slug/uwagi/:reference/moja',
      '/konsultacje/:slug/uwagi/:reference/moja/tekst',
      '/konsultacje/:slug/uwagi/:reference/moja/wycofanie',
      '/konsultacje/:slug/uwagi/:reference/bez-wiadomosci',
      '/zgloszenie/:reference{ZGL-[0-9]{4}-[0-9A-Z]{5}-[0-9A-Z]{5}}',
      '/moderacja/decyzje/:id/odwolanie',
      '/obserwuj/potwierdzenie/:token',
      '/zaproszenia/:secret',
    ],
    post: ['/obserwuj/potwierdzenie/:token'],
  },
  // A link that was used, or never made, opens nothing; these are tried without one.
  {
    who: EVERYBODY,
    status: [410],
    get: ['/zaloguj/link/:secret', '/zarejestruj/potwierdzenie/:secret', '/haslo/nowe/:secret', '/konto/email/:secret'],
    post: [
      '/zaloguj/link/:secret',
      '/zarejestruj/potwierdzenie/:secret',
      '/haslo/nowe/:secret',
      '/konto/email/:secret',
    ],
  },
  {
    who: [],
    get: [
      '/obserwuj/koniec/:token',
      '/zaloguj/oidc/powrot',
      '/siec/logo.webp',
      '/styl/siec.css',
      '/organizacje/:slug/logo.webp',
      '/pliki/:id/s/:width/:name',
    ],
    post: [
      '/obserwuj/koniec/:token',
      '/wypisz/:token',
      '/zaloguj/oidc',
      '/konsultacje/:slug/uwagi/:reference/moja/adres',
      '/konsultacje/:slug/uwagi/:reference/moja/statystyka',
      '/konsultacje/:slug/uwagi/:reference/moja/tekst',
      '/konsultacje/:slug/uwagi/:reference/moja/wycofanie',
      '/konsultacje/:slug/uwagi/:reference/bez-wiadomosci',
      '/moderacja/decyzje/:id/odwolanie',
    ],
  },
  { who: EVERYBODY, status: [302], get: ['/wypisz/:token'] },

  // Those who are in already are led on to their desk.
  {
    who: EVERYBODY,
    status: [200, 303],
    get: ['/zaloguj', '/zarejestruj'],
    post: ['/zaloguj', '/zarejestruj', '/zaloguj/kod', '/zaloguj/klucz', '/zaloguj/klucz/pytanie'],
  },
  { who: EVERYBODY, status: [303], get: ['/zaloguj/kod'] },
  {
    who: ROLES,
    get: [
      '/konto',
      '/konto/email',
      '/konto/email/wyslany',
      '/konto/sesje',
      '/konto/bezpieczenstwo',
      '/konto/bezpieczenstwo/kod',
      '/konto/bezpieczenstwo/klucze',
      '/konto/dane',
      '/konto/usuniecie',
    ],
    post: [
      '/konto',
      '/konto/email',
      '/konto/dane',
      '/konto/usuniecie',
      '/konto/sesje/zakonczenie',
      '/konto/sesje/:id/zakonczenie',
      '/konto/bezpieczenstwo/kod',
      '/konto/bezpieczenstwo/kod/aplikacja',
      '/konto/bezpieczenstwo/kod/wylaczenie',
      '/konto/bezpieczenstwo/kody-zapasowe',
      '/konto/bezpieczenstwo/haslo',
      '/konto/bezpieczenstwo/klucze',
      '/konto/bezpieczenstwo/klucze/pytanie',
      '/konto/bezpieczenstwo/klucze/:id/usuniecie',
      '/zaproszenia/:secret/przyjecie',
    ],
  },
  // Nobody here has a second factor or a password yet, so these send them to where one is set.
  {
    who: ROLES,
    status: [303],
    get: [
      '/konto/bezpieczenstwo/kod/aplikacja',
      '/konto/bezpieczenstwo/kod/wylaczenie',
      '/konto/bezpieczenstwo/kody-zapasowe',
      '/konto/bezpieczenstwo/haslo',
    ],
  },

  // The desk.
  { who: [...TEAM_AND_NETWORK, 'other-admin'], get: ['/praca'] },
  { who: [...TEAM, 'other-admin'], get: ['/praca/konsultacje'] },
  {
    who: ['team-admin', 'editor', 'other-admin'],
    get: ['/praca/konsultacje/nowa'],
    post: ['/praca/konsultacje/nowa'],
  },
  // Straight to one's own team, when there is one.
  { who: ROLES, status: [200, 302], get: ['/praca/organizacje'] },
  { who: TEAM_AND_NETWORK, get: ['/praca/organizacje/:id', '/praca/organizacje/:id/zespol'] },
  {
    who: MANAGERS,
    get: [
      '/praca/organizacje/:id/zaproszenia/nowe',
      '/praca/organizacje/:id/zespol/:person',
      '/praca/organizacje/:id/zespol/:person/koniec',
      '/praca/organizacje/:id/dane',
    ],
    post: [
      '/praca/organizacje/:id/zaproszenia',
      '/praca/organizacje/:id/zaproszenia/:invitation/ponowienie',
      '/praca/organizacje/:id/zaproszenia/:invitation/wycofanie',
      '/praca/organizacje/:id/zespol/:person',
      '/praca/organizacje/:id/zespol/:person/koniec',
      '/praca/organizacje/:id/dane',
      '/praca/organizacje/:id/dane/logo',
      '/praca/organizacje/:id/dane/logo/usuniecie',
    ],
  },
  {
    who: MODERATORS,
    get: [
      '/praca/organizacje/:id/moderacja',
      '/moderacja/odwolania/:id',
      '/moderacja/zgloszenia/:id',
      '/moderacja/:kind/:id/ukrycie',
      '/moderacja/:kind/:id/przywrocenie',
    ],
    post: [
      '/moderacja/odwolania/:id/odpowiedz',
      '/moderacja/zgloszenia/:id/decyzja',
      '/moderacja/:kind/:id/ukrycie',
      '/moderacja/:kind/:id/przywrocenie',
      '/moderacja/publikacja',
      '/moderacja/publikacja/odmowa',
    ],
  },

  // The workspace of one consultation.
  {
    who: TEAM,
    get: [
      '/praca/konsultacje/:slug',
      '/praca/konsultacje/:slug/ogloszenie',
      '/praca/konsultacje/:slug/etapy',
      '/praca/konsultacje/:slug/dokumenty',
      '/praca/konsultacje/:slug/dokumenty/:id',
      '/praca/konsultacje/:slug/aktualnosci',
      '/praca/konsultacje/:slug/efekty',
      '/praca/konsultacje/:slug/raport',
      '/praca/konsultacje/:slug/raport/dane-osobowe',
      '/praca/konsultacje/:slug/raport/postep/:id',
      '/praca/konsultacje/:slug/uwagi',
      '/praca/konsultacje/:slug/uwagi/plik',
      '/praca/konsultacje/:slug/uwagi/:reference{WIEC-[0-9]{4}-[0-9]+}',
      '/praca/konsultacje/:slug/grupy',
      '/praca/konsultacje/:slug/grupy/:id',
    ],
    // What is done together with ticked letters includes publishing, which is a moderator's.
    post: ['/praca/konsultacje/:slug/uwagi/razem'],
  },
  {
    who: EDITORS,
    get: [
      '/praca/konsultacje/:slug/ogloszenie/sprawa',
      '/praca/konsultacje/:slug/ogloszenie/zakres',
      '/praca/konsultacje/:slug/ogloszenie/terminy',
      '/praca/konsultacje/:slug/ogloszenie/kontakt',
      '/praca/konsultacje/:slug/ogloszenie/dane-osobowe',
      '/praca/konsultacje/:slug/ustawienia',
      ...reportParts,
    ],
    post: [
      ...reportParts,
      '/praca/konsultacje/:slug/raport/wersje',
      '/praca/konsultacje/:slug/ogloszenie/sprawa',
      '/praca/konsultacje/:slug/ogloszenie/zakres',
      '/praca/konsultacje/:slug/ogloszenie/terminy',
      '/praca/konsultacje/:slug/ogloszenie/kontakt',
      '/praca/konsultacje/:slug/ogloszenie/dane-osobowe',
      '/praca/konsultacje/:slug/ogloszenie/miejsca',
      '/praca/konsultacje/:slug/ogloszenie/miejsca/:id/usuniecie',
      '/praca/konsultacje/:slug/ustawienia',
      '/praca/konsultacje/:slug/etapy',
      '/praca/konsultacje/:slug/etapy/:id',
      '/praca/konsultacje/:slug/etapy/:id/usuniecie',
      '/praca/konsultacje/:slug/etapy/:id/wyzej',
      '/praca/konsultacje/:slug/dokumenty',
      '/praca/konsultacje/:slug/dokumenty/:id',
      '/praca/konsultacje/:slug/dokumenty/:id/wersje',
      '/praca/konsultacje/:slug/dokumenty/:id/usuniecie',
      '/praca/konsultacje/:slug/aktualnosci',
      '/praca/konsultacje/:slug/aktualnosci/:id/usuniecie',
    ],
  },
  {
    who: ADMINS,
    get: [
      '/praca/konsultacje/:slug/publikacja',
      '/praca/konsultacje/:slug/uniewaznienie',
      '/praca/konsultacje/:slug/raport/wersje/:version/publikacja',
    ],
    post: [
      '/praca/konsultacje/:slug/raport/wersje/:version/publikacja',
      '/praca/konsultacje/:slug/raport/wersje/:version/wstrzymanie',
      '/praca/konsultacje/:slug/publikacja',
      '/praca/konsultacje/:slug/uniewaznienie',
      '/praca/konsultacje/:slug/efekty',
    ],
  },
  {
    who: WORKERS,
    get: [
      '/praca/konsultacje/:slug/wprowadzanie',
      '/praca/konsultacje/:slug/import',
      '/praca/konsultacje/:slug/import/postep/:id',
      '/praca/konsultacje/:slug/import/:file',
      '/praca/konsultacje/:slug/import/:file/bledy.csv',
      '/praca/konsultacje/:slug/import/:id/cofniecie',
      '/praca/konsultacje/:slug/uwagi/plik.xlsx',
    ],
    post: [
      '/praca/konsultacje/:slug/raport/dane-osobowe',
      '/praca/konsultacje/:slug/wprowadzanie',
      '/praca/konsultacje/:slug/import',
      '/praca/konsultacje/:slug/import/:file',
      '/praca/konsultacje/:slug/import/:id/cofniecie',
      '/praca/konsultacje/:slug/uwagi/plik',
      '/praca/konsultacje/:slug/uwagi/plik/zatwierdzenie',
      '/praca/konsultacje/:slug/uwagi/rozstrzygniecie',
      '/praca/konsultacje/:slug/uwagi/akceptacja',
      '/praca/konsultacje/:slug/uwagi/cofniecie',
      '/praca/konsultacje/:slug/uwagi/:reference{WIEC-[0-9]{4}-[0-9]+}/rozstrzygniecie',
      '/praca/konsultacje/:slug/grupy/ponownie',
      '/praca/konsultacje/:slug/grupy/polaczenie',
      '/praca/konsultacje/:slug/grupy/:id/potwierdzenie',
      '/praca/konsultacje/:slug/grupy/:id/podzial',
      '/praca/konsultacje/:slug/grupy/:id/cofniecie',
    ],
  },
  // What one has entered is one's own to correct.
  {
    who: ['clerk'],
    get: [
      '/praca/konsultacje/:slug/wprowadzanie/:reference',
      '/praca/konsultacje/:slug/wprowadzanie/:reference/cofniecie',
    ],
    post: [
      '/praca/konsultacje/:slug/wprowadzanie/:reference',
      '/praca/konsultacje/:slug/wprowadzanie/:reference/cofniecie',
    ],
  },

  // The network.
  {
    who: NETWORK,
    get: [
      '/administracja/organizacje',
      '/administracja/organizacje/nowa',
      '/administracja/organizacje/:id/zamkniecie',
      '/administracja/moderacja',
    ],
    post: [
      '/administracja/organizacje',
      '/administracja/organizacje/:id/zamkniecie',
      '/administracja/organizacje/:id/otwarcie',
    ],
  },
  {
    who: ['administrator'],
    get: [
      '/administracja/role',
      '/administracja/role/zaproszenia/nowe',
      '/administracja/role/:person/:role/koniec',
      '/administracja/wyglad',
      '/administracja/wyglad/nazwy',
      '/administracja/wyglad/kolory',
      '/administracja/wyglad/logo',
      '/administracja/wyglad/menu',
      '/administracja/dziennik',
      '/administracja/dziennik.csv',
      '/administracja/wiadomosci',
      '/administracja/wiadomosci/wstrzymane',
      '/administracja/zadania',
    ],
    post: [
      '/administracja/role/zaproszenia',
      '/administracja/role/zaproszenia/:invitation/ponowienie',
      '/administracja/role/zaproszenia/:invitation/wycofanie',
      '/administracja/role/:person/:role/koniec',
      '/administracja/wyglad/nazwy',
      '/administracja/wyglad/kolory',
      '/administracja/wyglad/kolory/nasze',
      '/administracja/wyglad/logo',
      '/administracja/wyglad/logo/usuniecie',
      '/administracja/wyglad/menu',
      '/administracja/dziennik/osoby',
      '/administracja/wiadomosci/:id/ponowienie',
      '/administracja/wiadomosci/:id/uznanie',
      '/administracja/wiadomosci/wstrzymane',
      '/administracja/wiadomosci/wstrzymane/zdjecie',
    ],
  },
]

/** The address of a route in this world: what stands in it for each parameter. */
export function filled(
  route: string,
  { consultations: { open, closed, reported }, augustow, people, things }: World,
): string {
  const own = open.remarks[2]
  const key = `?klucz=${own?.secret}`
  const parameters: [RegExp, string][] = [
    [/^(\/(?:praca\/)?konsultacje)\/:slug\/(raport|efekty)/, `$1/${reported.slug}/$2`],
    [/\/raport\/postep\/:id/, `/raport/postep/${things.reportWork}`],
    [/:version/, '2'],
    [/^(\/(?:praca\/)?konsultacje)\/:slug/, `$1/${open.slug}`],
    [/^\/organizacje\/:slug/, `/organizacje/${augustow.slug}`],
    [/^(\/(?:praca|administracja)\/organizacje)\/:id/, `$1/${augustow.id}`],
    [/^\/pliki\/:id\/:name$/, `/pliki/${things.file}`],
    [/:file\{.*\}/, '20.svg'],
    [/:reference\{ZGL.*\}/, things.report],
    [/\/wprowadzanie\/:reference/, `/wprowadzanie/${things.entry}`],
    [/:reference(\{(\{.*?\}|[^}])*\})?/, own?.reference ?? ''],
    [/\/grupy\/:id/, `/grupy/${things.group}`],
    [/\/postep\/:id/, `/postep/${things.progress}`],
    [/\/import\/:id/, `/import/${things.imported}`],
    [/\/import\/:file/, `/import/${things.importFile}`],
    [/\/etapy\/:id/, `/etapy/${things.stage}`],
    [/\/dokumenty\/:id/, `/dokumenty/${things.document}`],
    [/\/aktualnosci\/:id/, `/aktualnosci/${things.update}`],
    [/\/miejsca\/:id/, `/miejsca/${things.place}`],
    [/\/zespol\/:person/, `/zespol/${people.editor.id}`],
    [/\/role\/:person\/:role/, `/role/${people.coordinator.id}/coordinator`],
    [/\/role\/zaproszenia\/:invitation/, `/role/zaproszenia/${things.networkInvitation}`],
    [/:invitation/, things.invitation],
    [/\/poczta\/:name/, `/poczta/${things.letter}`],
    [/\/zaproszenia\/:secret/, `/zaproszenia/${things.invitationSecret}`],
    [/\/potwierdzenie\/:token/, `/potwierdzenie/${things.followToken}`],
    [/\/decyzje\/:id\/odwolanie/, `/decyzje/${things.hiding}/odwolanie?klucz=${things.appealKey}`],
    [/\/odwolania\/:id/, `/odwolania/${things.appeal}`],
    [/\/zgloszenia\/:id/, `/zgloszenia/${things.reportId}`],
    [/\/:kind\/:id\/przywrocenie/, `/remark/${closed.remarks.at(-1)?.id}/przywrocenie`],
    [/\/:kind\/:id/, `/remark/${own?.id}`],
    [/(\/moja(\/tekst|\/wycofanie)?|\/bez-wiadomosci)$/, `$1${key}`],
  ]
  return parameters.reduce((path, [pattern, value]) => path.replace(pattern, value), route)
}
