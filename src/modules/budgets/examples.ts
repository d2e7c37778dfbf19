import type { Context } from '../../platform/context.ts'
import { type BroughtEdition, bringEdition } from './bringing.ts'
import type { Calendar } from './editions/calendar.ts'

const DAY = (days: number, from: Temporal.PlainDate) => from.add({ days }).toString()
const AT = (days: number, time: string, from: Temporal.PlainDate) =>
  from.add({ days }).toZonedDateTime({ timeZone: 'Europe/Warsaw', plainTime: time }).toInstant().toString()

/** A lawful calendar whose voting begins on the given day; everything else lies round it. */
export function aCalendar(votingOn: string): { calendar: Calendar; year: number } {
  const day = Temporal.PlainDate.from(votingOn)
  // Results have to be there for the draft budget of 15 November; later ones are for the budget after it.
  const late =
    Temporal.PlainDate.compare(day.add({ days: 20 }), Temporal.PlainDate.from({ year: day.year, month: 11, day: 15 })) >
    0
  const year = day.year + (late ? 2 : 1)
  return {
    year,
    calendar: {
      resolutionOn: DAY(-200, day),
      submissionFrom: DAY(-150, day),
      submissionTo: DAY(-120, day),
      decisionsAt: AT(-60, '12:00', day),
      appealsFrom: DAY(-59, day),
      appealsTo: DAY(-45, day),
      appealsDecidedAt: AT(-30, '12:00', day),
      listOn: DAY(-20, day),
      votingFrom: AT(0, '08:00', day),
      votingTo: AT(14, '20:00', day),
      resultsAt: AT(20, '12:00', day),
      draftBudgetOn: Temporal.PlainDate.from({ year: year - 1, month: 11, day: 15 }).toString(),
      buildingFrom: Temporal.PlainDate.from({ year, month: 1, day: 2 }).toString(),
      buildingTo: Temporal.PlainDate.from({ year, month: 12, day: 31 }).toString(),
    },
  }
}

const pool = (name: string, amountGrosze: number, more: object = {}) => ({
  name,
  areaWords: '',
  residents: 12_000,
  amountGrosze,
  signatures: 10,
  leastGrosze: null,
  mostGrosze: null,
  threshold: 0,
  oneOf: false,
  ...more,
})

const cost = (zloty: number) => [{ name: 'Wykonanie', quantity: 100, priceGrosze: zloty * 100 }]

/** An edition people could run: a pool of the town and two districts, seven projects, one of them refused. */
export const anEdition = (
  context: Context,
  given: Pick<BroughtEdition, 'organisationId'> & Partial<BroughtEdition> & { votingOn?: string },
) => {
  const { votingOn = '2026-09-07', ...story } = given
  const { calendar, year } = aCalendar(votingOn)
  return bringEdition(context, {
    unitCode: '2001011',
    title: `Budżet obywatelski ${year}`,
    summary: 'Mieszkańcy decydują o 150 000 zł.',
    year,
    calendar,
    settings: { resolution: 'Uchwała nr XX/100/26', takesPaper: false, secondPerson: true },
    pools: [
      pool('Całe miasto', 10_000_000, { threshold: 2 }),
      pool('Lipowiec', 3_000_000, { oneOf: true }),
      pool('Borki', 2_000_000, { oneOf: true }),
    ],
    projects: [
      {
        pool: 0,
        title: 'Park przy śluzie',
        summary: 'Ławki, cień i poidełko.',
        place: 'Śluza',
        lines: cost(60_000),
        conflictGroup: 'skwer',
      },
      {
        pool: 0,
        title: 'Skatepark przy śluzie',
        summary: 'Skatepark z betonu.',
        place: 'Śluza',
        lines: cost(30_000),
        conflictGroup: 'skwer',
      },
      { pool: 0, title: 'Ścieżka nad Nettą', summary: 'Kilometr ścieżki.', place: 'Bulwar', lines: cost(50_000) },
      { pool: 0, title: 'Budki dla jerzyków', summary: 'Czterdzieści budek.', place: 'Bloki', lines: cost(10_000) },
      {
        pool: 1,
        title: 'Plac zabaw w Lipowcu',
        summary: 'Huśtawki i piaskownica.',
        place: 'Lipowiec',
        lines: cost(25_000),
      },
      { pool: 2, title: 'Boisko na Borkach', summary: 'Bramki i siatka.', place: 'Borki', lines: cost(20_000) },
      {
        pool: 0,
        title: 'Molo na prywatnym brzegu',
        summary: 'Drewniane molo.',
        place: 'Jezioro',
        lines: cost(40_000),
        decision: 'refused',
        decisionReason: 'Gmina nie może dysponować tym terenem.',
      },
    ],
    until: 'voting',
    seed: '3 8 15 22 31 40',
    isDemonstration: true,
    ...story,
  })
}
