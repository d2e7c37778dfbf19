import { z } from 'zod'
import { groszeOf } from '../../law/index.ts'
import { CATEGORIES, type CostLine } from './rules.ts'

const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long').default('')

/** The screen of the edition's own questions is there when it asks any. */
export const STEPS = ['pomysl', 'miejsce', 'koszty', 'zalaczniki', 'pytania', 'autor'] as const
export type Step = (typeof STEPS)[number]

/** Drafts keep whatever is written so far; what is missing is said before sending. */
export const IdeaForm = z.object({
  klucz: text(100),
  title: text(160),
  summary: text(300),
  description: text(20_000),
  reason: text(5_000),
  beneficiaries: text(500),
  access: text(500),
  category: z.enum(CATEGORIES).catch('other'),
  schedule: text(500),
})

export const PlaceForm = z.object({
  klucz: text(100),
  poolId: z.uuid().or(z.literal('')).catch('').default(''),
  placeWords: text(200),
  landTitle: text(200),
  spot: text(60),
  /** The mark on the map is taken away. */
  unmark: z
    .literal('tak')
    .optional()
    .transform((value) => value === 'tak'),
  /** By the office alone: why it may be outside its pool. */
  outsideReason: text(500),
  'pick.x': text(9),
  'pick.y': text(9),
})

export const LINES = 10
const amount = z
  .string()
  .trim()
  .max(20)
  .default('')
  .refine((value) => value === '' || groszeOf(value) !== null, 'budgets.form.amount')

export const CostsForm = z.object({
  klucz: text(100),
  /** Which line of the price list to add. */
  dodaj: text(4),
  yearly: amount,
  ...Object.fromEntries(
    Array.from({ length: LINES }, (_, at) => [
      [`name${at}`, text(160)],
      [`quantity${at}`, amount],
      [`price${at}`, amount],
    ]).flat(),
  ),
})

export const moneyOf = (value: string): number => (value === '' ? 0 : Number(groszeOf(value) ?? 0n))

/** Lines with a name and a price; a quantity left out is one. */
export function linesFrom(typed: Record<string, unknown>): CostLine[] {
  return Array.from({ length: LINES }, (_, at) => ({
    name: String(typed[`name${at}`] ?? ''),
    quantity: String(typed[`quantity${at}`] ?? '') === '' ? 100 : moneyOf(String(typed[`quantity${at}`])),
    priceGrosze: moneyOf(String(typed[`price${at}`] ?? '')),
  })).filter(({ name, priceGrosze, quantity }) => name !== '' && priceGrosze > 0 && quantity > 0)
}

const zloty = (hundredths: number) =>
  hundredths % 100 === 0
    ? String(hundredths / 100)
    : `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`

export const amountTyped = zloty

/** Lines as their fields show them. */
export const typedLines = (lines: readonly CostLine[]) =>
  Object.fromEntries(
    lines.slice(0, LINES).flatMap(({ name, quantity, priceGrosze }, at) => [
      [`name${at}`, name],
      [`quantity${at}`, zloty(quantity)],
      [`price${at}`, zloty(priceGrosze)],
    ]),
  )

export const FilesForm = z.object({
  klucz: text(100),
  supporters: z
    .string()
    .trim()
    .regex(/^\d{0,6}$/, 'budgets.form.number')
    .default('')
    .transform((value) => Number(value || 0)),
})

export const AuthorForm = z.object({
  klucz: text(100),
  name: text(120),
  signature: text(60),
  email: z.email('budgets.form.email').max(200).or(z.literal('')).default(''),
  phone: text(30),
  address: text(200),
  isChild: z
    .literal('tak')
    .optional()
    .transform((value) => value === 'tak'),
  guardian: text(120),
})

export const KeyForm = z.object({ klucz: text(100) })
export const JoinAnswerForm = z.object({
  klucz: text(100),
  polaczenie: z.uuid('http.form.needed'),
  zgoda: z.enum(['tak', 'nie'], 'http.form.needed'),
})
export const HearingForm = z.object({ klucz: text(100), listy: z.enum(['tak', 'nie'], 'http.form.needed') })
export const JoinWishForm = z.object({
  klucz: text(100),
  into: z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, 'budgets.form.number')
    .transform(Number),
  joinNote: text(2000),
})
export const CoauthorForm = z.object({
  klucz: text(100),
  coauthorName: z.string().trim().min(1, 'http.form.needed').max(120),
  coauthorEmail: z.email('budgets.form.email').max(200),
})
export const AppealForm = z.object({
  klucz: text(100),
  contested: z.array(z.string().max(40)).max(60).default([]),
  body: z.string().trim().min(10, 'budgets.form.appeal').max(10_000, 'http.form.too-long'),
})
