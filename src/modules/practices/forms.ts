import { z } from 'zod'
import { line } from '../../platform/http/index.ts'
import { TOPICS } from '../processes/index.ts'
import { CHANNELS, COSTS, LANGUAGES, LICENCES, ORGANISERS, PRECISIONS, SCALES, TOOLS } from './rules.ts'

const text = (most: number) => z.string().trim().max(most, 'practices.problem.too-long')
const year = z.coerce
  .number('practices.problem.year')
  .int('practices.problem.year')
  .min(1900, 'practices.problem.year')
  .max(2100, 'practices.problem.year')
const blank = (value: unknown) => (value === '' ? undefined : value)

/** First screen: what it was and where. */
export const BasicsForm = z
  .object({
    title: line(160).pipe(z.string().min(5, 'practices.problem.title')),
    essence: text(400).min(20, 'practices.problem.essence'),
    tool: z.enum(TOOLS, 'practices.problem.choose'),
    theme: z.enum(TOPICS, 'practices.problem.choose'),
    place: line(300).default(''),
    placeWords: line(200).default(''),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, 'practices.problem.country')
      .default('PL'),
    yearFrom: year,
    yearTo: z.preprocess(blank, year.optional()),
    organiserType: z.enum(ORGANISERS, 'practices.problem.choose'),
    organiserName: line(200).default(''),
    scale: z.enum(SCALES, 'practices.problem.choose'),
    precision: z.enum(PRECISIONS).default('municipality'),
    point: line(60).default(''),
    language: z.enum(LANGUAGES).default('pl'),
    proces: z.uuid().optional().catch(undefined),
    evenAlike: z.string().optional(),
  })
  .refine(({ yearFrom, yearTo }) => yearTo === undefined || yearTo >= yearFrom, {
    path: ['yearTo'],
    error: 'practices.problem.years',
  })

/** Second screen: how it went. */
export const StoryForm = z.object({
  context: text(6000).default(''),
  course: text(10000).default(''),
  effect: text(6000).default(''),
  lessons: text(6000).default(''),
  differently: text(6000).default(''),
  whoTookPart: text(2000).default(''),
  participants: z.preprocess(
    blank,
    z.coerce
      .number('practices.problem.number')
      .int('practices.problem.number')
      .min(0, 'practices.problem.number')
      .max(100_000_000)
      .optional(),
  ),
  channels: z.array(z.enum(CHANNELS)).catch([]).default([]),
  costBand: z.preprocess(blank, z.enum(COSTS).optional()),
  evidence: text(4000).default(''),
  links: text(4000).default(''),
  licence: z.enum(LICENCES).default('cc-by-4.0'),
  takesLetters: z.string().optional(),
  note: line(200).default(''),
})

export const PictureForm = z.object({ alt: line(300).default(''), title: line(200).default('') })
export const CommentForm = z.object({ key: z.uuid(), body: text(2000).min(2, 'practices.problem.comment') })
export const RepeatForm = z.object({
  place: line(100).pipe(z.string().min(2, 'practices.problem.place')),
  year,
  words: text(1500).min(10, 'practices.problem.words'),
})
export const LetterForm = z.object({
  key: z.uuid(),
  name: line(80).pipe(z.string().min(3, 'practices.problem.name')),
  body: text(3000).min(10, 'practices.problem.words'),
  replyTo: z.preprocess(blank, z.email('practices.problem.email').optional()),
  website: z.string().default(''),
})
export const ReasonForm = z.object({ reason: text(2000).min(5, 'practices.problem.reason') })
export const CheckForm = z.object({
  checklist: z.array(z.string()).catch([]).default([]),
  reason: text(2000).default(''),
  outcome: z.enum(['accepted', 'returned']),
})

/** "Raport | https://…" in each line; a line without a sign is a title alone, an address alone is its own title. */
export function sourcesOf(text: string): { title: string; url: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 30)
    .map((line) => {
      const url = /(https?:\/\/\S+|(?<=\|\s*)\/\S+)/.exec(line)?.[0] ?? ''
      const title = line
        .replace(url, '')
        .replace(/\|\s*$/, '')
        .trim()
      return { title: title || url, url }
    })
}

export const sourcesText = (sources: readonly { title: string; url: string }[]) =>
  sources.map(({ title, url }) => (url && url !== title ? `${title} | ${url}` : title)).join('\n')
