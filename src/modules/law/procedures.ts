/** How sure a rule is: read in the act, one good source, to be checked before relying on it. */
export type Confidence = 'sure' | 'fair' | 'check'

export const PROCEDURES = [
  'general',
  'plan',
  'plan-simplified',
  'revitalisation',
  'strategy',
  'environment-decision',
  'environment-document',
  'ngo-programme',
] as const

/** The kind of procedure a consultation is run by. */
export type Procedure = (typeof PROCEDURES)[number]

/** Forms of consultation as the acts name them. */
export const FORMS = [
  'remarks',
  'oral-remarks',
  'open-meeting',
  'expert-panel',
  'workshop',
  'debate',
  'outdoor-meeting',
  'study-walk',
  'survey',
  'map-survey',
  'interview',
  'consultation-point',
  'representative-group',
] as const

export type Form = (typeof FORMS)[number]

/** So many of these forms at the least. */
export interface FormsNeeded {
  atLeast: number
  of: Form[]
  article: string
}

/** The rules of one procedure while they are in force; plain data, so that a process keeps a frozen copy. */
export interface ProcedureRules {
  procedure: Procedure
  /** ISO dates; `validTo` is the last day, null while in force. */
  validFrom: string
  validTo: string | null
  confidence: Confidence
  act: string
  /** How long remarks are taken, at the least; null where the act sets no term. */
  collecting: {
    days: number
    exact: boolean
    article: string /** Not longer than so many days. */
    atMost?: number
  } | null
  /** What good practice asks for where it asks for more (Kanon Lokalnych Konsultacji Społecznych). */
  recommendedDays: number
  forms: FormsNeeded[]
  /** Forms held face to face: not before so many days have passed from the start, not later than so many before the end. */
  margins: { days: number; forms: Form[]; article: string } | null
  /** Where the announcement has to be, and when at the latest. */
  announcement: {
    places: AnnouncementPlace[]
    when: 'by-start' | 'at-start'
    article: string
    /** So many days before the start, at the least. */
    daysAhead?: number
  } | null
  /** The article by which meetings are held after office hours; left out where none says so. */
  afterHours?: string
  /** Report after the end of collecting: its term in days, where the act sets one. */
  report: { days: number | null; article: string } | null
  recipients: Recipient[]
}

export type AnnouncementPlace = 'press' | 'area' | 'office' | 'area-or-office' | 'bip' | 'website' | 'customary'

export type Recipient =
  | 'residents'
  | 'everyone'
  | 'neighbouring-gminas'
  | 'partners'
  | 'wody-polskie'
  | 'ngos'
  | 'benefit-council'

const UPZP = 'ustawa z 27.03.2003 o planowaniu i zagospodarowaniu przestrzennym (UPZP)'
const UOR = 'ustawa z 9.10.2015 o rewitalizacji (UoR)'
const UOOS = 'ustawa z 3.10.2008 o udostępnianiu informacji o środowisku i jego ochronie (UOOŚ)'

const MEETINGS: Form[] = ['open-meeting', 'expert-panel', 'workshop']
const OUTSIDE: Form[] = ['outdoor-meeting', 'study-walk']
const ASKING: Form[] = ['survey', 'map-survey']
const POINTS: Form[] = ['interview', 'consultation-point']

const PLAN = {
  procedure: 'plan' as const,
  act: UPZP,
  collecting: { days: 28, exact: false, article: 'art. 8j ust. 1 UPZP' },
  recommendedDays: 28,
  forms: [
    { atLeast: 1, of: ['remarks' as const], article: 'art. 8i ust. 1 pkt 1 UPZP' },
    { atLeast: 1, of: MEETINGS, article: 'art. 8i ust. 1 pkt 2 UPZP' },
    { atLeast: 1, of: [...OUTSIDE, ...ASKING, ...POINTS], article: 'art. 8i ust. 1 pkt 3–5 UPZP' },
  ],
  margins: { days: 7, forms: [...MEETINGS, ...OUTSIDE], article: 'art. 8j ust. 2 UPZP' },
  announcement: {
    places: ['press', 'area-or-office', 'website', 'bip', 'customary'] as AnnouncementPlace[],
    when: 'by-start' as const,
    article: 'art. 8h UPZP',
  },
  afterHours: 'art. 8h ust. 3 UPZP',
  report: { days: null, article: 'art. 8k UPZP' },
  recipients: ['everyone'] as Recipient[],
}

const REVITALISATION = {
  procedure: 'revitalisation' as const,
  act: UOR,
  recommendedDays: 35,
  forms: [
    { atLeast: 1, of: ['remarks' as const], article: 'art. 6 ust. 3 pkt 1 UoR' },
    {
      atLeast: 2,
      of: [
        'open-meeting',
        'debate',
        'workshop',
        'study-walk',
        'survey',
        'interview',
        'representative-group',
        'oral-remarks',
      ] as Form[],
      article: 'art. 6 ust. 3 pkt 2 UoR',
    },
  ],
  margins: {
    days: 7,
    forms: ['open-meeting', 'debate', 'workshop', 'study-walk'] as Form[],
    article: 'art. 6 UoR',
  },
  announcement: {
    places: ['press', 'area', 'office', 'bip', 'website', 'customary'] as AnnouncementPlace[],
    when: 'by-start' as const,
    article: 'art. 6 ust. 2 UoR',
  },
  report: { days: null, article: 'art. 6 ust. 8 UoR' },
  recipients: ['everyone'] as Recipient[],
}

