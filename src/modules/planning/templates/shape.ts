import { z } from 'zod'
import { FORMS, MATTERS, workdayFrom } from '../../law/index.ts'
import { TOPICS } from '../../processes/index.ts'
import type { PlanAnswers } from '../plans/answers.ts'

/** A consultation without its dates, words and people: days are counted from the first one. */
export const TemplateShape = z.object({
  matter: z.enum(MATTERS),
  topic: z.enum(TOPICS),
  announcedBefore: z.number().int().nullable(),
  days: z.number().int().min(1),
  reportAfter: z.number().int().nullable(),
  forms: z.array(
    z.object({ form: z.enum(FORMS), title: z.string(), day: z.number().int().nullable(), time: z.string() }),
  ),
  places: z.array(z.enum(['press', 'area', 'office', 'bip', 'website', 'customary'])),
})
export type TemplateShape = z.infer<typeof TemplateShape>

const days = (from: string, to: string) => Temporal.PlainDate.from(from).until(to).days

/** What is left of a plan when its dates and words are taken away; null while it has no matter or no dates. */
export function shapeOf({
  matter,
  about,
  opens,
  closes,
  announced,
  reportDue,
  forms,
  places,
}: PlanAnswers): TemplateShape | null {
  if (!matter || !opens || !closes) return null
  return {
    matter,
    topic: about?.topic ?? 'other',
    announcedBefore: announced ? days(announced, opens) : null,
    days: days(opens, closes),
    reportAfter: reportDue ? days(closes, reportDue) : null,
    forms: forms.map(({ form, title, at }) => {
      const moment = at ? Temporal.PlainDateTime.from(at) : null
      return {
        form,
        title,
        day: moment ? days(opens, moment.toPlainDate().toString()) : null,
        time: moment ? moment.toPlainTime().toString({ smallestUnit: 'minute' }) : '',
      }
    }),
    places: places ?? [],
  }
}

/** The answers of a plan that begins like this on a day; its last day is a working one. Places of meetings are one's own. */
export function answersFrom(shape: TemplateShape, opens: Temporal.PlainDate): Partial<PlanAnswers> {
  const closes = workdayFrom(opens.add({ days: shape.days }))
  return {
    matter: shape.matter,
    announced: shape.announcedBefore === null ? null : opens.subtract({ days: shape.announcedBefore }).toString(),
    opens: opens.toString(),
    closes: closes.toString(),
    reportDue: shape.reportAfter === null ? null : workdayFrom(closes.add({ days: shape.reportAfter })).toString(),
    forms: shape.forms.map(({ form, title, day, time }) => ({
      form,
      title,
      at: day === null ? null : `${opens.add({ days: day })}T${time}`,
      place: '',
    })),
    places: shape.places,
  }
}
