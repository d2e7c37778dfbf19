import { drawLots, pollById, settlePolls } from '../../modules/ballots/index.ts'
import {
  addShifts,
  addWork,
  type BroughtEdition,
  type BroughtProject,
  bringEdition,
  type EditionCalendar,
  keepPoint,
  latestResult,
  pointsOf,
  pollsOf,
  projectsOf,
  settleEditions,
} from '../../modules/budgets/index.ts'
import { organisationsPage } from '../../modules/network/index.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/db/index.ts'
import { found } from '../../platform/errors.ts'
import { readHours } from '../../platform/hours.ts'
import { askAndAnswer, lastYear, WORDS } from './budget-evaluations.ts'
import { BIG, MIDDLE, type Sketch } from './budget-projects.ts'
import { talkOfFinished, talkOfVoting } from './budget-talks.ts'
import { vote } from './budget-votes.ts'
import { underAppeal, underAssessment } from './budgets-under-way.ts'
import type { Calendar } from './calendar.ts'
import { ORGANISATIONS, type OrganisationKey } from './organisations.ts'

const ZONE = 'Europe/Warsaw'

/**
 * A middle-sized town that votes now in three pools, a finished edition of a larger one with a tie drawn, an exclusion and
 * half-built projects, a small gmina that plans its first; one edition is being assessed, of another authors appeal.
 */
export async function bringBudgets(context: Context, calendar: Calendar) {
  await votingNow(context, calendar)
  await finished(context, calendar)
  await planning(context, calendar)
  await onDesks(context, calendar)
}

async function onDesks(context: Context, calendar: Calendar) {
  const bringing = async (key: OrganisationKey, votingIn: number) => {
    const year = yearAfter(calendar, votingIn + 24)
    const dates = datesAround(calendar, votingIn, year)
    const own = { ...(await organisation(context, key)), year, calendar: dates }
    return {
      dates,
      bring: (story: Omit<BroughtEdition, keyof typeof own>) => bringEdition(context, { ...own, ...story }),
    }
  }
  await underAssessment(context, calendar, (await bringing('augustow', 120)).bring)
  const { dates, bring } = await bringing('elk', 72)
  await underAppeal(context, calendar, dates, bring)
}

const common = { until: 'voting', isDemonstration: true } as const

async function votingNow(context: Context, calendar: Calendar) {
  const year = yearAfter(calendar, 20)
  const at = await bringEdition(context, {
    ...common,
    ...(await organisation(context, 'augustow')),
    title: `Budżet obywatelski Augustowa ${year}`,
    summary:
      'Augustowianie decydują, na co miasto wyda 420 000 zł. Głosujesz w swojej części miasta i na projekty dla wszystkich.',
    year,
    calendar: datesAround(calendar, -4, year),
    settings: {
      resolution: 'Uchwała nr XVIII/142 Rady Miejskiej w Augustowie (przykład)',
      shape: { kind: 'choose', most: 3, exactly: false },
      paperPoints: 'Urząd Miejski (ul. Przykładowa 60) i biblioteka przy Rynku, od poniedziałku do piątku, 9–17.',
      about:
        'Pieniądze dzielimy na trzy pule. W puli ogólnomiejskiej głosuje każdy, a z dwóch puli dzielnicowych wybierasz jedną.\n\nTo przykład demonstracyjny: projekty i autorzy są zmyśleni.',
    },
    pools: [
      pool('Całe miasto', 24_000_000, {
        residents: 28_900,
        signatures: 20,
        threshold: 15,
        areaWords: 'Projekty, z których skorzystają mieszkańcy całego Augustowa',
      }),
      pool('Śródmieście i Borki', 10_000_000, {
        residents: 15_400,
        signatures: 10,
        oneOf: true,
        areaWords: 'Śródmieście, Borki, Klonownica',
        area: [
          [
            [22.955, 53.832],
            [22.995, 53.832],
            [22.995, 53.852],
            [22.955, 53.852],
          ],
        ],
      }),
      pool('Lipowiec i Zarzecze', 8_000_000, {
        residents: 13_500,
        signatures: 10,
        oneOf: true,
        areaWords: 'Lipowiec, Zarzecze, Baraki',
        area: [
          [
            [22.995, 53.83],
            [23.025, 53.83],
            [23.025, 53.862],
            [22.995, 53.862],
          ],
        ],
      }),
    ],
    projects: MIDDLE.map(projectFrom).map(mostOnTheWeb),
    seed: '4 11 19 23 35 42',
  })
  await openPoints(context, at, calendar)
  await talkOfVoting(context, at, calendar)
  await vote(context, at.process.id, { voters: 210, seed: 7, from: calendar.at(-3, '09:00') })
}

