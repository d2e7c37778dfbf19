import type { BroughtEdition, BroughtProject, EditionCalendar, EditionSettings } from '../../modules/budgets/index.ts'
import {
  beginProjectQuestions,
  decideProject,
  evaluate,
  fileAppeal,
  keepProjectAnswers,
  projectsOf,
  proposeJoining,
  publishDecisions,
  routeProject,
  summon,
} from '../../modules/budgets/index.ts'
import { publishVersion } from '../../modules/forms/index.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/db/index.ts'
import { found } from '../../platform/errors.ts'
import { formsPorts } from '../wiring.tsx'
import type { Calendar } from './calendar.ts'

type At = Parameters<typeof evaluate>[1]
type Bring = (story: Omit<BroughtEdition, 'organisationId' | 'unitCode' | 'calendar' | 'year'>) => Promise<At>

const cost = (zloty: number) => [{ name: 'Wykonanie', quantity: 100, priceGrosze: zloty * 100 }]

const project = (
  title: string,
  summary: string,
  place: string,
  zloty: number,
  more: Partial<BroughtProject> = {},
): BroughtProject => ({ pool: 0, title, summary, place, lines: cost(zloty), supporters: 20, ...more })

const settings: Partial<EditionSettings> = {
  resolution: 'Uchwała nr XX/160 Rady Miejskiej (przykład)',
  shape: { kind: 'choose', most: 2, exactly: false },
  about: 'To przykład demonstracyjny: projekty i autorzy są zmyśleni.',
}

const pool = {
  name: 'Projekty młodzieży',
  areaWords: '',
  residents: 12_000,
  amountGrosze: 9_000_000,
  signatures: 10,
  leastGrosze: null,
  mostGrosze: 4_000_000,
  threshold: 0,
  oneOf: false,
}

/** An edition of the young whose projects lie on the desks of an office: each waits for something else. */
export async function underAssessment(context: Context, calendar: Calendar, bring: Bring) {
  const at = await bring({
    title: 'Młodzieżowy budżet obywatelski Augustowa',
    summary: 'Pomysły młodych augustowian są już zebrane. Urząd sprawdza je punkt po punkcie.',
    until: 'submitted',
    isDemonstration: true,
    seed: '',
    settings,
    pools: [pool],
    projects: [
      project('Sala prób przy domu kultury', 'Wyciszenie sali i wspólne instrumenty.', 'Dom kultury', 38_000),
      project('Kino letnie nad Neckiem', 'Sześć seansów pod chmurką.', 'Plaża miejska', 24_000),
      project('Ścianka wspinaczkowa', 'Mała ścianka do boulderingu.', 'Park przy Sportowej', 36_000),
      project('Warsztat rowerowy przy szkole', 'Stacja naprawy i narzędzia na łańcuszku.', 'Szkoła nr 2', 9_500),
      project('Stacja naprawy rowerów', 'Pompka i klucze przy stojakach.', 'Szkoła nr 2', 7_200),
      project('Hamaki w cieniu', 'Dwanaście hamaków między lipami.', 'Bulwar nad Nettą', 6_800, {
        point: { lon: 22.977, lat: 53.846 },
      }),
    ],
  })
  const [room, cinema, wall, workshop, station, hammocks] = (await projectsOf(context.db, at.process.id)).map(found)
  await askMore(context, at, [found(wall), found(hammocks)])
  const day = (days: number): Context => ({ ...context, now: calendar.at(days, '10:00') })
  for (const [one, unitWords] of [
    [room, 'Wydział Kultury'],
    [cinema, 'Wydział Kultury'],
    [wall, 'Wydział Sportu'],
    [hammocks, 'Wydział Zieleni'],
  ] as const)
    await routeProject(day(-30), at, found(one), { unitWords, note: '' })
  const met = (kind: 'formal' | 'substantive') => ({
    kind,
    answers: Object.fromEntries(at.edition.settings[kind].map(({ id }) => [id, { result: 'met' as const, note: '' }])),
  })
  for (const one of [room, cinema, wall]) await evaluate(day(-20), at, found(one), met('formal'))
  await evaluate(day(-12), at, found(room), met('substantive'))
  await evaluate(day(-12), at, found(cinema), met('substantive'))
  await decideProject(day(-6), at, found(cinema), {
    decision: 'admitted',
    reason: '',
    verifiedGrosze: 2_600_000,
    agreement: 'Autorka zgodziła się na pięć seansów zamiast sześciu.',
    conflictGroup: '',
    plainSummary: 'Filmy pod gołym niebem latem.',
  })
  await summon(day(-10), at, found(hammocks), {
    key: newId(),
    body: 'Prosimy o zgodę zarządcy drzew albo o wskazanie słupów zamiast lip.',
    way: 'email',
    dueOn: calendar.date(-3),
  })
  await proposeJoining(
    day(-5),
    at,
    { project: found(station), into: found(workshop), note: 'Jedna stacja przy szkole nr 2, z pompką i warsztatem.' },
    null,
  )
}

