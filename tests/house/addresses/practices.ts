import { ROLES, type Who } from '../../support/world/roles.ts'
import type { World } from '../../support/world.ts'

const EVERYBODY: readonly Who[] = ['stranger', ...ROLES]
const PEOPLE: readonly Who[] = [...ROLES]
const NETWORK: readonly Who[] = ['coordinator', 'administrator']
/** The author, who is the plain person of the world, and editors of the map. */
const WRITERS: readonly Who[] = ['person', ...NETWORK]

/** Every address of the Participation Map's practices. */
export const PRACTICES_ACCESS: { who: readonly Who[]; status?: number[]; get?: string[]; post?: string[] }[] = [
  {
    who: EVERYBODY,
    get: [
      '/mapa',
      '/mapa/kanal.xml',
      '/mapa/eksport.csv',
      '/mapa/eksport.xlsx',
      '/mapa/eksport.geojson',
      '/mapa/opis-danych',
      '/mapa/liczby',
      '/w-poblizu/:code',
      '/mapa/:slug',
      '/mapa/:slug/historia',
      '/mapa/:slug/list',
      '/osadz/mapa',
      '/osadz/mapa/:slug',
    ],
    post: ['/mapa/:slug/list'],
  },
  { who: EVERYBODY, status: [200, 303], get: ['/mapa/nowa', '/w-poblizu'] },
  {
    who: PEOPLE,
    get: ['/praca/praktyki', '/mapa/:slug/powtorzenia'],
    post: ['/mapa/nowa', '/mapa/:slug/podziekowania', '/mapa/:slug/podziekowania/wycofanie', '/mapa/:slug/powtorzenia'],
  },
  { who: ['person'], post: ['/mapa/:slug/komentarze'] },
  {
    who: WRITERS,
    get: [
      '/praca/praktyki/:id',
      '/praca/praktyki/:id/podstawy',
      '/praca/praktyki/:id/przebieg',
      '/praca/praktyki/:id/aktualnosc',
      '/praca/praktyki/:id/archiwum',
    ],
    post: [
      '/praca/praktyki/:id/podstawy',
      '/praca/praktyki/:id/przebieg',
      '/praca/praktyki/:id/punkt',
      '/praca/praktyki/:id/pliki',
      '/praca/praktyki/:id/pliki/:file/usuniecie',
      '/praca/praktyki/:id/zgloszenie',
      '/praca/praktyki/:id/zgloszenie/wycofanie',
      '/praca/praktyki/:id/aktualnosc',
      '/praca/praktyki/:id/archiwum',
      '/praca/praktyki/:id/archiwum/cofniecie',
    ],
  },
  {
    who: NETWORK,
    get: [
      '/administracja/praktyki',
      '/administracja/praktyki/importy',
      '/administracja/praktyki/importy/:file',
      '/administracja/praktyki/importy/postep/:id',
      '/administracja/praktyki/:id',
    ],
    post: [
      '/administracja/praktyki/:id',
      '/administracja/praktyki/importy',
      '/administracja/praktyki/importy/:file',
      '/administracja/praktyki/importy/:file/cofniecie',
      '/mapa/:slug/powtorzenia/:id/ukrycie',
    ],
  },
]

export const practicesFilled = ({ things: { practices } }: World): [RegExp, string][] => [
  [/^\/w-poblizu\/:code/, '/w-poblizu/2001011'],
  [/^\/osadz\/mapa\/:slug/, `/osadz/mapa/${practices.slug}`],
  [/^\/mapa\/:slug\/powtorzenia\/:id/, `/mapa/${practices.slug}/powtorzenia/${practices.repeat}`],
  [/^\/mapa\/:slug/, `/mapa/${practices.slug}`],
  [/^\/praca\/praktyki\/:id/, `/praca/praktyki/${practices.id}`],
  [/^\/administracja\/praktyki\/importy\/postep\/:id/, `/administracja/praktyki/importy/postep/${practices.work}`],
  [/^\/administracja\/praktyki\/importy\/:file/, `/administracja/praktyki/importy/${practices.file}`],
  [/^\/administracja\/praktyki\/:id/, `/administracja/praktyki/${practices.waiting}`],
]
