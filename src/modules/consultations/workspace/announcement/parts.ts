import { z } from 'zod'
import type { Process } from '../../../processes/index.ts'
import type { ConsultationChanges, FoundConsultation } from '../../actions.ts'
import type { AnnouncementField } from '../../rules.ts'
import { closingMoment, day, inOrder, moment, needed, orNull, text, typedMoment } from '../fields.ts'

/** One part of the announcement: one screen, its fields, and how they are kept. */
export interface Part {
  /** In the address and in the texts. */
  key: 'sprawa' | 'zakres' | 'terminy' | 'kontakt' | 'dane-osobowe'
  schema: z.ZodObject
  /** What the form shows at first. */
  values(found: FoundConsultation): Record<string, string>
  changes(value: Record<string, unknown>): ConsultationChanges
  /** Which required fields it answers for. */
  answers: AnnouncementField[]
}

export const PARTS: Part[] = [
  {
    key: 'sprawa',
    answers: ['summary', 'purpose'],
    schema: z.object({
      title: needed(160),
      summary: needed(300),
      plainLanguage: text(2000),
      purpose: text(2000),
      description: text(20_000),
      areaWords: text(300),
    }),
    values: ({ process }) => ({
      title: process.title,
      summary: process.summary,
      plainLanguage: process.plainLanguage ?? '',
      purpose: process.purpose,
      description: process.description,
      areaWords: process.areaWords ?? '',
    }),
    changes: (value) => {
      const { title, summary, plainLanguage, purpose, description, areaWords } = value as Record<string, string>
      return {
        process: {
          title,
          summary,
          plainLanguage: orNull(plainLanguage ?? ''),
          purpose,
          description,
          areaWords: orNull(areaWords ?? ''),
        },
      }
    },
  },
  {
    key: 'zakres',
    answers: ['openScope', 'legalBasis', 'organ'],
    schema: z.object({
      organ: text(200),
      runningUnit: text(200),
      legalBasis: text(500),
      orderingAct: text(300),
      openScope: text(2000),
      closedScope: text(2000),
      addressees: text(1000),
    }),
    values: ({ process, consultation }) => ({
      organ: consultation.organ,
      runningUnit: consultation.runningUnit,
      legalBasis: process.legalBasis,
      orderingAct: consultation.orderingAct,
      openScope: consultation.openScope,
      closedScope: consultation.closedScope,
      addressees: consultation.addressees,
    }),
    changes: (value) => {
      const { legalBasis, ...consultation } = value as Record<string, string>
      return { process: { legalBasis }, consultation }
    },
  },
  {
    key: 'terminy',
    answers: ['dates', 'datesAhead', 'reportDueOn'],
    schema: z
      .object({ opensAt: moment, closesAt: closingMoment, displayedDate: text(60), reportDueOn: day })
      .refine(({ opensAt, closesAt }) => inOrder(opensAt, closesAt, { minutes: 1 }), {
        path: ['closesAt'],
        message: 'consultations.form.closes-before',
      }),
    values: ({ process }) => ({
      opensAt: typedMoment(process.opensAt),
      closesAt: typedMoment(process.closesAt),
      displayedDate: process.displayedDate ?? '',
      reportDueOn: process.reportDueOn?.toString() ?? '',
    }),
    changes: (value) => {
      const { displayedDate, ...dates } = value as Pick<Process, 'opensAt' | 'closesAt' | 'reportDueOn'> & {
        displayedDate: string
      }
      return { process: { ...dates, displayedDate: orNull(displayedDate) } }
    },
  },
  {
    key: 'kontakt',
    answers: ['howToSubmit', 'contactName', 'contact', 'accessibility'],
    schema: z.object({
      howToSubmit: text(3000),
      contactName: text(120),
      contactEmail: z.email('consultations.form.email').max(254).or(z.literal('')).default('').transform(orNull),
      contactPhone: text(40).transform(orNull),
      accessibility: text(2000),
    }),
    values: ({ process, consultation }) => ({
      howToSubmit: consultation.howToSubmit,
      contactName: process.contactName,
      contactEmail: process.contactEmail ?? '',
      contactPhone: process.contactPhone ?? '',
      accessibility: process.accessibility,
    }),
    changes: (value) => {
      const { howToSubmit, ...process } = value as {
        howToSubmit: string
        contactName: string
        contactEmail: string | null
        contactPhone: string | null
        accessibility: string
      }
      return { process, consultation: { howToSubmit } }
    },
  },
  {
    key: 'dane-osobowe',
    answers: ['privacyNotice'],
    schema: z.object({ privacyNotice: text(6000) }),
    values: ({ consultation }) => ({ privacyNotice: consultation.privacyNotice }),
    changes: (value) => ({ consultation: { privacyNotice: String(value.privacyNotice ?? '') } }),
  },
]
