import type { Band } from '../../ballots/index.ts'
import type { Project, PublicState } from '../projects/rules.ts'
import type { PoolResult } from '../results/store.ts'

export type FigureGroup = 'money' | 'projects' | 'voting' | 'ages' | 'building' | 'voices'

/** One figure of an edition. */
export interface Figure {
  group: FigureGroup
  /** Its name is `budgets.figure.<key>`. */
  key: string
  /** Null where it cannot be known, or is too small to be told. */
  value: number | null
  unit: 'count' | 'grosze' | 'percent' | 'mean'
}

/** What an edition left behind, read from where it lies. */
export interface Gathered {
  isArchived: boolean
  pools: readonly PoolResult[]
  /** Pools that tell how many people voted. */
  counted: readonly PoolResult[]
  projects: readonly {
    channel: Project['channel']
    state: PublicState
    isListed: boolean
    costGrosze: number
    finalGrosze: number | null
  }[]
  appeals: readonly { outcome: 'upheld' | 'dismissed' | null }[]
  /** In all pools. */
  ballots: { web: number; paper: number }
  /** In whole tens; null for fewer than ten. */
  ages: readonly { band: Band; people: number | null }[]
  /** What residents said of projects; null where nobody let them. */
  said: number | null
  evaluation: { answers: number; mean: number } | null
}

const WON: readonly PublicState[] = ['selected', 'building', 'done', 'partly', 'abandoned']

/** Figures in the order of a report: money, projects, voting, ages, building, what people said. */
export function figuresFrom(gathered: Gathered): Figure[] {
  const { pools, counted, projects, appeals, ballots, ages } = gathered
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const share = (part: number, whole: number) => (whole > 0 ? (part / whole) * 100 : null)
  const count = (group: FigureGroup, key: string, value: number | null): Figure => ({
    group,
    key,
    value,
    unit: 'count',
  })
  const money = (key: string, value: number | null): Figure => ({ group: 'money', key, value, unit: 'grosze' })
  const inState = (...states: PublicState[]) => projects.filter(({ state }) => states.includes(state)).length
  const rows = pools.flatMap((pool) => pool.rows)
  const won = rows.filter((row) => row.won)
  const amount = sum(pools.map(({ amountGrosze }) => amountGrosze))
  const spent = sum(pools.map(({ spentGrosze }) => spentGrosze))
  const finals = projects.flatMap(({ finalGrosze }) => finalGrosze ?? [])
  const people = sum(counted.map(({ voters }) => voters))
  const residents = counted.every((pool) => pool.residents > 0) ? sum(counted.map((pool) => pool.residents)) : 0
  const chosen = inState(...WON)
  const own = gathered.isArchived
    ? []
    : [
        count('projects', 'from-web', projects.filter(({ channel }) => channel === 'web').length),
        count('projects', 'from-paper', projects.filter(({ channel }) => channel === 'paper').length),
        count('projects', 'withdrawn', inState('withdrawn')),
        count('projects', 'joined', inState('joined')),
        count('projects', 'refused', inState('refused', 'refused-finally', 'appealed')),
        count('projects', 'appeals', appeals.length),
        count('projects', 'upheld', appeals.filter(({ outcome }) => outcome === 'upheld').length),
      ]
  return [
    money('amount', amount),
    money('chosen-cost', spent),
    money('left', Math.max(0, amount - spent)),
    // In whole zloty: nobody plans with a mean of groszes.
    money('mean-cost', won.length > 0 ? Math.round(spent / won.length / 100) * 100 : null),
    money('final-cost', finals.length > 0 ? sum(finals) : null),
    count('projects', 'submitted', projects.length),
    ...own,
    count('projects', 'listed', projects.filter(({ isListed }) => isListed).length),
    count('projects', 'chosen', won.length),
    count('voting', 'people', people),
    { group: 'voting', key: 'turnout', value: share(people, residents), unit: 'percent' },
    count('voting', 'ballots', sum(pools.map(({ voters }) => voters))),
    ...(gathered.isArchived ? [] : [count('voting', 'web', ballots.web), count('voting', 'paper', ballots.paper)]),
    count('voting', 'blank', sum(pools.map(({ blank }) => blank))),
    ...ages.map(({ band, people }) => count('ages', `age.${band}`, people)),
    ...(gathered.isArchived
      ? []
      : [
          count('building', 'waiting', inState('selected')),
          count('building', 'building', inState('building')),
          count('building', 'done', inState('done')),
          count('building', 'partly', inState('partly')),
          count('building', 'abandoned', inState('abandoned')),
          {
            group: 'building' as const,
            key: 'done-share',
            value: share(inState('done', 'partly'), chosen),
            unit: 'percent' as const,
          },
        ]),
    ...(gathered.said === null ? [] : [count('voices', 'said', gathered.said)]),
    ...(gathered.evaluation
      ? [
          count('voices', 'evaluations', gathered.evaluation.answers),
          { group: 'voices' as const, key: 'mean', value: gathered.evaluation.mean, unit: 'mean' as const },
        ]
      : []),
  ]
}
