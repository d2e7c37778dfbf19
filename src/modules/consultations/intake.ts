import type { Context } from '../../platform/context.ts'
import type { Process } from '../processes/index.ts'
import type { IntakeSettings } from '../remarks/index.ts'
import { consultationOf } from './store.ts'

/** How this consultation takes remarks. */
export async function intakeSettingsOf(context: Context, process: Process): Promise<IntakeSettings> {
  const { moderation, takesPlace, takesAttachments, decisionsPublic, secondAcceptance, privacyNotice } = await consultationOf(context.db, process.id)
  return { moderation, takesPlace, takesAttachments, decisionsShown: decisionsPublic, secondAcceptance, privacyNotice }
}
