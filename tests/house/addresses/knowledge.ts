import { ROLES, type Who } from '../../support/world/roles.ts'
import type { World } from '../../support/world.ts'

const EVERYBODY: readonly Who[] = ['stranger', ...ROLES]
const NETWORK: readonly Who[] = ['coordinator', 'administrator']

/** Every address of the knowledge base. */
export const KNOWLEDGE_ACCESS: { who: readonly Who[]; status?: number[]; get?: string[]; post?: string[] }[] = [
  {
    who: EVERYBODY,
    get: [
      '/wiedza',
      '/wiedza/poradniki',
      '/wiedza/poradniki/:slug',
      '/wiedza/wzory',
      '/wiedza/wzory/:file{[a-z0-9-]+\\.docx}',
      '/wiedza/wzory/:slug',
      '/wiedza/historie',
      '/wiedza/historie/:slug',
      '/wiedza/biblioteka',
      '/wiedza/biblioteka/:slug',
      '/wiedza/kolekcje',
      '/wiedza/kolekcje/:slug',
      '/wiedza/slownik',
      '/wiedza/slownik/:slug',
      '/wiedza/jakie-narzedzie',
      '/wiedza/terminy',
      '/wiedza/terminy.ics',
      '/wiedza/pytania',
      ...['poradniki', 'wzory', 'historie', 'biblioteka'].flatMap((list) => [
        `/wiedza/${list}/kanal.xml`,
        `/wiedza/${list}/kanal.json`,
      ]),
      '/wiedza/pytania/kanal.xml',
      '/wiedza/pytania/kanal.json',
      '/wiedza/pytania/nowe',
      '/wiedza/pytania/podobne',
      '/wiedza/pytania/:slug',
    ],
    post: ['/wiedza/pytania/nowe', '/wiedza/pytania/:slug/obserwowanie'],
  },
  // The plain person of the world is a member of the network.
  { who: ['person', ...NETWORK], post: ['/wiedza/pytania/:slug/odpowiedzi'] },
  {
    who: NETWORK,
    get: [
      '/administracja/wiedza',
      '/administracja/wiedza/pytania',
      '/administracja/wiedza/nowy',
      '/administracja/wiedza/teksty/:id',
      '/administracja/wiedza/teksty/:id/podglad',
      '/administracja/wiedza/teksty/:id/wersje',
    ],
    post: [
      '/wiedza/pytania/:slug/najlepsza',
      '/wiedza/pytania/:slug/publikacja',
      '/wiedza/pytania/:slug/poradnik',
      '/administracja/wiedza/nowy',
      '/administracja/wiedza/teksty/:id',
      '/administracja/wiedza/teksty/:id/podglad',
      '/administracja/wiedza/teksty/:id/publikacja',
      '/administracja/wiedza/teksty/:id/szkic/usuniecie',
      '/administracja/wiedza/teksty/:id/prawo',
      '/administracja/wiedza/teksty/:id/wycofanie',
    ],
  },
]

export const knowledgeFilled = ({ things: { knowledge } }: World): [RegExp, string][] => [
  [/^\/wiedza\/poradniki\/:slug/, `/wiedza/poradniki/${knowledge.guide}`],
  [/^\/wiedza\/wzory\/:file.*$/, `/wiedza/wzory/${knowledge.template}.docx`],
  [/^\/wiedza\/wzory\/:slug/, `/wiedza/wzory/${knowledge.template}`],
  [/^\/wiedza\/historie\/:slug/, `/wiedza/historie/${knowledge.story}`],
  [/^\/wiedza\/biblioteka\/:slug/, `/wiedza/biblioteka/${knowledge.document}`],
  [/^\/wiedza\/kolekcje\/:slug/, `/wiedza/kolekcje/${knowledge.collection}`],
  [/^\/wiedza\/slownik\/:slug/, `/wiedza/slownik/${knowledge.term}`],
  [/^\/wiedza\/pytania\/:slug/, `/wiedza/pytania/${knowledge.question}`],
  [/^\/administracja\/wiedza\/teksty\/:id/, `/administracja/wiedza/teksty/${knowledge.text}`],
]
