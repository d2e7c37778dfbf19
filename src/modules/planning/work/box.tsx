import type { VNode } from 'preact'
import type { Context } from '../../../platform/context.ts'
import { Box, useView } from '../../../ui/index.ts'
import type { Process } from '../../processes/index.ts'
import { PublishedReasons } from '../calendar/warnings.tsx'
import { type Judged, judgeProcess } from '../plans/calendar.ts'
import { holdsFor, type Reason } from '../plans/rules.ts'
import { planOfProcess, reasonsOf } from '../plans/store.ts'
import type { PlanningPorts } from '../ports.ts'

/** On the page of a consultation: where it departs from the act or from good practice, and why; none when it does not. */
export async function reasonsBox(context: Context, ports: PlanningPorts, process: Process): Promise<VNode[]> {
  const plan = await planOfProcess(context.db, process.id)
  if (!plan) return []
  const reasons = await reasonsOf(context.db, plan.id)
  if (reasons.size === 0) return []
  const judged = await judgeProcess(context, plan, process, await ports.formsElsewhere(context, process))
  if (!judged?.warnings.some((warning) => holdsFor(reasons.get(warning.id), warning))) return []
  return [<ReasonsBox key="reasons" judged={judged} reasons={reasons} />]
}

function ReasonsBox({ judged, reasons }: { judged: Judged; reasons: ReadonlyMap<string, Reason> }) {
  const { t } = useView()
  return (
    <Box title={t('planning.reasons.title')} id="odstepstwa">
      <p>{t('planning.reasons.lead')}</p>
      <PublishedReasons warnings={judged.warnings} reasons={reasons} />
    </Box>
  )
}
