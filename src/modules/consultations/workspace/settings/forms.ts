import { z } from 'zod'
import { ticked } from '../../../../platform/http/index.ts'
import { needed } from '../fields.ts'

/** How a consultation takes and shows remarks. */
export const SettingsForm = z.object({
  moderation: z.enum(['before', 'after']),
  decisionsPublic: z.enum(['at-once', 'with-report']),
  secondAcceptance: ticked(),
  takesPlace: ticked(),
  takesAttachments: ticked(),
})

export const CancelForm = z.object({ reason: needed(2000) })
