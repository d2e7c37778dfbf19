import type { PollRule, Shape, Way } from '../../ballots/index.ts'
import type { LeftoverRule } from '../results/leftovers.ts'

/** One question of an evaluation card, as data of the edition. */
export interface Criterion {
  id: string
  text: string
  /** The sentence a refusal begins with, ready to be sent. */
  negative: string
  /** The author may mend it when summoned. */
  correctable: boolean
}

export interface Price {
  name: string
  unit: string
  priceGrosze: number
}

/** Rules of counting an edition may state; names are those of `ballots`. */
export const COUNTING = [
  'greedy_threshold',
  'greedy_threshold_noskip',
  'greedy_poznan',
  'mes_cost_add1_int_utilitarian',
] as const
export type Counting = (typeof COUNTING)[number]

/** What an edition is run by: everything the resolution of the council orders (USG art. 5a ust. 7). */
export interface Settings {
  resolution: string
  /** A city with powiat rights has to have a budget of at least 0.5 % of its executed expenditure. */
  cityWithPowiatRights: boolean
  expenditureGrosze: number | null
  /** Who may submit and vote, in words. */
  submitters: string
  voters: string
  /** Below this age a guardian agrees; null when nobody is asked. */
  guardianBelow: number | null
  /** Most projects of one author; null for any number. */
  perAuthor: number | null
  /** How many projects of a pool one person marks, or how points are given. */
  shape: Exclude<Shape, { kind: 'yes-no' } | { kind: 'knapsack' }>
  counting: Counting
  /** Between equal projects: the cheaper one first, or the lot alone. */
  ties: 'cost' | 'lot'
  leftovers: string
  /** What the count does with money that pools left. */
  leftoverRule: LeftoverRule
  /** Projects in one place: the higher ranked one shuts out the others. */
  exclusions: boolean
  way: Way
  listLabel: string
  peselBasis: string
  repeated: 'first' | 'last'
  takesPaper: boolean
  paperPoints: string
  /** Where the seed of draws comes from, announced before. */
  drawSource: string
  formal: Criterion[]
  substantive: Criterion[]
  prices: Price[]
  /** A second person confirms each decision. */
  secondPerson: boolean
  about: string
  /** Of which city's practice the rules began; its resolution has to be read. */
  preset: string | null
}

export const FORMAL: Criterion[] = [
  {
    id: 'f1',
    text: 'Zgłoszenie wpłynęło w terminie.',
    negative: 'Zgłoszenie wpłynęło po terminie naboru.',
    correctable: false,
  },
  {
    id: 'f2',
    text: 'Wypełniono wszystkie wymagane pola.',
    negative: 'W zgłoszeniu brakuje wymaganych informacji.',
    correctable: true,
  },
  {
    id: 'f3',
    text: 'Projekt ma wymaganą liczbę podpisów na liście poparcia.',
    negative: 'Lista poparcia ma za mało podpisów.',
    correctable: true,
  },
  {
    id: 'f4',
    text: 'Za osobę małoletnią zgodę wyraził opiekun.',
    negative: 'Brakuje zgody opiekuna osoby małoletniej.',
    correctable: true,
  },
]

export const SUBSTANTIVE: Criterion[] = [
  {
    id: 'm1',
    text: 'Zadanie należy do zadań gminy i jest zgodne z prawem.',
    negative: 'Zadanie nie należy do zadań gminy albo jest niezgodne z prawem.',
    correctable: false,
  },
  {
    id: 'm2',
    text: 'Gmina może dysponować terenem.',
    negative: 'Gmina nie może dysponować terenem, na którym projekt ma powstać.',
    correctable: true,
  },
  {
    id: 'm3',
    text: 'Projekt da się wykonać technicznie w jednym roku budżetowym.',
    negative: 'Projektu nie da się wykonać w jednym roku budżetowym.',
    correctable: true,
  },
  {
    id: 'm4',
    text: 'Koszt mieści się w limitach puli.',
    negative: 'Koszt po weryfikacji nie mieści się w limicie puli.',
    correctable: true,
  },
  {
    id: 'm5',
    text: 'Projekt będzie ogólnodostępny i projektowany uniwersalnie.',
    negative: 'Z projektu nie mogliby korzystać wszyscy mieszkańcy.',
    correctable: true,
  },
]