/** Where augustowianie vote in person: two points with people on duty. */
async function openPoints(context: Context, at: Parameters<typeof keepPoint>[1], calendar: Calendar) {
  const points = [
    ['Urząd Miejski', 'ul. Przykładowa 60', 'Wejście od podwórza bez progu, parking obok.', '8–16'],
    ['Biblioteka przy Rynku', 'Rynek Przykładowy 5', 'Winda, pętla indukcyjna przy ladzie.', '9–13, 13–18'],
  ] as const
  const people = [['Barbara Lewandowska', 'Piotr Sokołowski'], ['Ewa Kamińska']]
  for (const [index, [name, address, directions, hours]] of points.entries()) {
    await keepPoint(context, at, { name, address, directions }, null)
    const point = found((await pointsOf(context.db, at.process.id)).at(-1))
    await addShifts(context, at, point, {
      from: calendar.date(-4),
      to: calendar.date(12),
      weekdaysOnly: true,
      hours: found(readHours(hours)),
      people: people[index] ?? [],
    })
  }
}

async function finished(context: Context, calendar: Calendar) {
  const year = calendar.year(-200)
  const voted = Temporal.PlainDate.from({ year: year - 1, month: 9, day: 11 })
  const dates = datesFrom(voted, year)
  const story: BroughtEdition = {
    ...common,
    ...(await organisation(context, 'suwalki')),
    title: `Suwalski budżet obywatelski ${year}`,
    summary: 'Zakończona edycja: wyniki z uzasadnieniem każdego miejsca i realizacja krok po kroku.',
    year,
    calendar: dates,
    settings: {
      resolution: 'Uchwała nr XXXI/410 Rady Miejskiej w Suwałkach (przykład)',
      cityWithPowiatRights: true,
      expenditureGrosze: 52_310_000_000,
      shape: { kind: 'choose', most: 4, exactly: false },
      takesPaper: false,
      drawSource: 'Wyniki Lotto z 2 października: sześć liczb rosnąco, oddzielonych spacją.',
      about: 'To przykład demonstracyjny: projekty, głosy i wpisy są zmyślone.',
    },
    pools: [
      pool('Projekty ogólnomiejskie', 200_000_000, { residents: 68_000, signatures: 30, threshold: 40 }),
      pool('Osiedla północne', 25_000_000, { residents: 24_000, signatures: 15, oneOf: true }),
      pool('Osiedla południowe', 50_000_000, { residents: 26_000, signatures: 15, oneOf: true }),
    ],
    projects: BIG.map(projectFrom).map(mostOnTheWeb),
    seed: '2 9 17 28 33 47',
  }
  const at = await bringEdition(context, story)
  await vote(context, at.process.id, {
    voters: 520,
    seed: 11,
    even: ['Park kieszonkowy przy Nowomiejskiej', 'Spokojna ulica Kowalskiego'],
    from: Temporal.Instant.from(found(dates.votingFrom)).add({ hours: 2 }),
  })
  const closed = { ...context, now: Temporal.Instant.from(found(dates.votingTo)).add({ minutes: 1 }) }
  await settlePolls(closed)
  for (const { poll } of await pollsOf(context, at.process.id)) {
    const now = found(await pollById(context.db, poll.id))
    if (!now.countedAt) await drawLots({ ...closed, now: closed.now.add({ hours: 30 }) }, now, '5 12 21 26 34 45')
  }
  const announced = { ...context, now: Temporal.Instant.from(found(dates.resultsAt)) }
  await settleEditions(announced)
  await talkOfFinished(context, at, dates)
  await lastYear(context, year - 1)
  await askAndAnswer({ ...announced, now: announced.now.add({ hours: 23 }) }, at.process, {
    answers: 64,
    mood: 3.9,
    words: WORDS,
  })
  await build(context, at, calendar, year)
}

/** How chosen projects went on: some are ready, some late, one abandoned. */
async function build(
  context: Context,
  at: { process: { id: string } } & Parameters<typeof addWork>[1],
  calendar: Calendar,
  year: number,
) {
  const result = found(await latestResult(context.db, at.process.id))
  const won = new Set(
    result.content.pools.flatMap(({ rows }) => rows.filter((row) => row.won).map(({ projectId }) => projectId)),
  )
  const chosen = (await projectsOf(context.db, at.process.id)).filter(({ id }) => won.has(id))
  const day = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day })
  for (const [index, project] of chosen.entries()) {
    const entries = COURSES[index % COURSES.length] ?? []
    for (const [kind, month, date, body, share] of entries) {
      const happenedOn = day(month, date)
      if (Temporal.PlainDate.compare(happenedOn, calendar.date(0)) > 0) continue
      const costGrosze = share ? Math.round(((project.verifiedGrosze ?? project.costGrosze) * share) / 100) : null
      const now = happenedOn.toZonedDateTime({ timeZone: ZONE, plainTime: '11:00' }).toInstant()
      await addWork({ ...context, now }, at, project, { key: newId(), kind, happenedOn, body, costGrosze })
    }
  }
}

type Entry = [Parameters<typeof addWork>[3]['kind'], number, number, string, number?]

