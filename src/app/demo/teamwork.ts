import { bringAccessibleVersion, KIND } from '../../modules/consultations/index.ts'
import { personByEmail } from '../../modules/identity/index.ts'
import { teamOf } from '../../modules/network/index.ts'
import { addTask, endTask, giveCharge, listProcesses, taskById } from '../../modules/processes/index.ts'
import { dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import type { Calendar } from './calendar.ts'
import { bytesOf, uploaded } from './files.ts'
import { mailOf } from './organisations.ts'

/** The park told so that everybody understands: short sentences, one thought each (ETR). */
const EASY_READ = [
  'To jest tekst łatwy do czytania.',
  'W Augustowie jest park. Park jest nad rzeką Nettą.',
  'Park jest stary. Ławki są połamane. Wieczorem jest ciemno.',
  'Miasto chce naprawić park. Miasto pyta ludzi, co zmienić.',
  'Możesz powiedzieć, co myślisz. Możesz napisać na stronie. Możesz przyjść na spotkanie. Możesz poprosić kogoś o pomoc.',
  'Miasto przeczyta każdą uwagę. Miasto każdemu odpowie.',
]

/**
 * Who of the team of Augustów does what in the consultation of the park, what it set itself to do, and the matter told in
 * an easy-to-read text.
 */
export async function bringTeamwork(context: Context, calendar: Calendar) {
  const { rows } = await listProcesses(context.db, { kind: KIND, phase: 'open' }, context.now, { limit: 100 })
  const process = rows.find(({ title }) => title.startsWith('Park nad Nettą'))
  if (!process) return
  const team = (await teamOf(context.db, process.organisationId)).map(({ personId }) => personId)
  const idOf = async (mailbox: string) => found(await personByEmail(context, mailOf(mailbox))).id
  const [monika, tomasz, halina] = [
    await idOf('monika.jeziorna'),
    await idOf('tomasz.olszynski'),
    await idOf('halina.brzozowska'),
  ]
  const shared = { ...context, now: calendar.workday(-4, '09:15') }
  const CHARGES = { raport: monika, uwagi: tomasz, teksty: tomasz, wprowadzanie: halina, protokoly: halina }
  for (const [part, to] of Object.entries(CHARGES)) await giveCharge(shared, process, { part, to, team })

  const day = (workdays: number) => dateOf(calendar.workday(workdays, '12:00'))
  const add = (title: string, personId: string | null, dueOn: Temporal.PlainDate | null) =>
    addTask(shared, process, { title, personId, dueOn, team })
  const posters = await add('Rozwieźć plakaty do bibliotek i na przystanki', halina, day(-2))
  await add('Zamówić tłumacza PJM na spotkanie w bibliotece', tomasz, day(3))
  await add('Zadzwonić do rady osiedla Śródmieście', null, day(6))
  await endTask({ ...context, now: calendar.workday(-2, '14:30') }, process, found(await taskById(context.db, posters)))

  const bytes = await bytesOf(
    {
      title: 'Park nad Nettą – tekst łatwy do czytania',
      file: { kind: 'pdf', blocks: EASY_READ.map((text) => ({ kind: 'paragraph', text })) },
    } as Parameters<typeof bytesOf>[0],
    'Urząd Miejski w Augustowie',
    shared.now,
  )
  await uploaded('park-nad-netta-etr.pdf', bytes, (file) =>
    bringAccessibleVersion(
      shared,
      process,
      {
        kind: 'easy-read',
        link: null,
        captioned: false,
        description: 'Krótki tekst o parku. Przeczytały go wcześniej osoby z warsztatu terapii zajęciowej.',
      },
      { file },
    ),
  )
  // A film takes a person who signs; the place for it is shown, and says that nothing was recorded.
  await bringAccessibleVersion(
    shared,
    process,
    { kind: 'sign-language', link: SIGNED_FILM, captioned: true, description: WHAT_THE_FILM_SAYS },
    {},
  )
}

const SIGNED_FILM = 'https://example.org/park-nad-netta-pjm'

const WHAT_THE_FILM_SAYS = `To przykład: pod tym linkiem nie ma nagrania, bo film w PJM musi nagrać tłumaczka. Prawdziwy film mówiłby tak:

Miasto remontuje park nad Nettą. Park zostaje parkiem, nie będzie tu bloków ani parkingu. Gdzie mają być ścieżki, ławki i lampy, zdecydujemy razem.

Możesz napisać uwagę na tej stronie albo przyjść na spacer. Na spotkaniu w bibliotece będzie tłumacz PJM. Odpowiemy na każdą uwagę.`
