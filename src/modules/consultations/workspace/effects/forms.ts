import { z } from 'zod'
import { day, needed } from '../fields.ts'

/** What changed after the consultation. */
export const EffectForm = z.object({ title: needed(160), body: needed(5000), happenedOn: day })