const COURSES: Entry[][] = [
  [
    ['design', 2, 3, 'Projektant uzgodnił rysunki z autorami projektu.'],
    ['building', 5, 12, 'Ekipa weszła na plac.'],
    ['done', 7, 9, 'Otwarte dla wszystkich.', 97],
  ],
  [
    ['tender', 3, 4, 'Ogłosiliśmy przetarg.'],
    ['delayed', 5, 6, 'W pierwszym przetargu nie było ofert, ogłosiliśmy drugi.'],
    ['building', 8, 20, 'Wykonawca zaczął prace.'],
  ],
  [
    ['design', 2, 17, 'Powstaje dokumentacja.'],
    ['tender', 6, 2, 'Wybraliśmy wykonawcę.'],
    ['done', 10, 1, 'Gotowe, i taniej, niż zakładano.', 92],
  ],
  [
    ['design', 3, 10, 'Ustaliliśmy szczegóły z autorami.'],
    ['done', 6, 5, 'Działa od czerwca.', 99],
  ],
  [
    ['tender', 4, 14, 'Wybraliśmy wykonawcę.'],
    ['building', 9, 7, 'Prace potrwają do grudnia.'],
  ],
  [
    ['planned', 1, 20, 'Prace zaplanowane na wiosnę.'],
    [
      'abandoned',
      4,
      15,
      'Najtańsza oferta była o połowę wyższa niż koszt projektu, a okrojona wersja nie miałaby sensu. Autorzy znają powody.',
    ],
  ],
]

async function planning(context: Context, calendar: Calendar) {
  const year = yearAfter(calendar, 234)
  await bringEdition(context, {
    ...common,
    ...(await organisation(context, 'suprasl')),
    title: `Pierwszy budżet obywatelski Supraśla ${year}`,
    summary: 'Gmina planuje swoją pierwszą edycję: zasady są ogłoszone, nabór projektów przed nami.',
    year,
    calendar: datesAround(calendar, 210, year),
    settings: {
      resolution: 'Projekt uchwały w konsultacjach (przykład)',
      shape: { kind: 'choose', most: 1, exactly: false },
      about: 'Zaczynamy skromnie: jedna pula, jeden głos. To przykład demonstracyjny.',
    },
    pools: [pool('Cała gmina', 12_000_000, { residents: 16_900, signatures: 5 })],
    projects: [],
    until: 'announced',
    seed: '',
  })
}

/** Whose an edition is, and where. */
export async function organisation(context: Context, key: OrganisationKey) {
  const known = found(ORGANISATIONS.find((each) => each.key === key))
  const { rows } = await organisationsPage(context.db, { text: known.name }, { limit: 10 })
  const { id } = found(rows.find(({ name }) => name === known.name))
  return { organisationId: id, unitCode: known.unitCode }
}

const pool = (
  name: string,
  amountGrosze: number,
  more: Partial<BroughtEdition['pools'][number]>,
): BroughtEdition['pools'][number] => ({
  name,
  areaWords: '',
  residents: 10_000,
  amountGrosze,
  signatures: 5,
  leastGrosze: null,
  mostGrosze: null,
  threshold: 0,
  oneOf: false,
  ...more,
})

const projectFrom = ([index, title, summary, place, zloty, category, more = {}]: Sketch): BroughtProject => ({
  pool: index,
  title,
  summary,
  place,
  category,
  lines: [
    { name: 'Projekt i uzgodnienia', quantity: 100, priceGrosze: Math.round(zloty * 8) },
    { name: 'Wykonanie z montażem', quantity: 100, priceGrosze: zloty * 100 - Math.round(zloty * 8) },
  ],
  ...more,
})

/** Every fifth project came on paper. */
const mostOnTheWeb = (project: BroughtProject, at: number): BroughtProject => ({ ...project, web: at % 5 !== 4 })

/** The year of the budget for results that come so many days from now: they have to be ready by 15 November of the year before. */
function yearAfter(calendar: Calendar, days: number): number {
  const results = calendar.date(days)
  const late = results.month > 11 || (results.month === 11 && results.day > 14)
  return results.year + (late ? 2 : 1)
}

const datesAround = (calendar: Calendar, votingIn: number, year: number) => datesFrom(calendar.date(votingIn), year)

/** A lawful calendar around the first day of voting. */
function datesFrom(voting: Temporal.PlainDate, year: number): EditionCalendar {
  const day = (days: number) => voting.add({ days }).toString()
  const at = (days: number, time: string) =>
    voting.add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant().toString()
  return {
    resolutionOn: day(-230),
    announcedOn: day(-220),
    submissionFrom: day(-200),
    submissionTo: day(-165),
    editTo: day(-165),
    formalTo: day(-140),
    correctionsTo: day(-130),
    substantiveTo: day(-95),
    decisionsAt: at(-80, '12:00'),
    appealsFrom: day(-79),
    appealsTo: day(-66),
    appealsDecidedAt: at(-45, '12:00'),
    drawOn: day(-40),
    listOn: day(-30),
    votingFrom: at(0, '08:00'),
    votingTo: at(16, '20:00'),
    resultsAt: at(24, '12:00'),
    draftBudgetOn: `${year - 1}-11-15`,
    budgetResolutionOn: `${year}-01-28`,
    buildingFrom: `${year}-01-02`,
    buildingTo: `${year}-12-31`,
  }
}
