import type { Confidence, Procedure, ProcedureRules, Recipient } from './procedures.ts'

/** What a team wants to consult, in the words of acts. */
export const MATTERS = [
  'important',
  'boundaries',
  'auxiliary-unit',
  'place-names',
  'general-plan',
  'local-plan',
  'plan-simplified',
  'landscape',
  'wind-farm-plan',
  'revitalisation',
  'strategy',
  'environment-decision',
  'environment-document',
  'ngo-programme',
  'ngo-local-law',
  'transport-plan',
  'clean-transport-zone',
  'heat-supply',
] as const

export type Matter = (typeof MATTERS)[number]

/** Which procedure a matter is consulted by, and what its own act adds to it. */
export interface Trigger {
  matter: Matter
  procedure: Procedure
  /** Whether an act says that there have to be consultations. */
  compulsory: boolean
  /** Act and article, ready to be written into the announcement. */
  basis: string
  confidence: Confidence
  /** Terms and recipients of an act of its own, where the general procedure leaves them open. */
  collecting?: ProcedureRules['collecting']
  announcement?: ProcedureRules['announcement']
  recipients?: Recipient[]
}

const UPZP = 'ustawy z 27.03.2003 o planowaniu i zagospodarowaniu przestrzennym'
const USG = 'ustawy z 8.03.1990 o samorządzie gminnym'
const UOOS = 'ustawy z 3.10.2008 o udostępnianiu informacji o środowisku i jego ochronie'
const NGO = 'ustawy z 24.04.2003 o działalności pożytku publicznego i o wolontariacie'

/** Matters in which consultations are held, compulsory ones with their act. */
export const TRIGGERS: readonly Trigger[] = [
  {
    matter: 'important',
    procedure: 'general',
    compulsory: false,
    basis: `art. 5a ust. 1–2 ${USG}`,
    confidence: 'sure',
  },
  { matter: 'boundaries', procedure: 'general', compulsory: true, basis: `art. 4a–4b ${USG}`, confidence: 'sure' },
  {
    matter: 'auxiliary-unit',
    procedure: 'general',
    compulsory: true,
    basis: `art. 5 ust. 2 i art. 35 ust. 1 ${USG}`,
    confidence: 'sure',
  },
  {
    matter: 'place-names',
    procedure: 'general',
    compulsory: true,
    basis: 'art. 8 ustawy z 29.08.2003 o urzędowych nazwach miejscowości i obiektów fizjograficznych',
    confidence: 'sure',
  },
  {
    matter: 'general-plan',
    procedure: 'plan',
    compulsory: true,
    basis: `art. 8e–8l i 13i ${UPZP}`,
    confidence: 'check',
  },
  { matter: 'local-plan', procedure: 'plan', compulsory: true, basis: `art. 8e–8l i 17 ${UPZP}`, confidence: 'check' },
  {
    matter: 'plan-simplified',
    procedure: 'plan-simplified',
    compulsory: true,
    basis: `art. 27b ${UPZP}`,
    confidence: 'fair',
  },
  { matter: 'landscape', procedure: 'plan', compulsory: true, basis: `art. 8e–8l i 37b ${UPZP}`, confidence: 'check' },
  {
    matter: 'wind-farm-plan',
    procedure: 'plan',
    compulsory: true,
    basis: 'art. 6a i 6e ustawy z 20.05.2016 o inwestycjach w zakresie elektrowni wiatrowych',
    confidence: 'fair',
    collecting: { days: 60, exact: false, atMost: 90, article: 'art. 6e ustawy z 20.05.2016' },
    announcement: {
      places: ['press', 'area-or-office', 'website', 'bip', 'customary'],
      when: 'by-start',
      daysAhead: 14,
      article: 'art. 6e ustawy z 20.05.2016',
    },
  },
  {
    matter: 'revitalisation',
    procedure: 'revitalisation',
    compulsory: true,
    basis: 'art. 6 ustawy z 9.10.2015 o rewitalizacji',
    confidence: 'sure',
  },
  {
    matter: 'strategy',
    procedure: 'strategy',
    compulsory: true,
    basis: 'art. 6 ust. 3–6 ustawy z 6.12.2006 o zasadach prowadzenia polityki rozwoju',
    confidence: 'sure',
  },
  {
    matter: 'environment-decision',
    procedure: 'environment-decision',
    compulsory: true,
    basis: `art. 33–38 ${UOOS}`,
    confidence: 'sure',
  },
  {
    matter: 'environment-document',
    procedure: 'environment-document',
    compulsory: true,
    basis: `art. 39–43 ${UOOS}`,
    confidence: 'sure',
  },
  {
    matter: 'ngo-programme',
    procedure: 'ngo-programme',
    compulsory: true,
    basis: `art. 5 i 5a ${NGO}`,
    confidence: 'sure',
  },
  {
    matter: 'ngo-local-law',
    procedure: 'ngo-programme',
    compulsory: true,
    basis: `art. 5 ust. 2 i 5 ${NGO}`,
    confidence: 'sure',
  },
  {
    matter: 'transport-plan',
    procedure: 'general',
    compulsory: true,
    basis: 'art. 10 ustawy z 16.12.2010 o publicznym transporcie zbiorowym',
    confidence: 'fair',
    collecting: { days: 21, exact: false, article: 'art. 10 ustawy o publicznym transporcie zbiorowym' },
  },
  {
    matter: 'clean-transport-zone',
    procedure: 'general',
    compulsory: true,
    basis: 'art. 40 ustawy z 11.01.2018 o elektromobilności i paliwach alternatywnych',
    confidence: 'fair',
    collecting: { days: 21, exact: false, article: 'art. 40 ustawy o elektromobilności' },
  },
  {
    matter: 'heat-supply',
    procedure: 'general',
    compulsory: true,
    basis: 'art. 19 ustawy z 10.04.1997 – Prawo energetyczne',
    confidence: 'fair',
    collecting: { days: 21, exact: false, article: 'art. 19 Prawa energetycznego' },
  },
]

/** @throws Error for a matter that is none, which the list of matters should have made impossible */
export function triggerOf(matter: Matter): Trigger {
  const trigger = TRIGGERS.find((one) => one.matter === matter)
  if (!trigger) throw new Error(`${matter} is no matter of consultations`)
  return trigger
}

export const isMatter = (word: unknown): word is Matter => (MATTERS as readonly unknown[]).includes(word)