export const PRICES: Price[] = [
  { name: 'Ławka z oparciem i montażem', unit: 'szt.', priceGrosze: 250_000 },
  { name: 'Kosz na odpady', unit: 'szt.', priceGrosze: 120_000 },
  { name: 'Drzewo z pielęgnacją przez 3 lata', unit: 'szt.', priceGrosze: 180_000 },
  { name: 'Chodnik z kostki', unit: 'm²', priceGrosze: 32_000 },
  { name: 'Latarnia parkowa z przyłączem', unit: 'szt.', priceGrosze: 950_000 },
  { name: 'Stojak rowerowy', unit: 'szt.', priceGrosze: 60_000 },
  { name: 'Huśtawka na plac zabaw', unit: 'szt.', priceGrosze: 1_100_000 },
  { name: 'Przejście dla pieszych z oświetleniem', unit: 'szt.', priceGrosze: 6_500_000 },
]

export const DEFAULTS: Settings = {
  resolution: '',
  cityWithPowiatRights: false,
  expenditureGrosze: null,
  submitters: 'Każda osoba, która mieszka w gminie, bez względu na wiek i zameldowanie',
  voters: 'Każda osoba, która mieszka w gminie, bez względu na wiek i zameldowanie',
  guardianBelow: 13,
  perAuthor: null,
  shape: { kind: 'choose', most: 3, exactly: false },
  counting: 'greedy_threshold',
  ties: 'cost',
  leftovers: 'Pieniądze, których nie wydano, zostają w budżecie gminy.',
  leftoverRule: 'stay',
  exclusions: true,
  way: 'declaration',
  listLabel: '',
  peselBasis: '',
  repeated: 'first',
  takesPaper: true,
  paperPoints: 'Urząd, w godzinach pracy.',
  drawSource: 'Wyniki Lotto z pierwszego losowania po głosowaniu: sześć liczb rosnąco, oddzielonych spacją.',
  formal: FORMAL,
  substantive: SUBSTANTIVE,
  prices: PRICES,
  secondPerson: true,
  about: '',
  preset: null,
}

type Preset = Partial<Settings> & { threshold?: number }

/**
 * Rules as cities have them (domain notes, pb.md 4.2). They are a beginning: cities change them each year, so the page says
 * "sprawdź w uchwale" beside each.
 */
export const PRESETS: Record<string, Preset> = {
  warszawa: {
    shape: { kind: 'choose', most: 5, exactly: false },
    counting: 'greedy_threshold',
    ties: 'cost',
    threshold: 150,
  },
  krakow: { shape: { kind: 'fixed-points', points: [3, 2, 1] }, counting: 'greedy_threshold' },
  lodz: {
    shape: { kind: 'choose', most: 5, exactly: false },
    threshold: 50,
    leftovers: 'Niewykorzystane pieniądze osiedli przechodzą do puli ogólnomiejskiej.',
    leftoverRule: 'order',
  },
  gdansk: { shape: { kind: 'points', total: 5, each: 5 } },
  gdynia: { shape: { kind: 'choose', most: 3, exactly: false }, counting: 'greedy_threshold_noskip', threshold: 50 },
  katowice: { shape: { kind: 'points', total: 3, each: 3 }, threshold: 50 },
  czestochowa: { shape: { kind: 'points', total: 10, each: 10 }, threshold: 300, leftoverRule: 'turnout' },
  poznan: { shape: { kind: 'choose', most: 5, exactly: false }, counting: 'greedy_poznan' },
  wroclaw: { shape: { kind: 'choose', most: 1, exactly: false }, counting: 'greedy_threshold_noskip', threshold: 100 },
  bialystok: { shape: { kind: 'choose', most: 4, exactly: false } },
  wieliczka: { shape: { kind: 'choose', most: 20, exactly: false }, counting: 'mes_cost_add1_int_utilitarian' },
  szkolny: {
    shape: { kind: 'choose', most: 2, exactly: false },
    way: 'codes',
    guardianBelow: null,
    submitters: 'Uczniowie i uczennice szkoły',
    voters: 'Uczniowie i uczennice szkoły',
  },
  zielony: {
    shape: { kind: 'choose', most: 5, exactly: false },
    about: 'Co najmniej 90% wartości projektu to zieleń.',
  },
  senioralny: {
    shape: { kind: 'choose', most: 3, exactly: false },
    about: 'Pula na projekty dla osób starszych; głosować może każdy.',
  },
}

/** Points, and not votes, decide. */
export const countsPoints = ({ shape }: Pick<Settings, 'shape'>) => shape.kind !== 'choose'

/** How a pool is counted, for its poll. */
export const pollRuleOf = (
  settings: Settings,
  pool: { amountGrosze: number; threshold: number },
  exclusive: string[][],
): PollRule => ({
  name: 'budget',
  rule: settings.counting,
  budget: pool.amountGrosze,
  ...(pool.threshold > 0 ? { threshold: pool.threshold } : {}),
  ...(settings.exclusions && exclusive.length > 0 ? { exclusive } : {}),
  ...(settings.ties === 'lot' ? { ties: [] } : {}),
})