/** The town's own questions, answered by two of the authors: what they say of trees everybody reads, when to call them nobody. */
async function askMore(context: Context, at: At, answering: readonly { id: string }[]) {
  const form = await beginProjectQuestions(context, formsPorts, at.process)
  const published = await publishVersion(context, formsPorts, form)
  if (!published.ok) throw new Error('the questions of a budget cannot be published')
  const versionId = published.version.id
  const said = [
    { open: { zielen: { choice: 'brak' } }, closed: { kontakt: { text: 'Po lekcjach, od piętnastej.' } } },
    { open: { zielen: { choice: 'tak' } }, closed: { kontakt: { text: 'W weekend.' } } },
  ]
  for (const [index, { id }] of answering.entries())
    await keepProjectAnswers(context.db, id, { versionId, ...found(said[index]) })
}

/** An edition whose decisions are public: authors appeal, and somebody else than before decides. */
export async function underAppeal(context: Context, calendar: Calendar, dates: EditionCalendar, bring: Bring) {
  const at = await bring({
    title: 'Ełcki budżet obywatelski',
    summary: 'Oceny są ogłoszone. Autorzy projektów niedopuszczonych mogą się odwołać.',
    until: 'decided',
    isDemonstration: true,
    seed: '',
    settings,
    pools: [{ ...pool, name: 'Całe miasto', residents: 59_000, amountGrosze: 60_000_000, mostGrosze: 30_000_000 }],
    projects: [
      project('Zielony przystanek', 'Dach z roślin i ławka na trzech przystankach.', 'ul. Wojska Polskiego', 96_000),
      project('Pomost dla wszystkich', 'Pomost z podjazdem dla wózków.', 'Promenada', 210_000),
      project('Tężnia na osiedlu', 'Mała tężnia wśród ławek.', 'Osiedle Jeziorna', 180_000, {
        decision: 'refused',
        decisionReason: 'Gmina nie może dysponować terenem, na którym projekt ma powstać.',
      }),
      project('Parking przy bloku', 'Dwadzieścia miejsc za szlabanem.', 'Osiedle Baranki', 120_000, {
        decision: 'refused',
        decisionReason: 'Z projektu nie mogliby korzystać wszyscy mieszkańcy.',
      }),
    ],
  })
  const told = { ...context, now: Temporal.Instant.from(found(dates.decisionsAt)).subtract({ hours: 24 }) }
  await publishDecisions(told, at)
  const refused = found((await projectsOf(context.db, at.process.id)).find(({ decision }) => decision === 'refused'))
  await fileAppeal({ ...context, now: calendar.at(-2, '12:00') }, at, refused, null, {
    contested: ['m2'],
    body: 'Działka należy do gminy od stycznia, uchwała w załączeniu. Prosimy o ponowną ocenę.',
  })
}
