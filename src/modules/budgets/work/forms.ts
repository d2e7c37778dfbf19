import { z } from 'zod'
import { isoDay, isoMoment } from '../../../platform/http/index.ts'
import { groszeOf } from '../../law/index.ts'
import { drawnProblemOf, type Position, readShapes, tidied } from '../../places/index.ts'
import { DATES } from '../editions/calendar.ts'
import { COUNTING } from '../editions/settings.ts'
import { LEFTOVER_RULES } from '../results/leftovers.ts'

const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long').default('')
const needed = (longest: number) => z.string().trim().min(1, 'http.form.needed').max(longest, 'http.form.too-long')
const tick = z
  .literal('tak')
  .optional()
  .transform((value) => value === 'tak')

/** An amount in zloty; null when left out. */
export const amount = z
  .string()
  .trim()
  .max(25)
  .default('')
  .refine((value) => value === '' || groszeOf(value) !== null, 'budgets.form.amount')
  .transform((value) => (value === '' ? null : Number(groszeOf(value))))

export const whole = z
  .string()
  .trim()
  .regex(/^\d{0,8}$/, 'budgets.form.number')
  .default('')
  .transform((value) => (value === '' ? null : Number(value)))

export const CreateForm = z.object({
  organisationId: z.uuid('http.form.needed'),
  title: needed(160),
  summary: needed(300),
  year: z.coerce
    .number('budgets.form.year')
    .int('budgets.form.year')
    .min(2000, 'budgets.form.year')
    .max(2100, 'budgets.form.year'),
  place: text(100),
  unitCode: z
    .string()
    .regex(/^\d{7}$/)
    .or(z.literal(''))
    .catch('')
    .default(''),
  preset: text(40),
  copyOf: z.uuid().or(z.literal('')).catch('').default(''),
})

export const BasisForm = z.object({
  resolution: text(300),
  cityWithPowiatRights: tick,
  expenditure: amount,
  submitters: needed(500),
  voters: needed(500),
  guardianBelow: whole,
  perAuthor: whole,
  about: text(20_000),
})

const day = isoDay('consultations.form.date').or(z.literal('')).default('')
const moment = isoMoment('consultations.form.moment').or(z.literal('')).default('')

export const CalendarForm = z.object(
  Object.fromEntries(DATES.map(({ key, kind }) => [key, kind === 'day' ? day : moment])),
) as z.ZodObject<Record<(typeof DATES)[number]['key'], typeof day>>

/** Rings out of the drawing of the form; null when it is no drawing of areas. */
function ringsOf(typed: string): Position[][] | null {
  const shapes = readShapes(typed, MOST_AREAS)
  const rings = shapes?.map(({ positions }) => tidied('area', positions))
  return rings?.every((ring) => drawnProblemOf('area', ring) === null) ? rings : null
}

export const MOST_AREAS = 5

export const PoolForm = z.object({
  name: needed(120),
  areaWords: text(300),
  residents: z
    .string()
    .trim()
    .regex(/^\d{1,8}$/, 'budgets.form.number')
    .transform(Number),
  amount: amount.refine((value) => value !== null && value > 0, 'budgets.form.amount'),
  signatures: whole,
  least: amount,
  most: amount,
  threshold: whole,
  unitCode: z
    .string()
    .trim()
    .regex(/^(\d{4}|\d{7})?$/, 'budgets.form.teryt')
    .default('')
    .transform((value) => value || null),
  area: z
    .string()
    .default('')
    .refine((typed) => ringsOf(typed) !== null, 'budgets.form.area')
    .transform((typed) => {
      const rings = ringsOf(typed) ?? []
      return rings.length > 0 ? rings : null
    }),
  leftoverOrder: whole.refine((value) => value === null || (value >= 1 && value <= 99), 'budgets.form.number'),
  oneOf: tick,
})

export const SHAPES = ['choose', 'choose-exactly', 'points', 'fixed', 'ranking'] as const

export const VotingForm = z.object({
  shape: z.enum(SHAPES, 'http.form.needed'),
  most: z
    .string()
    .trim()
    .regex(/^[1-9]\d?$/, 'budgets.form.number')
    .transform(Number),
  counting: z.enum(COUNTING, 'http.form.needed'),
  ties: z.enum(['cost', 'lot'], 'http.form.needed'),
  exclusions: tick,
  leftovers: text(500),
  leftoverRule: z.enum(LEFTOVER_RULES, 'http.form.needed'),
  // One text message opens one poll, so they serve editions of one pool; a code from a letter opens all pools.
  way: z.enum(['declaration', 'list', 'codes', 'sms', 'oidc', 'pesel'], 'http.form.needed'),
  listLabel: text(200),
  peselBasis: text(300),
  repeated: z.enum(['first', 'last'], 'http.form.needed'),
  takesPaper: tick,
  paperPoints: text(1000),
  drawSource: needed(500),
})

export const EvaluationForm = z.object({
  formal: needed(10_000),
  substantive: needed(10_000),
  prices: text(10_000),
  secondPerson: tick,
})

export const TalksForm = z.object({
  isOn: tick,
  closesOn: z
    .union([z.literal(''), isoDay('consultations.form.date')])
    .default('')
    .transform((day) => (day ? Temporal.PlainDate.from(day) : null)),
  moderation: z.enum(['before', 'after'], 'http.form.needed'),
  accounts: tick,
  lead: text(4000),
})

export const RoutingForm = z.object({ unitWords: needed(160), note: text(1000) })
export const SummonsForm = z.object({
  key: z.uuid('http.form.needed'),
  body: needed(5000),
  way: z.enum(['email', 'letter', 'phone', 'in-person'], 'http.form.needed'),
  dueOn: isoDay('consultations.form.date').transform((value) => Temporal.PlainDate.from(value)),
})
export const OutsideForm = z.object({ outsideReason: needed(500) })
export const DecisionForm = z.object({
  decision: z.enum(['admitted', 'refused'], 'http.form.needed'),
  reason: text(10_000),
  verified: amount,
  agreement: text(5000),
  conflictGroup: text(60),
  plainSummary: text(300),
})
export const JoinForm = z.object({
  into: z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, 'budgets.form.number')
    .transform(Number),
  joinNote: text(2000),
})
export const VoiceForm = z.object({
  polaczenie: z.uuid('http.form.needed'),
  voice: z.uuid('http.form.needed'),
  voiceWords: needed(500),
  zgoda: z.enum(['tak', 'nie'], 'http.form.needed'),
})
export const AppealDecisionForm = z.object({
  outcome: z.enum(['upheld', 'dismissed'], 'http.form.needed'),
  reason: needed(10_000),
})
export const SeedForm = z.object({ seed: z.string().trim().min(3, 'budgets.form.seed').max(200, 'http.form.too-long') })
export const CorrectionForm = z.object({ reason: needed(2000), won: z.array(z.uuid()).max(2000).default([]) })
export const BuildingForm = z.object({
  key: z.uuid('http.form.needed'),
  kind: z.enum(
    ['planned', 'design', 'tender', 'building', 'delayed', 'done', 'partly', 'abandoned'],
    'http.form.needed',
  ),
  happenedOn: isoDay('consultations.form.date').transform((value) => Temporal.PlainDate.from(value)),
  body: text(5000),
  cost: amount,
})
export const ArchiveForm = z.object({
  organisationId: z.uuid('http.form.needed'),
  title: needed(160),
  place: text(100),
})
