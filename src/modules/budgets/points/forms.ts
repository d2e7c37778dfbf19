import { z } from 'zod'
import { type Hours, readHours } from '../../../platform/hours.ts'
import { isoDay } from '../../../platform/http/index.ts'

const needed = (longest: number) => z.string().trim().min(1, 'http.form.needed').max(longest, 'http.form.too-long')
const day = isoDay('consultations.form.date').transform((value) => Temporal.PlainDate.from(value))

export const PointForm = z.object({
  name: needed(120),
  address: needed(200),
  directions: z.string().trim().max(1000, 'http.form.too-long').default(''),
})

export const ShiftForm = z.object({
  from: day,
  to: day,
  hours: z
    .string()
    .trim()
    .max(100)
    .refine((typed) => (readHours(typed) ?? []).length > 0, 'budgets.points.hours.needed')
    .transform((typed): Hours[] => readHours(typed) ?? []),
  weekdaysOnly: z
    .literal('tak')
    .optional()
    .transform((value) => value === 'tak'),
  people: z
    .string()
    .trim()
    .max(1000, 'http.form.too-long')
    .default('')
    .transform((typed) =>
      typed
        .split(/[\n,;]/)
        .map((name) => name.trim())
        .filter(Boolean),
    ),
})

export const DeviceForm = z.object({ key: z.uuid('http.form.needed'), device: needed(60) })
export const JoinDeviceForm = z.object({ code: needed(30) })