const ENVIRONMENT = {
  procedure: 'environment-decision' as const,
  act: UOOS,
  recommendedDays: 30,
  forms: [{ atLeast: 1, of: ['remarks', 'oral-remarks'] as Form[], article: 'art. 34 UOOŚ' }],
  margins: null,
  announcement: {
    places: ['bip', 'office', 'area', 'press'] as AnnouncementPlace[],
    when: 'at-start' as const,
    article: 'art. 3 ust. 1 pkt 11 i art. 33 UOOŚ',
  },
  report: { days: null, article: 'art. 37 UOOŚ' },
  recipients: ['everyone'] as Recipient[],
}

/** All rules that are or were in force. A change of law is a new row and an end for the old one. */
export const RULES: ProcedureRules[] = [
  {
    procedure: 'general',
    validFrom: '2001-05-30',
    validTo: null,
    confidence: 'sure',
    act: 'ustawa z 8.03.1990 o samorządzie gminnym (USG), art. 5a; zasady i tryb określa uchwała rady',
    collecting: null,
    recommendedDays: 21,
    forms: [],
    margins: null,
    announcement: null,
    report: null,
    recipients: ['residents'],
  },
  // Read in the text of the reform of 2023; what the amendment in force from 9.12.2025 left of it is to be checked.
  { ...PLAN, validFrom: '2023-09-24', validTo: '2025-12-08', confidence: 'sure' },
  { ...PLAN, validFrom: '2025-12-09', validTo: null, confidence: 'check' },
  {
    ...PLAN,
    procedure: 'plan-simplified',
    validFrom: '2023-09-24',
    validTo: null,
    confidence: 'fair',
    collecting: { days: 14, exact: false, article: 'art. 27b UPZP' },
    recommendedDays: 21,
    forms: [{ atLeast: 1, of: ['remarks'], article: 'art. 27b UPZP' }],
    margins: null,
  },
  {
    ...REVITALISATION,
    validFrom: '2015-11-18',
    validTo: '2023-09-23',
    confidence: 'fair',
    collecting: { days: 30, exact: false, article: 'art. 6 ust. 4 UoR (brzmienie do 23.09.2023)' },
  },
  {
    ...REVITALISATION,
    validFrom: '2023-09-24',
    validTo: null,
    confidence: 'sure',
    collecting: { days: 35, exact: false, article: 'art. 6 ust. 4 UoR' },
  },
  {
    procedure: 'strategy',
    validFrom: '2020-11-13',
    validTo: null,
    confidence: 'sure',
    act: 'ustawa z 6.12.2006 o zasadach prowadzenia polityki rozwoju (ZPPR)',
    collecting: { days: 35, exact: false, article: 'art. 6 ust. 4 ZPPR' },
    recommendedDays: 35,
    forms: [{ atLeast: 1, of: ['remarks'], article: 'art. 6 ust. 3–4 ZPPR' }],
    margins: null,
    announcement: { places: ['website'], when: 'at-start', article: 'art. 6 ust. 4 ZPPR' },
    report: { days: 30, article: 'art. 6 ust. 6 ZPPR' },
    recipients: ['residents', 'neighbouring-gminas', 'partners', 'wody-polskie'],
  },
  {
    ...ENVIRONMENT,
    validFrom: '2008-11-15',
    validTo: '2016-12-31',
    confidence: 'sure',
    collecting: { days: 21, exact: true, article: 'art. 33 ust. 1 pkt 7 UOOŚ (brzmienie do 31.12.2016)' },
  },
  {
    ...ENVIRONMENT,
    validFrom: '2017-01-01',
    validTo: null,
    confidence: 'sure',
    collecting: { days: 30, exact: true, article: 'art. 33 ust. 2 UOOŚ' },
  },
  {
    ...ENVIRONMENT,
    procedure: 'environment-document',
    validFrom: '2008-11-15',
    validTo: null,
    confidence: 'sure',
    collecting: { days: 21, exact: false, article: 'art. 39 UOOŚ' },
    recommendedDays: 21,
    forms: [{ atLeast: 1, of: ['remarks', 'oral-remarks'], article: 'art. 40 UOOŚ' }],
    report: { days: null, article: 'art. 42 UOOŚ' },
  },
  {
    procedure: 'ngo-programme',
    validFrom: '2010-03-12',
    validTo: null,
    confidence: 'sure',
    act: 'ustawa z 24.04.2003 o działalności pożytku publicznego i o wolontariacie (UoDPPioW), art. 5 i 5a; tryb określa uchwała rady',
    collecting: null,
    recommendedDays: 21,
    forms: [],
    margins: null,
    announcement: null,
    report: { days: null, article: 'art. 5a ust. 4 pkt 10 UoDPPioW' },
    recipients: ['ngos', 'benefit-council'],
  },
]

/**
 * The rules of a procedure in force on a day.
 * @returns null when none of those we know was in force then
 */
export function rulesOf(procedure: Procedure, day: Temporal.PlainDate): ProcedureRules | null {
  const iso = day.toString()
  return (
    RULES.find(
      (rules) =>
        rules.procedure === procedure && rules.validFrom <= iso && (rules.validTo === null || iso <= rules.validTo),
    ) ?? null
  )
}

export const isProcedure = (word: string): word is Procedure => (PROCEDURES as readonly string[]).includes(word)
