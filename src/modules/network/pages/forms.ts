import { z } from 'zod'

const title = (max = 120) => z.string().trim().max(max, 'network.pages.title-long')
const body = z.string().trim().max(20_000, 'network.pages.body-long')

/** What coordinators write on a page; `number` is the version they read. */
export const PageForm = z
  .object({
    title: title().min(3, 'network.pages.title-needed'),
    body: body.min(1, 'network.pages.body-needed'),
    titleEn: title().default(''),
    bodyEn: body.default(''),
    number: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .refine(({ titleEn, bodyEn }) => Boolean(titleEn) === Boolean(bodyEn), {
    path: ['bodyEn'],
    error: 'network.pages.both-english',
  })

export const MoveForm = z.object({ direction: z.enum(['up', 'down']) })
