/** The tool of participation a term belongs to. */
export type TermTool = 'village-fund' | 'participatory-budget' | 'local-government'

/** A term that an act sets for the same day of each year. */
export interface YearlyTerm {
  key: string
  tool: TermTool
  month: number
  day: number
  /** Act and article, as cited. */
  basis: string
}

/** Ustawa z 21.02.2014 o funduszu sołeckim; ustawa z 8.03.1990 o samorządzie gminnym; ustawa z 27.08.2009 o finansach publicznych. */
export const YEARLY_TERMS: readonly YearlyTerm[] = [
  {
    key: 'village-fund-resolution',
    tool: 'village-fund',
    month: 3,
    day: 31,
    basis: 'art. 2 ust. 1 ustawy o funduszu sołeckim',
  },
  {
    key: 'state-report',
    tool: 'local-government',
    month: 5,
    day: 31,
    basis: 'art. 28aa ust. 1 ustawy o samorządzie gminnym',
  },
  {
    key: 'village-fund-sums',
    tool: 'village-fund',
    month: 7,
    day: 31,
    basis: 'art. 3 ust. 2 ustawy o funduszu sołeckim',
  },
  {
    key: 'village-fund-motions',
    tool: 'village-fund',
    month: 9,
    day: 30,
    basis: 'art. 5 ust. 4 ustawy o funduszu sołeckim',
  },
  {
    key: 'budget-draft',
    tool: 'participatory-budget',
    month: 11,
    day: 15,
    basis: 'art. 238 ust. 1 ustawy o finansach publicznych',
  },
  {
    key: 'budget-resolution',
    tool: 'participatory-budget',
    month: 12,
    day: 31,
    basis: 'art. 239 ustawy o finansach publicznych',
  },
]

/** Terms that fall between two days, both included, in order. */
export function yearlyTermsBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): (YearlyTerm & { on: Temporal.PlainDate })[] {
  const years = Array.from({ length: to.year - from.year + 1 }, (_, index) => from.year + index)
  return years
    .flatMap((year) =>
      YEARLY_TERMS.map((term) => ({
        ...term,
        on: Temporal.PlainDate.from({ year, month: term.month, day: term.day }),
      })),
    )
    .filter(({ on }) => Temporal.PlainDate.compare(on, from) >= 0 && Temporal.PlainDate.compare(on, to) <= 0)
    .sort((one, other) => Temporal.PlainDate.compare(one.on, other.on))
}
