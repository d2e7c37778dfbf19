import type { Context } from '../../platform/context.ts'
import type { Process } from '../processes/index.ts'
import type { IntakeSettings } from '../remarks/index.ts'
import { type Consultation, consultationOf } from './store.ts'

/** How this consultation takes remarks. */
export const intakeSettingsOf = async (context: Context, process: Process) =>
  intakeOf(await consultationOf(context.db, process.id))

export const intakeOf = (consultation: Consultation): IntakeSettings => ({
  moderation: consultation.moderation,
  takesPlace: consultation.takesPlace,
  takesAttachments: consultation.takesAttachments,
  decisionsShown: consultation.decisionsPublic,
  secondAcceptance: consultation.secondAcceptance,
  privacyNotice: consultation.privacyNotice,
})
